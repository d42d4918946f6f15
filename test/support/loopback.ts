// For tests: servers on loopback, a CONNECT proxy, a folder of one's own, and network options that lose no time.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, type RequestListener, type Server, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NetworkOptions } from '../../src/core/network.ts';
import { SILENT } from '../../src/core/log.ts';
import type { TlsFiles } from './certificates.ts';

/** Options that lose no time; `env` is empty, so that nothing of this machine plays in. */
export function network(over: Partial<NetworkOptions> = {}): NetworkOptions {
  return {
    offline: false,
    timeoutMs: 5000,
    env: { HOME: '/nonexistent' },
    signal: new AbortController().signal,
    logger: SILENT,
    retry: { retries: 3, firstWaitMs: 5, longestWaitMs: 2000 },
    ...over,
  };
}

/** What a server was sent, for tests on what must not go there. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

export interface Loopback extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` or `https://…`. */
  readonly origin: string;
  readonly port: number;
  /** Host and port, as a reference's registry. */
  readonly host: string;
  readonly seen: Seen[];
}

/** Serves until disposed; with `tls` over TLS; at a unix socket's path instead where one is given. */
export async function serve(
  handler: RequestListener,
  tls?: TlsFiles,
  socketPath?: string,
): Promise<Loopback> {
  const seen: Seen[] = [];
  const listener: RequestListener = (request, response) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    handler(request, response);
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  const port = await listen(server, socketPath);
  const host = `127.0.0.1:${port}`;
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://${host}`,
    port,
    host,
    seen,
    [Symbol.asyncDispose]: () => stop(server),
  };
}

/** A proxy that knows `names` (host → port on loopback) and tunnels to them; `seen` has each CONNECT. */
export async function serveProxy(names: Readonly<Record<string, number>>, tls?: TlsFiles): Promise<Loopback> {
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  const relay: RequestListener = (request, response) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    response.end('relayed');
  };
  const server = tls === undefined ? createServer(relay) : createSecureServer(tls, relay);
  server.on('connect', (request, client: Socket) => {
    seen.push({ method: 'CONNECT', url: request.url ?? '', headers: request.headers });
    const port = names[(request.url ?? '').replace(/:\d+$/, '')];
    if (port === undefined) return client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const peer = connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    for (const socket of [client, peer]) sockets.add(socket.on('error', () => {}));
    client.pipe(peer).pipe(client);
    return undefined;
  });
  const port = await listen(server);
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await stop(server);
  };
  const host = `127.0.0.1:${port}`;
  const origin = `${tls === undefined ? 'http' : 'https'}://${host}`;
  return { origin, port, host, seen, [Symbol.asyncDispose]: close };
}

async function listen(server: Server, socketPath?: string): Promise<number> {
  await new Promise<void>((resolve) => {
    if (socketPath === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(socketPath, resolve);
  });
  return socketPath === undefined ? (server.address() as AddressInfo).port : 0;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection may be accepted after the others were closed: look until there is none.
  const timer = setInterval(() => server.closeAllConnections(), 20);
  server.closeAllConnections();
  await closed;
  clearInterval(timer);
}

/** A folder of its own, gone when disposed. */
export function scratch(): Disposable & { readonly path: string; write(name: string, text: string): string } {
  const path = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  return {
    path,
    write(name, text) {
      const file = join(path, name);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}
