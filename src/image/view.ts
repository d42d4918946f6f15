// The merged image: what a container would see, and which layer brought it.
import type { Instruction } from './config.ts';
import type { Entry } from './entry.ts';

export interface View {
  /** The entry at a path; follows symlinks inside the root, at most 40 hops. A hard link is found as itself: its facts and content are its target's. Paths may begin with '/'. */
  find(path: string): Entry | undefined;
  /** Canonical path of what `find` finds (usr-merge, /var/run…), or undefined where nothing is there. */
  real(path: string): string | undefined;
  /** The visible entries of a folder, by their own entries (links not followed), sorted by name. Each with its canonical path. */
  children(directory: string): Iterable<{ readonly path: string; readonly entry: Entry }>;
  /** False: hidden or deleted by a higher layer, or overwritten in its own; yet shipped. */
  visible(layer: number, entry: number): boolean;
  /** Entry of a layer by its index. */
  entry(layer: number, index: number): Entry;
  instruction(layer: number): Instruction | undefined;
  readonly layers: number;
}
