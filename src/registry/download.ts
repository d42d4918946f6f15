// Downloads that go on where a connection broke: Range, If-Range, and skipping where a server knows no ranges.
import { type ErrorCode, fail } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';
import { type Reply, type RequestOptions, request } from './transport.ts';
import { Broken } from './transport/exchange.ts';
import { DEFAULT_RETRY, backoff, mayMend, pause } from './transport/wait.ts';

/** So many bytes after a cut count as getting on: the tries that are allowed begin anew. */
const GETTING_ON = 16 * 1024 * 1024;

export interface DownloadOptions extends RequestOptions {
  /** First byte that is wanted; 0 when left out. */
  readonly offset?: number;
  /** The bytes under this URL never change (a digest names them): no validator is needed to go on after a cut. */
  readonly immutable?: boolean;
  /** Who asks; `request` when left out. */
  readonly ask?: typeof request;
  /** Code of the error when the file changes under the download or is not what it said; `unreachable` when left out. */
  readonly contradiction?: ErrorCode;
}

export interface Download {
  /** 200 where a body comes (206 counts as 200); any other status: the caller judges, `body` is that answer's own. */
  readonly status: number;
  readonly url: URL;
  header(this: void, name: string): string | undefined;
  /** Bytes of the whole file, when the server says so. */
  readonly size: number | undefined;
  /** Bytes from `offset` to the end; goes on by itself after a cut. Throws when that fails. */
  readonly body: AsyncIterable<Uint8Array>;
  close(this: void): void;
}

/**
 * GET with everything that `request` does, and a body that survives broken connections: the rest is asked for with Range;
 * a server that ignores Range is read from its start and what is known already is skipped. Unless `immutable`, the file's
 * validator (strong ETag, else Last-Modified) must stay the same; a file that has none is not gone on with.
 * A conditional GET is made with `headers` (If-None-Match); its 304 comes back as `status`.
 */
export async function download(
  url: string | URL,
  network: NetworkOptions,
  options: DownloadOptions = {},
): Promise<Download> {
  const first = new URL(url);
  const offset = options.offset ?? 0;
  const { ask = request } = options;
  const reply = await ask(first, network, withRange(options, offset, undefined));
  const whole = reply.status === 200 || reply.status === 206;
  return {
    status: reply.status === 206 ? 200 : reply.status,
    url: reply.url,
    header: reply.header,
    size: whole ? sizeOf(reply) : undefined,
    body: whole ? rest(first, reply, offset, network, options) : reply.body,
    close: reply.close,
  };
}

async function* rest(
  url: URL,
  first: Reply,
  offset: number,
  network: NetworkOptions,
  options: DownloadOptions,
): AsyncGenerator<Uint8Array> {
  const { retry = DEFAULT_RETRY } = network;
  const { ask = request } = options;
  const where = options.where ?? `${url.host}${url.pathname}`;
  const { unreachable = 'registry.unreachable' } = options;
  const { contradiction = unreachable } = options;
  const size = sizeOf(first);
  const validator = validatorOf(first);
  let reply = first;
  let at = offset;
  let attempt = 0;
  let since = at;
  for (;;) {
    try {
      let skip = skipped(reply, at);
      if (skip === undefined) fail(contradiction, where, 'the server sends another range than was asked for');
      for await (const piece of reply.body) {
        const fresh = skip >= piece.length ? undefined : piece.subarray(skip);
        skip = Math.max(0, skip - piece.length);
        if (fresh === undefined) continue;
        at += fresh.length;
        if (at - since > GETTING_ON) attempt = 0;
        yield fresh;
      }
      if (size === undefined || at === size) return;
      if (at > size) fail(contradiction, where, `more than the ${size} bytes that the server announced`);
      const what = `only ${at} of ${size} bytes came`;
      fail(unreachable, where, what, 'try again later', new Broken(what));
    } catch (error) {
      network.signal.throwIfAborted();
      const canGoOn = options.immutable === true || validator !== undefined;
      if (!mayMend(error) || !canGoOn || ++attempt > retry.retries) throw error;
      network.logger.debug(`${where}: cut at byte ${at}: ${(error as Error).message}`);
    }
    since = at;
    await pause(backoff(attempt, retry), network);
    const condition = options.immutable ? undefined : validator;
    reply = await ask(url, network, withRange(options, at, condition));
    const good = reply.status === 206 || reply.status === 200;
    const same = options.immutable === true || validatorOf(reply) === validator;
    if (good && same && (sizeOf(reply) ?? size) === (size ?? sizeOf(reply))) continue;
    reply.close();
    if (good) fail(contradiction, where, 'the file changed while it was read', 'try again');
    fail(
      unreachable,
      where,
      `the connection broke at byte ${at}, and the rest is refused with status ${reply.status}`,
      'try again later',
    );
  }
}

function withRange(options: DownloadOptions, at: number, validator: string | undefined): RequestOptions {
  if (at === 0) return options;
  const condition = validator === undefined ? {} : { 'If-Range': validator };
  return { ...options, headers: { ...options.headers, Range: `bytes=${at}-`, ...condition } };
}

/** Strong ETag, else Last-Modified: what If-Range takes (RFC 9110, 13.1.5). */
function validatorOf(reply: Reply): string | undefined {
  const etag = reply.header('etag');
  return etag?.startsWith('"') ? etag : reply.header('last-modified');
}

/** Bytes of the whole file by Content-Range or Content-Length. */
function sizeOf(reply: Reply): number | undefined {
  const text =
    reply.status === 206 ? rangeOf(reply)?.[2] : /^\d{1,15}$/.exec(reply.header('content-length') ?? '')?.[0];
  return text === undefined || text === '*' ? undefined : Number(text);
}

/** Bytes to skip so that the answer goes on at `at`; undefined when it begins elsewhere. */
function skipped(reply: Reply, at: number): number | undefined {
  if (reply.status !== 206) return at;
  const start = rangeOf(reply)?.[1];
  return start !== undefined && Number(start) === at ? 0 : undefined;
}

function rangeOf(reply: Reply): RegExpExecArray | null {
  return /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(reply.header('content-range') ?? '');
}
