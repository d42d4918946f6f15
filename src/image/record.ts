// What is known of one layer: its key, its file table, and one shard of facts a pass.
import type { Digest } from '../core/digest.ts';
import type { FileTable } from './file-table.ts';
import type { Fact, Gap, Pass } from './reader.ts';

/**
 * `verified`: we hashed the very bytes that this digest names; shared by all images.
 * `claimed`: an archive or file walked by seeking; `file` is a hash of its identity on disk (real path, device,
 * inode, size, mtime in ns, offset) and is never shared. `none`: not to be cached (a plain folder).
 */
export type LayerKey =
  | { readonly trust: 'verified'; readonly digest: Digest }
  | { readonly trust: 'claimed'; readonly file: string }
  | { readonly trust: 'none' };

export interface Shard {
  /** By reader's name; in entry order, hard links last. */
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  readonly gaps: readonly Gap[];
  /** Memory that facts and gaps take, about (bytes). */
  readonly weight: number;
}

export interface LayerRecord {
  readonly key: LayerKey;
  readonly files: FileTable;
  readonly shards: ReadonlyMap<Pass, Shard>;
  /** Bytes of the uncompressed tar, as far as walked. */
  readonly bytes: number;
}
