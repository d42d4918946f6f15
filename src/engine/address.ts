// Where the engine listens: DOCKER_HOST, Docker contexts, CONTAINER_HOST, and the usual sockets.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fail, systemCode } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';

export type EngineKind = 'docker' | 'podman';

export type Address =
  | { readonly kind: 'socket'; readonly path: string }
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      /** Present: TLS. Folder with ca.pem, cert.pem and key.pem as far as they exist; `verify` checks the engine's certificate. */
      readonly tls?: { readonly folder: string; readonly verify: boolean };
    };

/** Ports that IANA gave to Docker: plain and TLS. */
const PLAIN_PORT = 2375;
const TLS_PORT = 2376;
const LARGEST = 1024 * 1024;

/** The address that `host`, the environment, Docker's context or the usual places give. Errors: engine.unreachable. */
export async function addressOf(
  kind: EngineKind,
  host: string | undefined,
  env: NetworkOptions['env'],
): Promise<Address> {
  if (kind === 'podman') {
    const named = host || env['CONTAINER_HOST'];
    return named ? parseHost(named, undefined) : { kind: 'socket', path: podmanSocket(env) };
  }
  const named = host || env['DOCKER_HOST'];
  if (named) return parseHost(named, environmentTls(env));
  return (await contextAddress(env)) ?? { kind: 'socket', path: dockerSocket(env) };
}

/** `unix:///path`, `tcp://host:port`, `http(s)://host:port`; others (ssh, npipe) are refused. */
export function parseHost(host: string, tls: { folder: string; verify: boolean } | undefined): Address {
  const wrong = (what: string) =>
    fail('engine.unreachable', host, what, 'name a socket (unix:///path) or tcp://host:port');
  if (host.startsWith('unix://')) {
    const path = host.slice('unix://'.length);
    return path.startsWith('/') ? { kind: 'socket', path } : wrong('its path does not begin with /');
  }
  if (!/^(?:tcp|https?):\/\//.test(host) || !URL.canParse(host))
    return wrong('this kind of engine address is not known');
  // A URL of a kind that has no port of its own: 80 and 443 would be dropped from others.
  const url = new URL(host.replace(/^(?:tcp|https?):/, 'tcp:'));
  const secure = tls ?? (host.startsWith('https:') ? { folder: '', verify: true } : undefined);
  const port = url.port === '' ? (secure === undefined ? PLAIN_PORT : TLS_PORT) : Number(url.port);
  const name = url.hostname.replace(/^\[|\]$/g, '');
  if (name === '') return wrong('it names no host');
  return { kind: 'tcp', host: name, port, ...(secure === undefined ? {} : { tls: secure }) };
}

/** DOCKER_TLS_VERIFY (not empty: TLS, checked) and DOCKER_TLS (TLS, unchecked), as Docker's own client reads them. */
function environmentTls(env: NetworkOptions['env']): { folder: string; verify: boolean } | undefined {
  const verify = (env['DOCKER_TLS_VERIFY'] ?? '') !== '';
  if (!verify && (env['DOCKER_TLS'] ?? '') === '') return undefined;
  return { folder: env['DOCKER_CERT_PATH'] || dockerFolder(env), verify };
}

/** The context that DOCKER_CONTEXT or config.json makes current; its files are named by the hash of its name. */
async function contextAddress(env: NetworkOptions['env']): Promise<Address | undefined> {
  const folder = dockerFolder(env);
  const config = await jsonAt(join(folder, 'config.json'));
  const name = env['DOCKER_CONTEXT'] || config?.['currentContext'];
  if (typeof name !== 'string' || name === '' || name === 'default') return undefined;
  const id = createHash('sha256').update(name).digest('hex');
  const path = join(folder, 'contexts', 'meta', id, 'meta.json');
  const wrong = (what: string) =>
    fail('engine.unreachable', path, what, `docker context inspect ${name}, or set DOCKER_HOST`);
  const meta = await jsonAt(path);
  if (meta === undefined) return wrong(`the Docker context ${name} is not there`);
  const endpoints = meta['Endpoints'] as { docker?: { Host?: unknown; SkipTLSVerify?: unknown } } | undefined;
  const host = endpoints?.docker?.Host;
  if (typeof host !== 'string') return wrong(`the Docker context ${name} names no engine`);
  const tlsFolder = join(folder, 'contexts', 'tls', id, 'docker');
  const verify = endpoints?.docker?.SkipTLSVerify !== true;
  return parseHost(host, existsSync(tlsFolder) ? { folder: tlsFolder, verify } : undefined);
}

function dockerFolder(env: NetworkOptions['env']): string {
  return env['DOCKER_CONFIG'] || join(env['HOME'] || homedir(), '.docker');
}

/** The root engine's socket, or a rootless engine's where only that is there. */
function dockerSocket(env: NetworkOptions['env']): string {
  const usual = '/var/run/docker.sock';
  const runtime = env['XDG_RUNTIME_DIR'];
  const rootless = runtime ? join(runtime, 'docker.sock') : '';
  return !existsSync(usual) && rootless !== '' && existsSync(rootless) ? rootless : usual;
}

/** The user's own socket, or root's where only that is there. */
function podmanSocket(env: NetworkOptions['env']): string {
  const usual = '/run/podman/podman.sock';
  const own = join(env['XDG_RUNTIME_DIR'] || `/run/user/${userInfo().uid}`, 'podman', 'podman.sock');
  return existsSync(own) ? own : usual;
}

async function jsonAt(path: string): Promise<Record<string, unknown> | undefined> {
  try {
    const data = await readFile(path);
    if (data.length > LARGEST) throw new RangeError(`more than ${LARGEST} bytes`);
    return (JSON.parse(data.toString('utf8')) ?? {}) as Record<string, unknown>;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return undefined;
    return fail(
      'engine.unreachable',
      path,
      'Docker’s configuration can not be read',
      'repair it, or set DOCKER_HOST',
      error,
    );
  }
}
