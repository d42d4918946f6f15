// One request and the head of its answer, over a direct connection or a proxy. No retries, no redirects.
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { fail } from '../../core/errors.ts';
import type { NetworkOptions } from '../../core/network.ts';
import { agentFor, proxyLogin } from './agents.ts';
import { proxyFor } from './proxy.ts';

/** A peer that says nothing for too long, or stops before it has said all. Worth another try. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** The error for a peer that was silent for `ms`. */
export function silence(ms: number): Broken {
  return new Broken(`no answer within ${ms / 1000} s`);
}

export interface Exchange {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How errors name what is asked for. */
  readonly where: string;
}

/** Sends a request; the answer's body is not read yet. Errors: network.offline, and Node's own for all that fails. */
export async function exchange(
  target: URL,
  asked: Exchange,
  network: NetworkOptions,
): Promise<IncomingMessage> {
  if (network.offline)
    fail(
      'network.offline',
      asked.where,
      `this needs a connection to ${target.host}`,
      'run without --offline',
    );
  network.signal.throwIfAborted();
  const proxy = proxyFor(target, network.env);
  const agent = await agentFor(target, proxy, network);
  const secure = target.protocol === 'https:';
  // A tunnel makes the proxy invisible to the request; without one (plain HTTP) the proxy is asked for the whole URL.
  const relay = secure ? undefined : proxy;
  const peer = relay ?? target;
  const viaTls = peer.protocol === 'https:';
  const host = peer.hostname.replace(/^\[|\]$/g, '');
  const login = relay && proxyLogin(relay);
  const module = viaTls ? await import('node:https') : await import('node:http');
  const options = {
    method: asked.method,
    host,
    port: peer.port || (viaTls ? 443 : 80),
    path: relay ? `${target.origin}${target.pathname}${target.search}` : target.pathname + target.search,
    // Else Node would take it from the Host header, which names the target, not a proxy in between.
    servername: isIP(host) === 0 ? host : '',
    headers: {
      Host: target.host,
      'Accept-Encoding': 'identity',
      'User-Agent': 'plimsoll',
      ...(asked.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(asked.body)) }),
      ...(login === undefined ? {} : { 'Proxy-Authorization': login }),
      ...asked.headers,
    },
    agent,
    signal: network.signal,
  };
  network.logger.debug(`${asked.method} ${target.origin}${target.pathname}`);
  return new Promise((resolve, reject) => {
    const request = module.request(options);
    const timer = setTimeout(() => request.destroy(silence(network.timeoutMs)), network.timeoutMs);
    request.on('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(network.signal.aborted ? (network.signal.reason as Error) : error);
    });
    request.end(asked.body);
  });
}
