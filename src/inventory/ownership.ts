// Joins packages with the OS packages that own their evidence files.
import type { Assembled, Ownership } from './cataloguer.ts';
import type { Package } from './package.ts';

/**
 * Packages with `owner` set where an OS package owns the file (or the outermost archive) that names them. A file of a
 * later layer than the package is another one that was put in its place: the vendor's word does not hold for that.
 */
export function joinOwners(packages: readonly Package[], owns: readonly Ownership[]): Package[] {
  const owning = new Set(owns.map((one) => one.package));
  const since = new Map(packages.filter(({ id }) => owning.has(id)).map((one) => [one.id, one.introduced]));
  const owners = new Map<string, string>();
  const wanted = new Set(packages.filter((one) => !owning.has(one.id)).map(fileOf));
  // Owned paths are many, wanted ones few.
  for (const { package: id, paths } of owns)
    for (const path of paths) if (wanted.has(path) && !owners.has(path)) owners.set(path, id);
  return packages.map((one) => {
    const owner = owning.has(one.id) ? undefined : owners.get(fileOf(one));
    if (owner === undefined || isReplaced(one, since.get(owner) ?? -1)) return one;
    return { ...one, owner };
  });
}

/** SBOMs of other tools tell no layers: then nothing speaks against it. */
function isReplaced({ evidence }: Package, installed: number): boolean {
  return installed >= 0 && (evidence[0]?.layer ?? -1) > installed;
}

/** Those of some files that OS packages own. */
export function ownedAmong(
  paths: Iterable<string>,
  results: ReadonlyMap<string, Assembled>,
): ReadonlySet<string> {
  const wanted = new Set(paths);
  const owned = new Set<string>();
  if (wanted.size > 0)
    for (const { owns } of results.values())
      for (const one of owns) for (const path of one.paths) if (wanted.has(path)) owned.add(path);
  return owned;
}

function fileOf({ evidence }: Package): string {
  return fileIn(evidence[0]?.path ?? '');
}

/** The file in the image: nested archives are written `outer.jar:inner.jar`. */
export function fileIn(path: string): string {
  const colon = path.search(/\.[a-z]{2,4}:/);
  return colon < 0 ? path : path.slice(0, path.indexOf(':', colon));
}
