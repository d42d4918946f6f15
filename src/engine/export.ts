// The stream of an exported image, which ends well only when the engine ended it well.
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { fail } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';
import { printable } from '../core/text.ts';

/** Longest message that is looked for behind a tar's bytes. */
const TAIL = 8 * 1024;
const BLOCK = 512;

/** The bytes of `message`; errors: image.cut where they end early, engine.refused where the engine gave up half-way. */
export function exportStream(message: IncomingMessage, where: string, network: NetworkOptions): Readable {
  const stream = Readable.from(checked(message, where, network), { objectMode: false });
  // Also where the stream is given up before it was ever read.
  stream.once('close', () => message.destroy());
  return stream;
}

async function* checked(
  message: IncomingMessage,
  where: string,
  network: NetworkOptions,
): AsyncGenerator<Uint8Array> {
  let tail: Uint8Array = new Uint8Array();
  let size = 0;
  try {
    for await (const piece of message as AsyncIterable<Uint8Array>) {
      size += piece.length;
      tail = piece.length >= TAIL ? piece.subarray(-TAIL) : Buffer.concat([tail, piece]).subarray(-TAIL);
      yield piece;
    }
  } catch (error) {
    network.signal.throwIfAborted();
    fail(
      'image.cut',
      where,
      `the engine's export breaks off after ${size} bytes`,
      'is the engine well? try again',
      error,
    );
  }
  checkEnd(Buffer.from(tail), size, where);
}

/** A tar ends with blocks of zeros. An engine that fails half-way ends its answer as if all were well, with a JSON message. */
function checkEnd(tail: Buffer, size: number, where: string): void {
  const last = tail.subarray(-BLOCK);
  if (last.length === BLOCK && last.every((byte) => byte === 0)) return;
  const text = tail.toString('utf8');
  const start = text.lastIndexOf('{"errorDetail"');
  const said = start < 0 ? '' : messageOf(text.slice(start));
  if (said !== '')
    fail('engine.refused', where, `the engine gave up the export after ${size} bytes: ${said}`);
  fail('image.cut', where, `the engine's export ends after ${size} bytes without a tar's end`, 'try again');
}

/** The message of one of the engine's error documents, safe to show; or ''. */
export function messageOf(text: string): string {
  try {
    const document = JSON.parse(text) as { message?: unknown; error?: unknown } | null;
    const said = document?.message ?? document?.error;
    return typeof said === 'string' ? printable(said.slice(0, 300)) : '';
  } catch {
    return '';
  }
}
