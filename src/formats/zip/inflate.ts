// Inflating one entry, never beyond what was allowed.
import { type ZlibOptions, constants, inflateRawSync } from 'node:zlib';
import { Damaged } from '../../core/bytes.ts';

/** Deflate can not blow up further: a match of 258 bytes takes at least 2 bits. */
const MOST_RATIO = 1032;
/** Inflated bytes allowed for each one wanted, when only the start of an entry is read. */
const START_RATIO = 16;

/** All of a deflated entry. Throws `Damaged` unless it gives exactly `size` bytes; a size that no stream can reach is not even tried. */
export function inflateAll(input: Uint8Array, size: number): Uint8Array {
  if (size > input.length * MOST_RATIO) throw new Damaged(`${input.length} bytes can not inflate to ${size}`);
  // One byte of room more than needed: the stream then ends within one chunk, and nothing is copied.
  const options = { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size + 1, 64) };
  const output = inflate(input, options);
  if (output?.length !== size)
    throw new Damaged(`inflates to ${output?.length ?? 'more'} bytes, not to ${size}`);
  return output;
}

/** The first bytes of a deflated stream that may be cut or a bomb: at most `limit`. */
export function inflateStart(input: Uint8Array, limit: number): Uint8Array {
  const options = { maxOutputLength: limit * START_RATIO, finishFlush: constants.Z_SYNC_FLUSH };
  for (let fed = input; fed.length > 0; fed = fed.subarray(0, fed.length >> 2)) {
    const output = inflate(fed, options);
    if (output) return output.subarray(0, limit);
  }
  return new Uint8Array(0);
}

/** Undefined when the output would be longer than allowed. */
function inflate(input: Uint8Array, options: ZlibOptions): Uint8Array | undefined {
  try {
    return inflateRawSync(input, options);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ERR_BUFFER_TOO_LARGE') return undefined;
    if (typeof code === 'string' && code.startsWith('Z_')) throw new Damaged('does not inflate');
    throw error;
  }
}
