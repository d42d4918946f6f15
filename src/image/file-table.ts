// The file table of one layer: all entries as columns, because 57,000 objects would cost ten times as much.
import type { Entry, EntryKind } from './entry.ts';

export const KINDS: readonly EntryKind[] = [
  'file',
  'directory',
  'symlink',
  'hardlink',
  'whiteout',
  'opaque',
  'other',
];

const CODES = Object.fromEntries(KINDS.map((kind, code) => [kind, code])) as Readonly<
  Record<EntryKind, number>
>;

/** Memory of an entry without its names, about (bytes). */
const ENTRY = 100;

export interface FileTable {
  readonly length: number;
  /** Memory that it takes, about (bytes). */
  readonly weight: number;
  path(index: number): string;
  kind(index: number): EntryKind;
  size(index: number): number;
  target(index: number): string | undefined;
  /** The entry as an object; `layer` is the caller's, since one table can stand at several places of an image. */
  entry(index: number, layer: number): Entry;
}

/** Grows entry by entry while a layer is walked; then it is the table. */
export class FileTableBuilder implements FileTable {
  readonly paths: string[] = [];
  readonly kinds: number[] = [];
  readonly sizes: number[] = [];
  readonly modes: number[] = [];
  readonly uids: number[] = [];
  readonly gids: number[] = [];
  readonly mtimes: number[] = [];
  readonly targets: Map<number, string> = new Map();
  readonly capabilities: Map<number, Uint8Array> = new Map();
  weight = 0;

  get length(): number {
    return this.paths.length;
  }

  add(entry: Entry): void {
    const index = this.paths.length;
    this.paths.push(entry.path);
    this.kinds.push(CODES[entry.kind]);
    this.sizes.push(entry.size);
    this.modes.push(entry.mode);
    this.uids.push(entry.uid);
    this.gids.push(entry.gid);
    this.mtimes.push(entry.mtime);
    this.weight += weightOf(entry.path, entry.target);
    if (entry.target !== undefined) this.targets.set(index, entry.target);
    if (entry.capability !== undefined) this.capabilities.set(index, entry.capability);
  }

  /** A hard link has its target's size; known only when the layer is through. */
  setSize(index: number, size: number): void {
    this.sizes[index] = size;
  }

  path(index: number): string {
    return this.paths[index]!;
  }

  kind(index: number): EntryKind {
    return KINDS[this.kinds[index]!]!;
  }

  size(index: number): number {
    return this.sizes[index]!;
  }

  target(index: number): string | undefined {
    return this.targets.get(index);
  }

  entry(index: number, layer: number): Entry {
    const target = this.targets.get(index);
    const capability = this.capabilities.get(index);
    return {
      layer,
      index,
      path: this.path(index),
      kind: this.kind(index),
      size: this.size(index),
      mode: this.modes[index]!,
      uid: this.uids[index]!,
      gid: this.gids[index]!,
      mtime: this.mtimes[index]!,
      ...(target !== undefined && { target }),
      ...(capability !== undefined && { capability }),
    };
  }
}

/** Memory of one entry, about (bytes). */
export function weightOf(path: string, target = ''): number {
  return ENTRY + path.length + target.length;
}
