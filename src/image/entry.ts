// One entry of one layer: what a tar header, or a folder's stat, says about a path.

export type EntryKind = 'file' | 'directory' | 'symlink' | 'hardlink' | 'whiteout' | 'opaque' | 'other';

export interface Entry {
  /** Index of the layer in its image; 0 is the lowest. */
  readonly layer: number;
  /** Place in its tar; the last index of a path wins. */
  readonly index: number;
  /** Raw layer path, cleaned: relative, '/', no '.', no '..'. A whiteout's path is that of what it hides; an opaque marker's is its folder. */
  readonly path: string;
  readonly kind: EntryKind;
  /** Bytes of content; a hard link has its target's, all else but files 0. */
  readonly size: number;
  /** Permission bits with set-uid, set-gid and sticky (12 bits). */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970. */
  readonly mtime: number;
  /** Symlink: as written. Hard link: cleaned layer path. */
  readonly target?: string;
  /** The raw `security.capability` attribute. */
  readonly capability?: Uint8Array;
}

/** The part after the last '/'. */
export function basenameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The part before the last '/', or ''. */
export function dirnameOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
