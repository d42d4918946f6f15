// Keys of packages in pnpm's lock files, which changed with their version. Source: pnpm documentation, "pnpm-lock.yaml".
import type { Spec } from './spec.ts';
import { specOf } from './spec.ts';

/**
 * `/@s/name/1.0.0_peer@2.0.0` (before 6), `/@s/name@1.0.0(peer@2.0.0)` (6), `@s/name@1.0.0(peer@2.0.0)` (9), each
 * without what the peers add. Before 9, a key may begin with a registry's host, and that of a package from elsewhere
 * has no name, which stands inside then.
 */
export function pnpmSpecOf(key: string, lockVersion: number): Spec {
  const bracket = key.indexOf('(');
  const whole = bracket < 0 ? key : key.slice(0, bracket);
  if (lockVersion >= 9) return specOf(whole);
  const path = whole.slice(whole.indexOf('/') + 1);
  if (lockVersion >= 6) return specOf(path);
  const slash = path.indexOf('/', path.startsWith('@') ? path.indexOf('/') + 1 : 0);
  if (slash < 0) return { name: path, rest: '' };
  const version = path.slice(slash + 1);
  const peers = version.indexOf('_');
  return { name: path.slice(0, slash), rest: peers < 0 ? version : version.slice(0, peers) };
}

/** The key (version 9) of what a dependency `name: version` leads to; nothing for what is linked from beside. */
export function pnpmKeyOf(name: string, version: string): string | undefined {
  if (version.startsWith('link:')) return undefined;
  // An alias leads to the real name's key; addresses and peers may hold an `@`, too.
  const at = version.indexOf('@', 1);
  const stop = version.search(/[:(]/);
  const isKey = version.startsWith('@') || (at > 0 && (stop < 0 || at < stop));
  return isKey ? version : `${name}@${version}`;
}
