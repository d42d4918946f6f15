// Bodies of answers: in pieces with a bound on silence, or whole with a bound on size.
import type { IncomingMessage } from 'node:http';
import type { NetworkOptions } from '../../core/network.ts';
import { silence } from './exchange.ts';

/** Less than this within one time limit is as good as silence: a peer that drips holds a scan up for ever. */
const LEAST_PER_WAIT = 1024;

/**
 * The pieces of a body. Only the time spent waiting for the peer counts, not the reader's own.
 * Errors: `Broken`, Node's own where the connection breaks, the signal's reason.
 */
export async function* pieces(message: IncomingMessage, network: NetworkOptions): AsyncGenerator<Uint8Array> {
  const { timeoutMs, signal } = network;
  const iterator = message[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let waited = 0;
  let came = 0;
  try {
    for (;;) {
      const since = performance.now();
      const timer = setTimeout(() => message.destroy(silence(timeoutMs)), Math.max(1, timeoutMs - waited));
      let next: IteratorResult<Uint8Array>;
      try {
        next = await iterator.next();
      } finally {
        clearTimeout(timer);
      }
      if (next.done) return;
      came += next.value.length;
      waited += performance.now() - since;
      if (came >= LEAST_PER_WAIT) waited = came = 0;
      yield next.value;
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    message.destroy();
  }
}

/** Lets a small answer pass unread, so that its connection can serve again; a second at most. Of one already begun, the end. */
export function discard(message: IncomingMessage): void {
  if (message.readableDidRead) {
    message.destroy();
    return;
  }
  const timer = setTimeout(() => message.destroy(), 1000).unref();
  message.once('close', () => clearTimeout(timer));
  message.resume();
}
