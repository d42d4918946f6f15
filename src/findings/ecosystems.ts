// Which OSV ecosystem speaks of which package URL type.
import { orderName } from '../formats/ecosystem-orders.ts';

/** Languages and tools; the packages of operating systems are placed by their distribution. */
const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['bitnami', 'Bitnami'],
  ['cargo', 'crates.io'],
  ['composer', 'Packagist'],
  ['conan', 'ConanCenter'],
  ['cran', 'CRAN'],
  ['gem', 'RubyGems'],
  ['github', 'GitHub Actions'],
  ['githubactions', 'GitHub Actions'],
  ['golang', 'Go'],
  ['hackage', 'Hackage'],
  ['hex', 'Hex'],
  ['julia', 'Julia'],
  ['maven', 'Maven'],
  ['npm', 'npm'],
  ['nuget', 'NuGet'],
  ['opam', 'opam'],
  ['pub', 'Pub'],
  ['pypi', 'PyPI'],
  ['swift', 'SwiftURL'],
]);

/** Types whose packages belong to an operating system; `generic` and unknown ones are no system's. */
const SYSTEM_TYPES: ReadonlySet<string> = new Set(['alpm', 'apk', 'deb', 'ebuild', 'opkg', 'rpm']);

const JUDGED_SYSTEMS: ReadonlySet<string> = new Set(['apk', 'deb', 'rpm']);

/** The OSV ecosystem of a language's packages, or undefined. */
export function familyOfType(type: string): string | undefined {
  return FAMILIES.get(type);
}

/** Whether packages of a type can be matched with advisories: operating systems' where the distribution is known. */
export function isJudged(type: string): boolean {
  const family = FAMILIES.get(type);
  return family === undefined ? JUDGED_SYSTEMS.has(type) : orderName(family) !== undefined;
}

export function isSystemType(type: string): boolean {
  return SYSTEM_TYPES.has(type);
}
