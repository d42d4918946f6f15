// Which files something accounts for: an OS package, a package found in them, a package that consists of them.
import { dirnameOf } from '../../../image/entry.ts';
import type { Assembled } from '../../cataloguer.ts';
import { fileIn, ownedAmong } from '../../ownership.ts';
import { isShared } from '../../shared-folders.ts';

/** Tells whether anything accounts for a file of `paths` (canonical). */
export function accountedAmong(
  paths: readonly string[],
  results: ReadonlyMap<string, Assembled>,
): (path: string) => boolean {
  const owned = ownedAmong(paths, results);
  const named = new Set<string>();
  for (const { packages, contains = [] } of results.values()) {
    for (const { evidence } of packages) for (const { path } of evidence) named.add(fileIn(path));
    // No record may account for all of /usr, and so for what others put there.
    for (const one of contains) for (const path of one.paths) if (!isShared(path)) named.add(path);
  }
  const debs = new Set(results.get('os/dpkg')?.packages.map(({ name }) => name));
  return (path) => {
    if (owned.has(path) || isMaintainerScript(path, debs)) return true;
    // A folder accounts for all that is below it.
    for (let part = path; part !== ''; part = dirnameOf(part)) if (named.has(part)) return true;
    return false;
  };
}

/** `libc6:amd64.postinst` in dpkg's database, where libc6 is installed: no list of files names it. */
function isMaintainerScript(path: string, debs: ReadonlySet<string>): boolean {
  const [, name] =
    /^(?:usr|var)\/lib\/dpkg\/info\/([^/:]+?)(?::[a-z0-9]+)?\.(?:(?:pre|post)(?:inst|rm)|config)$/.exec(
      path,
    ) ?? [];
  return name !== undefined && debs.has(name);
}
