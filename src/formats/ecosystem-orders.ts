// The OSV ecosystems that are known, and in which order each one's versions stand.

/** '': known by name, but its versions have no single order: only listed versions can match. */
const ORDERS: ReadonlyMap<string, string> = new Map([
  ...named('dpkg', 'Debian', 'Ubuntu', 'Echo'),
  ...named('apk', 'Alpine', 'Wolfi', 'Chainguard', 'Alpaquita', 'BellSoft Hardened Containers', 'MinimOS'),
  ...named('apk', 'CleanStart'),
  ...named('rpm', 'Red Hat', 'AlmaLinux', 'Rocky Linux', 'SUSE', 'openSUSE', 'Mageia', 'openEuler'),
  ...named('rpm', 'Azure Linux', 'Photon OS'),
  ...named('semver', 'npm', 'crates.io', 'Hex', 'SwiftURL', 'GitHub Actions', 'Kubernetes', 'VSCode'),
  ...named('pep440', 'PyPI'),
  ...named('maven', 'Maven'),
  ...named('go', 'Go'),
  ...named('gem', 'RubyGems'),
  ...named('nuget', 'NuGet'),
  ...named('packagist', 'Packagist'),
  ...named('cran', 'CRAN', 'Bioconductor'),
  ...named('hackage', 'Hackage', 'GHC'),
  ...named('pub', 'Pub'),
  ...named('julia', 'Julia'),
  ...named('opam', 'opam'),
  ...named('conan', 'ConanCenter'),
  ...named('bitnami', 'Bitnami'),
  ...named('', 'Android', 'Docker Hardened Images', 'FreeBSD', 'Linux', 'OSS-Fuzz', 'Root', 'TuxCare'),
]);

function named(order: string, ...families: string[]): [string, string][] {
  return families.map((family) => [family, order]);
}

/** All known ecosystems by their OSV names without release, sorted. Source: OSV schema 1.7, "Defined ecosystems". */
export const ECOSYSTEMS: readonly string[] = [...ORDERS.keys()].sort();

export function isEcosystem(family: string): boolean {
  return ORDERS.has(family);
}

/** Name of the version order of an ecosystem (`dpkg`, `rpm`, `apk`, `semver`…); undefined where there is none. */
export function orderName(family: string): string | undefined {
  return ORDERS.get(family) || undefined;
}

/** Operating systems: their packages are named by the vendor, and their advisories list what a fix contains. */
export function isDistribution(family: string): boolean {
  const order = ORDERS.get(family);
  return order === 'dpkg' || order === 'rpm' || order === 'apk';
}
