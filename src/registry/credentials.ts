// The login that this machine keeps for a registry, wherever Docker or Podman put it.
import type { NetworkOptions } from '../core/network.ts';
import { askHelper } from './helper.ts';
import { type Login, type LoginFile, loginFiles, normalKey } from './login-files.ts';
import { type Reference, loginNames } from './reference.ts';

/**
 * The stored login for the reference's registry, or undefined: anonymous. In each file the host's own helper comes first,
 * then the store for all hosts, then what the file itself holds; the first file that knows a login decides.
 * Errors: registry.credentials.
 */
export async function storedLogin(reference: Reference, network: NetworkOptions): Promise<Login | undefined> {
  for (const file of await loginFiles(network.env)) {
    const login = (await fromHelper(file, reference, network)) ?? fromFile(file, reference);
    if (login !== undefined) return login;
  }
  return undefined;
}

async function fromHelper(
  file: LoginFile,
  reference: Reference,
  network: NetworkOptions,
): Promise<Login | undefined> {
  const names = loginNames(reference);
  const [server = ''] = names;
  for (const name of names) {
    const helper = file.helpers.get(normalKey(name));
    if (helper !== undefined) return askHelper(helper, server, file.path, network);
  }
  return file.store === undefined ? undefined : askHelper(file.store, server, file.path, network);
}

/** Podman's files may have a login for a part of a registry only: the longest key that fits wins. */
function fromFile(file: LoginFile, reference: Reference): Login | undefined {
  const hosts = loginNames(reference).map(normalKey);
  const parts = reference.repository.split('/');
  for (let length = parts.length; length >= 0; length--)
    for (const host of hosts) {
      const login = file.logins.get([host, ...parts.slice(0, length)].join('/'));
      if (login !== undefined) return login;
    }
  return undefined;
}
