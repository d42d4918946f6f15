// What runs in an image and nothing accounts for: no package, no owner, no known program.

export interface Unidentified {
  /** Canonical path. */
  readonly path: string;
  /** Counted from 0. */
  readonly layer: number;
  /** Bytes. */
  readonly size: number;
  readonly format: 'elf' | 'pe' | 'mach-o' | 'script';
  /** GNU build id in hex, or Go's. */
  readonly buildId?: string;
  /** Symbols were removed; only where the file was looked at. */
  readonly stripped?: boolean;
  /** Texts in the file that may name it: soname, copyright lines, `name/1.2.3`. At most a few, each one line. */
  readonly hints: readonly string[];
}
