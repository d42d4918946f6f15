// Limits against hostile input. Attack in mind beside each; all can be raised by options, none is off.

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
};
