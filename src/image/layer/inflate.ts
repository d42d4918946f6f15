// From a layer's stored bytes to its tar: plain, gzip or zstd by their magic, never by what a media type claims.
import { Readable } from 'node:stream';
import { fail, PlimsollError } from '../../core/errors.ts';
import type { Limits } from '../../core/limits.ts';
import { cutError, overBytes } from './trouble.ts';

export type Compression = 'none' | 'gzip' | 'zstd';

/** Compression by the first bytes; throws image.media-type for kinds that are known but not supported. */
export function compressionOf(head: Uint8Array, where: string): Compression {
  const [a, b, c, d] = head;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  // A zstd stream may begin with a skippable frame.
  if (a !== undefined && (a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18) return 'zstd';
  if (a === 0x42 && b === 0x5a && c === 0x68) unsupported(where, 'bzip2');
  if (a === 0xfd && b === 0x37 && c === 0x7a && d === 0x58) unsupported(where, 'xz');
  return 'none';
}

function unsupported(where: string, kind: string): never {
  fail(
    'image.media-type',
    where,
    `it is compressed with ${kind}`,
    'save the image with gzip, zstd or plain layers',
  );
}

/**
 * The plain bytes of a layer in chunks. `onStored` sees every stored chunk first (for its digest). Throws image.cut,
 * image.damaged, image.over-limit and whatever `stored` throws.
 */
export async function* inflated(
  stored: AsyncIterable<Uint8Array>,
  where: string,
  limits: Limits,
): AsyncGenerator<Uint8Array> {
  const iterator = stored[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let done = false;
  while (length < 6 && !done) {
    const next = await iterator.next();
    if (next.done) done = true;
    else {
      first.push(next.value);
      length += next.value.length;
    }
  }
  let storedBytes = 0;
  const source = async function* () {
    for (const chunk of first) {
      storedBytes += chunk.length;
      yield chunk;
    }
    if (done) return;
    for (;;) {
      const next = await iterator.next();
      if (next.done) return;
      storedBytes += next.value.length;
      yield next.value;
    }
  };
  const compression = compressionOf(Buffer.concat(first).subarray(0, 6), where);
  let plainBytes = 0;
  const check = (chunk: Uint8Array) => {
    plainBytes += chunk.length;
    if (plainBytes > limits.layerBytes)
      throw overBytes(where, `more than ${limits.layerBytes} bytes in one layer`);
    if (plainBytes > limits.ratioFrom && plainBytes > storedBytes * limits.ratio)
      throw overBytes(where, `${storedBytes} stored bytes give more than ${plainBytes}`);
    return chunk;
  };
  try {
    if (compression === 'none') for await (const chunk of source()) yield check(chunk);
    else {
      const zlib = await import('node:zlib');
      const options = { chunkSize: 256 * 1024 };
      const inflate =
        compression === 'gzip' ? zlib.createGunzip(options) : zlib.createZstdDecompress(options);
      const input = Readable.from(source(), { objectMode: false, highWaterMark: 1024 * 1024 });
      input.on('error', (error) => inflate.destroy(error));
      input.pipe(inflate);
      try {
        for await (const chunk of inflate) yield check(chunk as Uint8Array);
      } finally {
        input.destroy();
        inflate.destroy();
      }
    }
  } catch (error) {
    throw inflateError(error, where, compression, storedBytes);
  } finally {
    await iterator.return?.();
  }
}

function inflateError(error: unknown, where: string, compression: Compression, at: number): unknown {
  if (error instanceof PlimsollError || compression === 'none') return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === 'Z_BUF_ERROR' || /unexpected end|src size is incorrect/i.test(message))
    return cutError(where, 1, at);
  if (code.startsWith('Z_') || code.startsWith('ZSTD_') || code === 'ERR_ZSTD')
    return new PlimsollError('image.damaged', {
      where,
      what: `its ${compression} data is damaged near byte ${at.toLocaleString('en-US')}`,
      remedy: 'save or pull the image again',
      cause: error,
    });
  return error;
}
