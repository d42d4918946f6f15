// When to try again: Retry-After, growing waits, and which failures may pass.
import type { NetworkOptions, RetryPolicy } from '../../core/network.ts';
import { PlimsollError, systemCode } from '../../core/errors.ts';
import { Broken } from './exchange.ts';

/** Four further tries after about 0.5, 1, 2 and 4 seconds; at most a minute's wait where the server asks for one. */
export const DEFAULT_RETRY: RetryPolicy = { retries: 4, firstWaitMs: 500, longestWaitMs: 60_000 };

const PASSING_STATUS = new Set([408, 429, 500, 502, 503, 504]);
const PASSING_CODES = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ECONNABORTED']);

/** True for answers that another try may better. */
export function mayPass(status: number): boolean {
  return PASSING_STATUS.has(status);
}

/** True for broken connections and silence; not for a name that is not known, a closed port, a bad certificate. */
export function mayMend(error: unknown): boolean {
  const root = error instanceof PlimsollError ? error.cause : error;
  const code = systemCode(root);
  return root instanceof Broken || PASSING_CODES.has(code) || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/**
 * Milliseconds that a Retry-After header asks for: seconds or an HTTP date (RFC 9110, 10.2.3);
 * undefined where there is none or it can not be read.
 */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,15}$/.test(header)) return Number(header) * 1000;
  const date = /^[A-Z][a-z]+, /.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Wait before try `attempt` (1 is the first retry) in ms, spread by a quarter so that many clients don't come at once. */
export function backoff(attempt: number, policy: RetryPolicy): number {
  const wait = Math.min(policy.firstWaitMs * 2 ** (attempt - 1), policy.longestWaitMs);
  return wait * (0.75 + Math.random() / 4);
}

/** Waits, or throws the signal's reason when it aborts. */
export async function pause(ms: number, network: NetworkOptions): Promise<void> {
  const { signal } = network;
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
