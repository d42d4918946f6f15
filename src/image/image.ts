// One image, whatever its origin: identity, config, layers to walk, contents to look at again.
import type { Bytes } from '../core/bytes.ts';
import type { Digest } from '../core/digest.ts';
import type { Interruptible } from '../core/interruptible.ts';
import type { Limits } from '../core/limits.ts';
import type { ImageConfig } from './config.ts';
import type { Entry } from './entry.ts';
import type { Pass, Reader } from './reader.ts';
import type { LayerKey, LayerRecord } from './record.ts';

export type OriginKind =
  | 'docker-archive'
  | 'oci'
  | 'oci-archive'
  | 'docker'
  | 'podman'
  | 'registry'
  | 'dir'
  | 'file';

/** Every digest and name that an image is known by. The canonical name is the config digest. */
export interface Identity {
  readonly origin: OriginKind;
  /** As the user would name it: path or reference. */
  readonly reference: string;
  readonly config?: Digest;
  readonly manifest?: Digest;
  readonly index?: Digest;
  /** Names that the origin knows for it (RepoTags, annotations). */
  readonly tags: readonly string[];
}

export interface Image {
  readonly identity: Identity;
  /** What the origin tells before the walk; an engine tells all of it only then. */
  readonly config: ImageConfig;
  /** The origin's own statement per layer; keys of layers not yet hashed are claimed until they are walked. */
  readonly layers: readonly { readonly key: LayerKey; readonly size?: number }[];
  /**
   * Walks the layers that are not in `known` once, all readers together, and returns a record for each layer.
   * Errors: image.cut, image.damaged, image.digest-mismatch, image.over-limit and those of the origin.
   */
  walk(readers: readonly Reader[], options: WalkOptions): Promise<readonly LayerRecord[]>;
  /**
   * The content of these file entries at once (a second look), valid until `close`. Entries of kind `file` only:
   * a hard link's content is that of the file it names.
   */
  contents(entries: readonly Entry[], options: WalkOptions): Promise<OpenedFiles>;
  /** True for a folder or file of a project, in which lock files count; no image and no root file system. */
  readonly project?: boolean;
  close(): Promise<void>;
}

export interface WalkOptions {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** What the cache already has of a layer: `missing` passes are to be walked; undefined: nothing is known. */
  readonly known?: (layer: number) => KnownLayer | undefined;
  /** Hash what would only be claimed, and check every DiffID. */
  readonly verify?: boolean;
  /** Runs what may take long without a pause. */
  readonly interruptible?: Interruptible;
  /** Told of each layer's record as soon as it is there; throws image.over-limit when all are too much. */
  readonly tally?: (record: LayerRecord) => void;
  /** Bytes read of the image so far, for progress. */
  readonly onBytes?: (done: number, total?: number) => void;
}

export interface KnownLayer {
  readonly record: LayerRecord;
  readonly missing: readonly Pass[];
}

export interface OpenedFiles {
  /** In the order of the entries asked for. */
  readonly files: readonly { readonly entry: Entry; readonly bytes: Bytes }[];
  close(): void;
}
