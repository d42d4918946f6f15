// Which OSV ecosystem speaks of which package URL type.

/** Languages and tools; the packages of operating systems are placed by their distribution. */
const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['bitnami', 'Bitnami'],
  ['cargo', 'crates.io'],
  ['composer', 'Packagist'],
  ['conan', 'ConanCenter'],
  ['cran', 'CRAN'],
  ['gem', 'RubyGems'],
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

/** The OSV ecosystem of a language's packages, or undefined. */
export function familyOfType(type: string): string | undefined {
  return FAMILIES.get(type);
}

export function isSystemType(type: string): boolean {
  return SYSTEM_TYPES.has(type);
}
