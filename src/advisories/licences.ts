// Under which licence each ecosystem's advisories come in OSV form, for the attribution that it asks for.

const GITHUB = 'CC-BY-4.0 (GitHub Advisory Database)';

const LICENCES: ReadonlyMap<string, string> = new Map([
  ['AlmaLinux', 'MIT (AlmaLinux)'],
  ['Alpaquita', 'MIT (BellSoft)'],
  ['Alpine', 'none stated (Alpine secdb; texts of NVD, public domain)'],
  ['BellSoft Hardened Containers', 'MIT (BellSoft)'],
  ['Bitnami', 'Apache-2.0 (Bitnami vulndb)'],
  ['CRAN', 'Apache-2.0 (R Consortium)'],
  ['Chainguard', 'terms of Chainguard (since 2025-05-07 no derived works)'],
  ['CleanStart', 'Apache-2.0 (CleanStart)'],
  ['Debian', 'none stated (Debian security tracker; texts of NVD, public domain)'],
  ['GHC', 'CC0-1.0 (Haskell Security Response Team)'],
  ['GitHub Actions', GITHUB],
  ['Go', 'CC-BY-4.0 (Go vulnerability database, GitHub Advisory Database)'],
  ['Hackage', 'CC0-1.0 (Haskell Security Response Team)'],
  ['Hex', GITHUB],
  ['Julia', 'CC-BY-4.0 (Julia security advisories)'],
  ['Kubernetes', 'Apache-2.0 (Kubernetes CVE feed)'],
  ['Maven', GITHUB],
  ['NuGet', `${GITHUB}, Apache-2.0 (OpenSSF malicious packages)`],
  ['Packagist', `${GITHUB}, MIT (Drupal)`],
  ['Pub', GITHUB],
  ['PyPI', `${GITHUB}, CC-BY-4.0 (PyPA), Apache-2.0 (OpenSSF malicious packages)`],
  ['Red Hat', 'CC-BY-4.0 (Red Hat)'],
  ['Rocky Linux', 'BSD (Rocky Linux)'],
  ['RubyGems', `${GITHUB}, Apache-2.0 (OpenSSF malicious packages)`],
  ['SUSE', 'CC-BY-4.0 (SUSE)'],
  ['SwiftURL', GITHUB],
  ['Ubuntu', 'CC-BY-SA-4.0 (Canonical)'],
  ['Wolfi', 'Apache-2.0 until 2025-05-07, since then terms of Chainguard (no derived works)'],
  ['crates.io', `CC0-1.0 (RustSec), ${GITHUB}`],
  ['npm', `${GITHUB}, Apache-2.0 (OpenSSF malicious packages)`],
  ['opam', 'CC0-1.0 (OCaml)'],
  ['openSUSE', 'CC-BY-4.0 (SUSE)'],
]);

/** Licence and author of the OSV records of `family`; `not known` where nobody has said. */
export function licenceOf(family: string): string {
  return LICENCES.get(family) ?? 'not known';
}
