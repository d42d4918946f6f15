// One call of the engine's API over its socket or TCP, and the head of its answer.
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { join } from 'node:path';
import { PlimsollError, fail, systemCode } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';
import type { Address, EngineKind } from './address.ts';

const KEEP_ALIVE = 30_000;

/** What may not be silent for longer than the time limit: the engine until it answers, or only until it is connected. */
export type Patience = 'answer' | 'connection';

/** GET of `path`. Errors: engine.unreachable, network.offline for anything but a unix socket, the signal's reason. */
export async function call(
  address: Address,
  kind: EngineKind,
  path: string,
  patience: Patience,
  network: NetworkOptions,
): Promise<IncomingMessage> {
  const place = placeOf(address);
  if (network.offline && address.kind !== 'socket')
    fail(
      'network.offline',
      place,
      'this needs a connection to the engine',
      'run without --offline, or use its unix socket',
    );
  network.signal.throwIfAborted();
  const secure = address.kind === 'tcp' && address.tls !== undefined;
  const module = secure ? await import('node:https') : await import('node:http');
  const options: RequestOptions = {
    ...(await connection(address)),
    path,
    headers: { 'User-Agent': 'plimsoll' },
    signal: network.signal,
    // A connection a call: an export that is given up must not leave one behind.
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const request = module.request(options);
    const limit = `no answer within ${network.timeoutMs / 1000} s`;
    const timer = setTimeout(() => request.destroy(new Error(limit)), network.timeoutMs);
    const stop = () => clearTimeout(timer);
    request.on('socket', (socket) => {
      // Tells of a peer that is gone for good while an export is awaited.
      socket.setKeepAlive(true, KEEP_ALIVE);
      if (patience === 'connection') socket.on(secure ? 'secureConnect' : 'connect', stop);
    });
    request.on('response', (response) => {
      stop();
      resolve(response);
    });
    request.on('close', stop);
    request.on('error', (error) => {
      reject(network.signal.aborted ? (network.signal.reason as Error) : unreachable(error, kind, place));
    });
    request.end();
  });
}

/** The address as users write it. */
export function placeOf(address: Address): string {
  return address.kind === 'socket' ? `unix://${address.path}` : `tcp://${address.host}:${address.port}`;
}

async function connection(address: Address): Promise<RequestOptions & Record<string, unknown>> {
  if (address.kind === 'socket') return { socketPath: address.path };
  const { host, port, tls } = address;
  if (tls === undefined) return { host, port };
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => pem(tls.folder, name)),
  );
  return {
    host,
    port,
    rejectUnauthorized: tls.verify,
    minVersion: 'TLSv1.2',
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  };
}

async function pem(folder: string, name: string): Promise<Buffer | undefined> {
  if (folder === '') return undefined;
  const path = join(folder, name);
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    return fail('engine.unreachable', path, 'it can not be read', 'check DOCKER_CERT_PATH', error);
  }
}

/** What a failure of Node's network modules means to the user of an engine at `where`. */
export function unreachable(error: Error, kind: EngineKind, where: string): PlimsollError {
  const code = systemCode(error);
  const start = kind === 'docker' ? 'docker info' : 'systemctl --user start podman.socket';
  const tell = (what: string, remedy: string) =>
    new PlimsollError('engine.unreachable', { where, what, remedy, cause: error });
  if (code === 'EACCES' || code === 'EPERM')
    return tell('permission denied', kind === 'docker' ? 'use sudo, or join the docker group' : 'use sudo');
  if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ENOTSOCK')
    return tell('no engine listens there', `is it running? ${start}`);
  return tell(error.message || code, `is the engine well? ${kind} info`);
}
