// From a layer's stored bytes to its tar: plain, gzip or zstd by their magic, never by what a media type claims.
import { thousands } from '../../core/text.ts';
import { fail, PlimsollError } from '../../core/errors.ts';
import type { Limits } from '../../core/limits.ts';
import { cutError, overBytes } from './trouble.ts';

/** Bytes of output at a time: four times what Node takes, for twice the speed. */
const CHUNK = 256 * 1024;
/** The longest magic that is looked at. */
const MAGIC = 4;

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

export interface InflateOptions {
  /** For messages. */
  readonly where: string;
  readonly limits: Limits;
  /** Sees every stored chunk first: for its digest, progress, an abort. */
  readonly stored?: (chunk: Uint8Array) => void;
  /** Takes the plain bytes in order; a chunk dies when it returns. */
  readonly take: (chunk: Uint8Array) => void;
}

/**
 * Inflates a layer's stored bytes. Throws image.cut, image.damaged, image.over-limit, and whatever `stored`, `take` and
 * the source throw.
 */
export async function inflate(source: AsyncIterable<Uint8Array>, options: InflateOptions): Promise<void> {
  const { where, limits } = options;
  let storedBytes = 0;
  let plainBytes = 0;
  const take = (chunk: Uint8Array) => {
    plainBytes += chunk.length;
    if (plainBytes > limits.layerBytes)
      throw overBytes(where, `more than ${limits.layerBytes} bytes in one layer`);
    if (plainBytes > limits.ratioFrom && plainBytes > storedBytes * limits.ratio)
      throw overBytes(where, `${storedBytes} stored bytes give more than ${plainBytes}`);
    options.take(chunk);
  };
  let head: Uint8Array = new Uint8Array(0);
  let flow: Flow | undefined;
  let compression: Compression = 'none';
  try {
    for await (const chunk of source) {
      options.stored?.(chunk);
      storedBytes += chunk.length;
      if (flow) {
        await flow.write(chunk);
        continue;
      }
      head = head.length > 0 ? Buffer.concat([head, chunk]) : chunk;
      if (head.length < MAGIC) {
        head = Uint8Array.from(head);
        continue;
      }
      compression = compressionOf(head, where);
      flow = compression === 'none' ? plainFlow(take) : await zlibFlow(compression, take);
      await flow.write(head);
    }
    await (flow ?? plainFlow(take, head)).end();
  } catch (error) {
    throw inflateError(error, where, compression, storedBytes);
  } finally {
    flow?.close();
  }
}

/** Where stored chunks go, one after the other. */
interface Flow {
  /** Done when all that the chunk gives was taken; the chunk may die then. */
  write(chunk: Uint8Array): Promise<void>;
  end(): Promise<void>;
  close(): void;
}

function plainFlow(take: (chunk: Uint8Array) => void, rest?: Uint8Array): Flow {
  return {
    async write(chunk) {
      take(chunk);
    },
    async end() {
      if (rest && rest.length > 0) take(rest);
    },
    close() {},
  };
}

async function zlibFlow(compression: 'gzip' | 'zstd', take: (chunk: Uint8Array) => void): Promise<Flow> {
  const zlib = await import('node:zlib');
  const options = { chunkSize: CHUNK };
  const stream = compression === 'gzip' ? zlib.createGunzip(options) : zlib.createZstdDecompress(options);
  reuseOutput(stream);
  let failed: unknown;
  stream.on('data', (chunk: Uint8Array) => {
    if (failed !== undefined) return;
    try {
      take(chunk);
    } catch (error) {
      failed = error;
      stream.destroy();
    }
  });
  const settle = (work: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      const onError = (error: unknown) => reject(error);
      const onClose = () => reject(failed ?? new Error('the stream was closed'));
      stream.once('error', onError);
      stream.once('close', onClose);
      work((error) => {
        stream.off('error', onError);
        stream.off('close', onClose);
        if (failed !== undefined || error) reject(failed ?? error);
        else resolve();
      });
    });
  return {
    write: (chunk) => settle((done) => stream.write(chunk, done)),
    end: () =>
      settle((done) => {
        stream.once('end', done);
        stream.end();
      }),
    close() {
      stream.on('error', () => {});
      stream.destroy();
    },
  };
}

/**
 * Node takes a new output buffer for each chunk: gigabytes of them, and a full collection for every few dozen. All chunks are taken
 * in the very call that brings them (flowing, never paused), so one buffer serves. The field is Node's own and not
 * documented; where it is not used any more, this changes nothing.
 */
function reuseOutput(stream: object): void {
  const buffer = Buffer.allocUnsafeSlow(CHUNK);
  Object.defineProperty(stream, '_outBuffer', { get: () => buffer, set() {} });
}

function inflateError(error: unknown, where: string, compression: Compression, at: number): unknown {
  if (error instanceof PlimsollError || compression === 'none') return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === 'Z_BUF_ERROR' || /unexpected end|src size is incorrect/i.test(message))
    return cutError(where, 1, at);
  if (code.startsWith('Z_') || code.startsWith('ZSTD_') || code === 'ERR_ZSTD')
    return new PlimsollError('image.damaged', {
      where,
      what: `its ${compression} data is damaged near byte ${thousands(at)}`,
      remedy: 'save or pull the image again',
      cause: error,
    });
  return error;
}
