// The inventory: all that the matcher reads. An image and its own SBOM give the same one.
import type { Gap } from '../image/reader.ts';
import type { Channels } from './channels.ts';
import type { Distribution } from './distribution.ts';
import type { Package } from './package.ts';
import type { Unidentified } from './unidentified.ts';

export interface Inventory {
  readonly distribution?: Distribution;
  /** Where packages come from, as far as files tell. */
  readonly channels?: Channels;
  /** Sorted by `comparePackages`. */
  readonly packages: readonly Package[];
  /** What can be run and nothing accounts for, by path; undefined when nobody looked. */
  readonly unidentified?: readonly Unidentified[];
  readonly gaps: readonly Gap[];
  /** What the user wanted left out; undefined when nothing was. */
  readonly leftOut?: LeftOut;
}

export interface LeftOut {
  /** Names of cataloguers that would have run, sorted. */
  readonly cataloguers: readonly string[];
  /** Patterns in the order given, each with the files that it kept from being looked at. */
  readonly paths: readonly { readonly pattern: string; readonly files: number }[];
}
