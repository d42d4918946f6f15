// Which OSV ecosystem speaks of which package URL type.

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
  ['vscode-extension', 'VSCode'],
]);

/** Types whose packages belong to an operating system; `generic` and unknown ones are no system's. */
const SYSTEM_TYPES: ReadonlySet<string> = new Set(['alpm', 'apk', 'deb', 'ebuild', 'opkg', 'rpm']);

/** A repository may hold anything: advisories know those of actions, and say nothing of all others. */
const PARTLY_JUDGED: ReadonlySet<string> = new Set(['github']);

const JUDGED_SYSTEMS: ReadonlySet<string> = new Set(['apk', 'deb', 'rpm']);

/** The OSV ecosystem of a language's packages, or undefined. */
export function familyOfType(type: string): string | undefined {
  return FAMILIES.get(type);
}

/** Whether all packages of a type can be matched with advisories: operating systems' where the distribution is known. */
export function isJudged(type: string): boolean {
  return (FAMILIES.has(type) && !PARTLY_JUDGED.has(type)) || JUDGED_SYSTEMS.has(type);
}

export function isSystemType(type: string): boolean {
  return SYSTEM_TYPES.has(type);
}
