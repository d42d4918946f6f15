// Limits against hostile input, the attack in mind beside each. `--max-entries` and `--max-layer-size` raise two of them.

export interface Limits {
  /** A compressed entry up to this size stays in one reused buffer; a larger one goes to a spool file (bytes). */
  readonly inline: number;
  /** A compressed entry above this size is not read at random: gap `too-large` (bytes; fills the disk). */
  readonly spool: number;
  /** Entries in one layer (a million empty files fill the memory). */
  readonly entries: number;
  /** Bytes of one layer when inflated (bombs). */
  readonly layerBytes: number;
  /** Inflated bytes for each compressed one, judged from `ratioFrom` on: a sparse disk image is no bomb. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Bytes of a manifest, index or config. */
  readonly document: number;
  /** Layers in one image. */
  readonly layers: number;
  /** Memory for the names of one layer's entries, about (names of a megabyte each, which shrink to nothing; bytes). */
  readonly names: number;
  /** Memory for what the readers of one pass find in one layer, about: above it a gap that hides (bytes). */
  readonly facts: number;
  /** Gaps of one pass in one layer, above which they are told as one (a million damaged files). */
  readonly gaps: number;
  /** Memory for names and facts of all layers, about; a layer that is listed twice counts twice (bytes). */
  readonly kept: number;
}

const MiB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  inline: MiB,
  spool: 2048 * MiB,
  entries: 2_000_000,
  layerBytes: 64 * 1024 * MiB,
  ratio: 100,
  ratioFrom: 16 * 1024 * MiB,
  document: 8 * MiB,
  layers: 1000,
  names: 384 * MiB,
  facts: 128 * MiB,
  gaps: 10_000,
  kept: 512 * MiB,
};
