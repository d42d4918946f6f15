// The layer cache: one file a shard, written beside and renamed, so that readers never wait and never see a half.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Digest, hexOf, sha256 } from '../../core/digest.ts';
import { systemCode } from '../../core/errors.ts';
import type { Limits } from '../../core/limits.ts';
import type { Logger } from '../../core/log.ts';
import type { KnownLayer } from '../image.ts';
import type { Fact, Gap, Pass, Reader } from '../reader.ts';
import type { LayerKey, LayerRecord, Shard } from '../record.ts';
import { decodeTable, encodeTable } from './columns.ts';
import { frame, unframe } from './frame.ts';
import { writeBeside } from './write-beside.ts';

/** Raised whenever walking itself gives other results from the same bytes. */
const WALKER = 1;
const TABLE = 1;
const SHARD = 3;

export interface LayerCache {
  /** What is stored of a layer for these readers; undefined when its file table is not. */
  load(key: LayerKey, readers: readonly Reader[], limits: Limits): KnownLayer | undefined;
  /** Stores what was walked. Never fails the scan: a full disk is told to the logger, once. */
  store(key: LayerKey, record: LayerRecord, readers: readonly Reader[], limits: Limits): void;
  document(this: void, digest: Digest): Uint8Array | undefined;
  storeDocument(this: void, digest: Digest, bytes: Uint8Array): void;
}

export function openCache(folder: string, logger: Logger): LayerCache {
  let complained = false;
  const write = (path: string, make: () => Uint8Array) => {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeBeside(path, make(), 0o600);
    } catch (error) {
      if (complained) return;
      complained = true;
      logger.warn(
        `${folder}: the layer cache can not be written (${systemCode(error) || String(error)}); the next scan will be slower`,
      );
    }
  };
  return {
    load(key, readers, limits) {
      const table = read(pathOf(folder, shardKey(key, '', [], limits)), TABLE);
      const files = table && decoded(() => decodeTable(table.subarray(8)));
      if (!table || !files) return undefined;
      const shards = new Map<Pass, Shard>();
      const missing: Pass[] = [];
      for (const [pass, own] of byPass(readers)) {
        const bytes = read(pathOf(folder, shardKey(key, pass, own, limits)), SHARD);
        const shard = bytes && decoded(() => decodeShard(bytes));
        if (shard) shards.set(pass, shard);
        else missing.push(pass);
      }
      return { record: { key, files, shards, bytes: table.readDoubleLE(0) }, missing };
    },
    store(key, record, readers, limits) {
      if (key.trust === 'none') return;
      const bytes = Buffer.alloc(8);
      bytes.writeDoubleLE(record.bytes);
      const table = () => frame(TABLE, Buffer.concat([bytes, encodeTable(record.files)]));
      write(pathOf(folder, shardKey(key, '', [], limits)), table);
      for (const [pass, own] of byPass(readers)) {
        const shard = record.shards.get(pass);
        if (shard)
          write(pathOf(folder, shardKey(key, pass, own, limits)), () => frame(SHARD, encodeShard(shard)));
      }
    },
    document(digest) {
      try {
        const bytes = readFileSync(join(folder, 'documents', hexOf(digest)));
        return sha256(bytes) === digest ? bytes : undefined;
      } catch {
        // Not there, or not readable: it is fetched again.
        return undefined;
      }
    },
    storeDocument: (digest, bytes) => write(join(folder, 'documents', hexOf(digest)), () => bytes),
  };
}

/** Touches what it reads: pruning goes by last use. Damage counts as absence. */
function read(path: string, kind: number): Buffer | undefined {
  let framed: Buffer;
  try {
    framed = readFileSync(path);
  } catch {
    return undefined;
  }
  const plain = unframe(kind, framed);
  if (!plain) return undefined;
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // A read-only cache serves as well; it is pruned by whoever owns it.
  }
  return plain;
}

/** All on which the content depends: bytes, walker, pass, readers with versions and options, limits. */
function shardKey(key: LayerKey, pass: Pass | '', readers: readonly Reader[], limits: Limits): string {
  const layer =
    key.trust === 'verified'
      ? `verified ${key.digest}`
      : key.trust === 'claimed'
        ? `claimed ${key.file}`
        : '';
  const names = readers.map((reader) => `${reader.name}@${reader.version}:${reader.optionsKey}`).sort();
  const parts = [layer, WALKER, pass, ...names, JSON.stringify(limits)];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

function pathOf(folder: string, key: string): string {
  return join(folder, 'layers', key.slice(0, 2), key.slice(2));
}

function byPass(readers: readonly Reader[]): Map<Pass, Reader[]> {
  const passes = new Map<Pass, Reader[]>();
  for (const reader of readers) passes.set(reader.pass, [...(passes.get(reader.pass) ?? []), reader]);
  return passes;
}

/** Undefined where the bytes are not what was written, though their checksum holds. */
function decoded<T>(decode: () => T | undefined): T | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError)
      return undefined;
    throw error;
  }
}

function encodeShard({ facts, gaps, weight }: Shard): Buffer {
  return Buffer.from(JSON.stringify({ facts: [...facts], gaps, weight }));
}

function decodeShard(bytes: Buffer): Shard {
  const { facts, gaps, weight } = JSON.parse(bytes.toString('utf8')) as {
    facts: [string, Fact[]][];
    gaps: Gap[];
    weight: number;
  };
  return { facts: new Map(facts), gaps, weight };
}
