// Finds one small file near the beginning of a compressed tar archive, without inflating the rest.
import { constants, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { Damaged } from '../../../core/bytes.ts';
import { inflatedLimit } from '../../../formats/inflated-limit.ts';
import { BLOCK, padded, TarSequence } from '../../../formats/tar/index.ts';

/** Compressed bytes that are looked at: what describes a package comes first in it. */
export const LOOK = 256 * 1024;
/** Inflated bytes; where less of the input gives more, only that is looked at. */
const INFLATED = 16 * 1024 * 1024;

export type Compression = 'gzip' | 'zstd' | 'none' | 'xz' | 'other';

export function compressionOf(head: Uint8Array): Compression {
  const [a, b, c, d, e] = head;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  if (a === 0xfd && b === 0x37 && c === 0x7a && d === 0x58 && e === 0x5a) return 'xz';
  return head.length >= BLOCK && head[257] === 0x75 && head[258] === 0x73 && head[259] === 0x74
    ? 'none'
    : 'other';
}

/** The content of the first file for whose name `wanted` is true; undefined where the archive ends, or was cut, before it. Throws `Damaged`. */
export function fileInTar(
  data: Uint8Array,
  compression: Exclude<Compression, 'xz' | 'other'>,
  wanted: (name: string) => boolean,
): Uint8Array | undefined {
  const tar = compression === 'none' ? data : inflatedStart(data, compression);
  const sequence = new TarSequence();
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const step = sequence.next(tar.subarray(at, at + BLOCK));
    at += BLOCK;
    if (step.kind === 'end') return undefined;
    if (step.kind === 'more') continue;
    const size = step.kind === 'meta' ? step.size : step.entry.stored;
    if (at + size > tar.length) return undefined;
    const content = tar.subarray(at, at + size);
    if (step.kind === 'meta') sequence.meta(content);
    else if (step.entry.type === 'file' && wanted(step.entry.name)) return content;
    at += padded(size);
  }
  return undefined;
}

/** What the first bytes of a stream give, which may be cut, or a bomb. */
function inflatedStart(data: Uint8Array, compression: 'gzip' | 'zstd'): Uint8Array {
  for (let fed = data; fed.length > 0; fed = fed.subarray(0, fed.length >> 2)) {
    const options = { maxOutputLength: inflatedLimit(fed.length, INFLATED) };
    try {
      return compression === 'gzip'
        ? gunzipSync(fed, { ...options, finishFlush: constants.Z_SYNC_FLUSH })
        : zstdDecompressSync(fed, { ...options, finishFlush: constants.ZSTD_e_flush });
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'ERR_BUFFER_TOO_LARGE')
        throw new Damaged(`is no ${compression} stream`);
    }
  }
  return new Uint8Array(0);
}
