// What opening an image may depend on.
import type { Digest } from '../../core/digest.ts';
import type { Limits } from '../../core/limits.ts';
import type { NetworkOptions } from '../../core/network.ts';
import type { Platform } from '../documents/manifest.ts';

export interface OpenOptions {
  readonly limits: Limits;
  readonly network: NetworkOptions;
  /** `--platform`. */
  readonly platform?: Platform;
  /** This machine's platform. */
  readonly here: Platform;
  /** Configs seen before, by digest. */
  readonly documents?: DocumentCache;
  /** Standard input, for the reference `-`. */
  readonly stdin?: NodeJS.ReadStream;
}

/** Small documents by the digest of their bytes. */
export interface DocumentCache {
  get(digest: Digest): Uint8Array | undefined;
  put(digest: Digest, bytes: Uint8Array): void;
}
