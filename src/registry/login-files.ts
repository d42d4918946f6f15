// Where logins are kept: Docker's config.json and Podman's auth.json (containers-auth.json(5)).
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fail, systemCode } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';

/** One login as it is kept. */
export type Login =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** A refresh token: only the token service takes it. */
  | { readonly kind: 'identity-token'; readonly token: string };

export interface LoginFile {
  readonly path: string;
  /** Login kept in the file itself, by host or `host/path`. */
  readonly logins: ReadonlyMap<string, Login>;
  /** Suffix of `docker-credential-…` by host. */
  readonly helpers: ReadonlyMap<string, string>;
  /** The same for every host that has none of its own. */
  readonly store?: string;
}

const LARGEST = 4 * 1024 * 1024;

/** The files that exist, those named by the environment first. Errors: registry.credentials. */
export async function loginFiles(env: NetworkOptions['env']): Promise<readonly LoginFile[]> {
  const home = env['HOME'] || homedir();
  const runtime = env['XDG_RUNTIME_DIR'];
  const paths = [
    env['REGISTRY_AUTH_FILE'],
    join(env['DOCKER_CONFIG'] || join(home, '.docker'), 'config.json'),
    runtime ? join(runtime, 'containers', 'auth.json') : undefined,
    join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'containers', 'auth.json'),
  ];
  const out: LoginFile[] = [];
  for (const path of paths) {
    const text = path ? await textOf(path) : undefined;
    if (path && text !== undefined) out.push(parseLogins(path, text));
  }
  return out;
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST) return unusable(path, `it has more than ${LARGEST} bytes`);
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    return unusable(path, `it can not be read (${code})`, error);
  }
}

function unusable(path: string, what: string, cause?: unknown): never {
  return fail(
    'registry.credentials',
    path,
    what,
    'repair it, or name another folder in DOCKER_CONFIG',
    cause,
  );
}

/** Reads one such file. Errors: registry.credentials where it is no JSON object; odd entries in it are passed over. */
export function parseLogins(path: string, text: string): LoginFile {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return unusable(path, 'it is no JSON', error);
  }
  const top = fields(document);
  const logins = new Map<string, Login>();
  for (const [key, value] of fields(top.get('auths'))) {
    const login = loginOf(fields(value));
    if (login !== undefined) logins.set(normalKey(key), login);
  }
  const helpers = new Map<string, string>();
  for (const [key, value] of fields(top.get('credHelpers')))
    if (typeof value === 'string') helpers.set(normalKey(key), value);
  const store = top.get('credsStore');
  return { path, logins, helpers, ...(typeof store === 'string' && store !== '' ? { store } : {}) };
}

/** Old files have URLs as keys, of which only the host counts; others are a host or a host and the start of a path. */
export function normalKey(key: string): string {
  const scheme = /^https?:\/\//.exec(key);
  if (scheme === null) return key.replace(/\/+$/, '');
  const rest = key.slice(scheme[0].length);
  const slash = rest.indexOf('/');
  return slash < 0 ? rest : rest.slice(0, slash);
}

function loginOf(entry: ReadonlyMap<string, unknown>): Login | undefined {
  const text = (name: string) => {
    const value = entry.get(name);
    return typeof value === 'string' ? value : '';
  };
  if (text('identitytoken') !== '') return { kind: 'identity-token', token: text('identitytoken') };
  if (text('auth') !== '') {
    const plain = Buffer.from(text('auth'), 'base64').toString('utf8').replace(/\0+$/, '');
    const colon = plain.indexOf(':');
    if (colon < 1) return undefined;
    return { kind: 'password', username: plain.slice(0, colon), password: plain.slice(colon + 1) };
  }
  if (text('username') === '') return undefined;
  return { kind: 'password', username: text('username'), password: text('password') };
}

function fields(value: unknown): ReadonlyMap<string, unknown> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return new Map(isObject ? Object.entries(value) : []);
}
