// Readers: whatever looks into content of images. Facts depend on the entry, its bytes, the reader's version and options, and on nothing else.
import type { Bytes } from '../core/bytes.ts';
import type { ImageConfig } from './config.ts';
import type { Entry } from './entry.ts';

/** Readers of one pass share a cache shard: changing one pass does not re-read the others. */
export type Pass =
  | 'packages'
  | 'binaries'
  | 'secrets'
  | 'elf'
  | 'accounts'
  | `digest:${'md5' | 'sha1' | 'sha256'}`;

/** How much of an entry a reader wants: nothing, its first 512 bytes, random access, or all of it in order. */
export type Want = 'no' | 'head' | 'bytes' | 'chunks';

/** One thing seen in one entry. Readers add JSON-safe fields of their own. `entry` is -1 for facts of the image config. */
export interface Fact {
  readonly kind: string;
  readonly entry: number;
}

export type GapReason = 'not-understood' | 'damaged' | 'too-large' | 'budget' | 'encrypted' | 'unreachable';

/** Something that was not looked at or not understood. `hides`: packages may be in there. */
export interface Gap {
  readonly reader: string;
  readonly path: string;
  /** Index of the entry in its layer; none where the gap is no file's. */
  readonly entry?: number;
  readonly reason: GapReason;
  readonly hides: boolean;
  /** What exactly, in one line. */
  readonly detail?: string;
}

type WithoutEntry<F> = F extends unknown ? Omit<F, 'entry'> : never;

/** Where a reader puts what it finds; the walker adds the entry. */
export interface Out<F extends Fact> {
  fact(fact: WithoutEntry<F>): void;
  gap(reason: GapReason, hides: boolean, detail?: string): void;
}

/** Takes an entry's content in order; carries its own overlap between chunks. */
export interface Visitor {
  push(chunk: Uint8Array): void;
  end(): void;
}

/** Names of files, as tables: a name must be one of the basenames or end in one of the suffixes, upper or lower case the same. */
export interface FileNames {
  readonly basenames?: readonly string[];
  /** Each with a dot, and a name may be the suffix alone: `.gemspec`, `.spdx.json`. */
  readonly suffixes?: readonly string[];
}

export interface Reader<F extends Fact = Fact> {
  readonly name: string;
  readonly version: number;
  readonly pass: Pass;
  /** '' or a hash of whatever options change the facts. */
  readonly optionsKey: string;
  /** Only files with these names are offered; without it all are, which costs something for every entry of every layer. */
  readonly files?: FileNames;
  /** Cheap: by name, path and the entry's other fields alone. Files and hard links are offered. */
  wants(basename: string, entry: Entry): Want;
  /** After 'head': the first bytes (at most 512; fewer when the file is shorter) decide. */
  probe?(head: Uint8Array, entry: Entry): Exclude<Want, 'head'>;
  /** 'bytes'. A thrown `Damaged` or `OverBudget` becomes a gap that hides; facts already given stay. */
  read?(bytes: Bytes, entry: Entry, out: Out<F>): void;
  /** 'chunks'. */
  visit?(entry: Entry, out: Out<F>): Visitor;
  /** Image config, ENV, labels, history. */
  config?(config: ImageConfig, out: Out<F>): void;
  /**
   * Second look: several files at once, chosen by `assemble`; facts belong to the first of them. Where
   * there are many, a view of one file dies at the next read of any.
   */
  again?(files: readonly { readonly entry: Entry; readonly bytes: Bytes }[], out: Out<F>): void;
}
