// Where the bytes of one layer come from, and walking them: by seeking where that is possible, else as a stream.
import type { Hash } from 'node:crypto';
import { type Digest, hasherFor } from '../../core/digest.ts';
import { PlimsollError } from '../../core/errors.ts';
import type { WalkOptions } from '../image.ts';
import type { Reader } from '../reader.ts';
import type { LayerKey, LayerRecord } from '../record.ts';
import { FileBytes } from './file-bytes.ts';
import { Gatherer } from './gatherer.ts';
import { hashRange } from './hash.ts';
import { compressionOf, inflate } from './inflate.ts';
import { serveLinks } from './second-pass.ts';
import { seekWalk } from './seek-walk.ts';
import { LayerStream } from './stream-walk.ts';

export interface LayerSource {
  /** For messages: `shop.tar: layer 3 of 9`. */
  readonly where: string;
  /** What is known of it before its bytes are. */
  readonly key: LayerKey;
  /** Stored (compressed) bytes. */
  readonly size?: number;
  /** As the config claims it. */
  readonly diffId?: Digest;
  /** The digest that the stored bytes are named by; they are checked against it, always. */
  readonly digest?: Digest;
  /** True where `open` itself ends in an error unless its bytes have that digest. */
  readonly checked?: boolean;
  /** True: hash the plain tar though nobody says what it should be; the record's key tells. */
  readonly hash?: boolean;
  /** The layer is not there and lawfully so (a foreign layer): why. It becomes a gap. */
  readonly absent?: string;
  /** Where the stored bytes are a part of an open file. */
  readonly file?: { readonly fd: number; readonly offset: number; readonly size: number };
  /** The stored bytes from the first one. */
  open(signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** The same bytes once more, where `open` can't be called twice. */
  reopen?(signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** True when the layer is a plain tar in a file, so that contents need not be read in order. */
export function isSeekable(source: LayerSource): boolean {
  if (!source.file) return false;
  const { fd, offset, size } = source.file;
  const head = new FileBytes(fd, offset, size).read(0, Math.min(6, size));
  return compressionOf(head, source.where) === 'none';
}

/** Walks one layer for `readers`. `onBytes` is told of stored bytes as they are read. */
export async function walkSource(
  source: LayerSource,
  layer: number,
  readers: readonly Reader[],
  options: WalkOptions,
  onBytes: (more: number) => void,
): Promise<LayerRecord> {
  const gatherer = new Gatherer(readers, layer, options);
  if (source.absent !== undefined) {
    gatherer.missLayer(source.absent);
    return recordOf(gatherer, { trust: 'none' }, 0);
  }
  const record =
    source.file && isSeekable(source)
      ? await walkPlain(source, source.file, gatherer, options, onBytes)
      : await walkStream(source, gatherer, options, onBytes);
  options.tally?.(record);
  return record;
}

async function walkPlain(
  source: LayerSource,
  file: { fd: number; offset: number; size: number },
  gatherer: Gatherer,
  options: WalkOptions,
  onBytes: (more: number) => void,
): Promise<LayerRecord> {
  const { where, digest, diffId } = source;
  const wanted = digest !== undefined || options.verify === true;
  const hashing = wanted ? hashRange(file, options.signal, digest ?? diffId) : undefined;
  let seen = 0;
  const bytes = new FileBytes(file.fd, file.offset, file.size);
  const walk = seekWalk(bytes, gatherer, {
    where,
    limits: options.limits,
    signal: options.signal,
    strict: !wanted,
    onBytes: (at) => {
      onBytes(at - seen);
      seen = at;
    },
  });
  const [walked, hashed] = await Promise.allSettled([walk, hashing]);
  if (hashed.status === 'rejected') throw hashed.reason;
  // Bytes that are not those that were meant explain whatever the walk met.
  const actual = hashed.value;
  if (actual && digest) requireDigest(where, digest, actual);
  if (actual && diffId && options.verify && !digest) requireDiffId(where, diffId, actual);
  if (walked.status === 'rejected') throw walked.reason;
  if (actual && diffId && options.verify && digest?.startsWith('sha256:'))
    requireDiffId(where, diffId, actual);
  return recordOf(gatherer, actual ? { trust: 'verified', digest: actual } : source.key, file.size);
}

async function walkStream(
  source: LayerSource,
  gatherer: Gatherer,
  options: WalkOptions,
  onBytes: (more: number) => void,
): Promise<LayerRecord> {
  const { where, digest, diffId } = source;
  const { limits, signal } = options;
  const stored = digest && !source.checked ? hasherFor(digest) : undefined;
  const plain = source.hash || (options.verify && diffId) ? hasherFor(diffId ?? 'sha256:') : undefined;
  const walk = new LayerStream(where, gatherer, limits);
  try {
    await inflate(source.open(signal), {
      where,
      limits,
      stored(chunk) {
        signal.throwIfAborted();
        stored?.update(chunk);
        onBytes(chunk.length);
      },
      take(chunk) {
        plain?.update(chunk);
        walk.splitter.push(chunk);
      },
    });
    if (digest && stored) requireDigest(where, digest, digestOf(stored, digest));
    const links = walk.end(!digest && !options.verify && !source.hash);
    const actual = plain && digestOf(plain, diffId ?? 'sha256:');
    if (actual && diffId) requireDiffId(where, diffId, actual);
    if (links.size > 0) await serveLinks(source, links, gatherer, options);
    const verified = source.hash ? actual : (digest ?? actual);
    return recordOf(
      gatherer,
      verified ? { trust: 'verified', digest: verified } : source.key,
      walk.splitter.at,
    );
  } finally {
    walk.close();
  }
}

function recordOf(gatherer: Gatherer, key: LayerKey, bytes: number): LayerRecord {
  return { key, files: gatherer.files, shards: gatherer.shards(), bytes };
}

/** The digest of what was hashed, by the algorithm of `like`. */
function digestOf(hash: Hash, like: Digest): Digest {
  return `${like.slice(0, like.indexOf(':')) as 'sha256'}:${hash.digest('hex')}`;
}

export function requireDigest(where: string, expected: Digest, actual: Digest): void {
  if (expected === actual) return;
  throw new PlimsollError('image.digest-mismatch', {
    where,
    what: `its bytes have the digest ${actual}, but it is named ${expected}`,
    remedy: 'it was changed or damaged; save or pull the image again',
  });
}

function requireDiffId(where: string, expected: Digest, actual: Digest): void {
  if (expected === actual) return;
  throw new PlimsollError('image.digest-mismatch', {
    where,
    what: `its DiffID is ${actual}, but the config claims ${expected}`,
    remedy: 'the config does not belong to these layers; build or pull the image again',
  });
}
