// HTTP for all that is fetched: retries, redirects, proxy, CA, silence, and downloads that go on after a cut.
import type { IncomingMessage } from 'node:http';
import { type ErrorCode, PlimsollError, fail } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';
import { discard, pieces } from './transport/body.ts';
import { type Exchange, exchange } from './transport/exchange.ts';
import { isLoopback } from './transport/proxy.ts';
import { reasonFor } from './transport/reasons.ts';
import { MOST_HOPS, headersFor, isRedirect, redirectTarget } from './transport/redirect.ts';
import { DEFAULT_RETRY, backoff, mayMend, mayPass, pause, retryAfter } from './transport/wait.ts';

export interface RequestOptions {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How errors name what is asked for; left out: host and path. */
  readonly where?: string;
  /** Code of errors when nobody answers; `registry.unreachable` when left out. */
  readonly unreachable?: ErrorCode;
  /** Plain HTTP to other machines too (what comes can then be forged on its way); else to loopback only. */
  readonly plainHttp?: boolean;
}

/** An answer, whatever its status; its body is still to come. Read the body or `close` it. */
export interface Reply {
  readonly status: number;
  /** Who answered, after redirects. */
  readonly url: URL;
  header(this: void, name: string): string | undefined;
  /** Bytes of the body as they come; once. Errors: `unreachable` when it is cut or the peer falls silent. */
  readonly body: AsyncIterable<Uint8Array>;
  close(this: void): void;
}

/**
 * Asks for `url` and returns the answer, whatever its status, after at most 10 redirects. Statuses that may pass (408,
 * 429, 5xx) and broken connections are tried again as `network.retry` says, minding Retry-After; the last answer is
 * returned as it is. Authorization never crosses an origin; HTTPS never becomes HTTP; POST follows no redirect.
 * Connections are kept and shared by all requests with the same `network` object.
 *
 * Errors: network.offline (before any socket opens), `options.unreachable`, usage.bad-option (CA file), the signal's reason.
 */
export async function request(
  url: string | URL,
  network: NetworkOptions,
  options: RequestOptions = {},
): Promise<Reply> {
  const { retry = DEFAULT_RETRY } = network;
  const start = new URL(url);
  const asked: Exchange = {
    method: options.method ?? 'GET',
    headers: options.headers ?? {},
    where: options.where ?? `${start.host}${start.pathname}`,
    ...(options.body === undefined ? {} : { body: options.body }),
  };
  for (let attempt = 1; ; attempt++) {
    let wait = backoff(attempt, retry);
    try {
      const reply = await follow(start, asked, network, options);
      if (!mayPass(reply.status) || attempt > retry.retries) return reply;
      wait = Math.max(wait, retryAfter(reply.header('retry-after'), Date.now()) ?? 0);
      if (wait > retry.longestWaitMs) return reply;
      reply.close();
      network.logger.debug(`${asked.where}: status ${reply.status}, next try in ${Math.ceil(wait / 1000)} s`);
    } catch (error) {
      network.signal.throwIfAborted();
      if (error instanceof PlimsollError) throw error;
      if (!mayMend(error) || attempt > retry.retries) return unreachable(error, start, asked.where, options);
      network.logger.debug(`${asked.where}: ${(error as Error).message}, next try in ${Math.ceil(wait)} ms`);
    }
    await pause(wait, network);
  }
}

/** Throws what a failed connection means to the user. */
function unreachable(error: unknown, url: URL, where: string, options: RequestOptions): never {
  if (error instanceof PlimsollError) throw error;
  const { what, remedy } = reasonFor(error, url.host);
  return fail(options.unreachable ?? 'registry.unreachable', where, what, remedy, error);
}

async function follow(
  start: URL,
  asked: Exchange,
  network: NetworkOptions,
  options: RequestOptions,
): Promise<Reply> {
  const refuse = (what: string) => fail(options.unreachable ?? 'registry.unreachable', asked.where, what);
  let url = start;
  let headers = asked.headers;
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    if (url.protocol === 'http:' && !options.plainHttp && !isLoopback(url.hostname))
      return refuse(`plain HTTP to ${url.host} is refused: only HTTPS can be trusted`);
    const message = await exchange(url, { ...asked, headers }, network);
    if (!isRedirect(message.statusCode ?? 0) || asked.method === 'POST')
      return replyOf(message, url, asked, network, options);
    discard(message);
    const next = redirectTarget(url, message.headers.location);
    if (typeof next === 'string') return refuse(`${url.host} answers with ${next}`);
    headers = headersFor(url, next, headers);
    url = next;
  }
  return refuse(`more than ${MOST_HOPS} redirects`);
}

function replyOf(
  message: IncomingMessage,
  url: URL,
  asked: Exchange,
  network: NetworkOptions,
  options: RequestOptions,
): Reply {
  return {
    status: message.statusCode ?? 0,
    url,
    header(name) {
      const value = message.headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: bodyOf(message, url, asked, network, options),
    close: () => discard(message),
  };
}

async function* bodyOf(
  message: IncomingMessage,
  url: URL,
  { where }: Exchange,
  network: NetworkOptions,
  options: RequestOptions,
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces(message, network);
  } catch (error) {
    network.signal.throwIfAborted();
    unreachable(error, url, where, options);
  }
}

/** The whole body; undefined when it is longer than `limit` bytes (the rest is not read). */
export async function readBody(
  reply: Pick<Reply, 'header' | 'body' | 'close'>,
  limit: number,
): Promise<Uint8Array | undefined> {
  if (Number(reply.header('content-length') ?? 0) > limit) {
    reply.close();
    return undefined;
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of reply.body) {
    size += piece.length;
    if (size > limit) return undefined;
    parts.push(piece);
  }
  return Buffer.concat(parts, size);
}
