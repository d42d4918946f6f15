// Package names as each ecosystem compares them: two spellings of one package must meet in one key.

/** Ecosystems whose registries take upper and lower case for the same name. */
const CASELESS = new Set(['NuGet', 'Packagist', 'GitHub Actions', 'Bitnami']);

/**
 * `name` in the one spelling under which advisories of OSV ecosystem `family` and installed packages are compared.
 * PyPI: PEP 503. NuGet, Packagist, GitHub Actions: lower case. Swift packages: the repository's address without
 * scheme and `.git`. VSCode: `publisher.name` in lower case, also where it was written as a path (`publisher/name`, as in a
 * package URL). Everything else (npm, Maven, Go, crates.io, Debian, rpm…) is case-sensitive and stays as it is.
 * Idempotent.
 */
export function normaliseName(family: string, name: string): string {
  if (family === 'PyPI') return name.toLowerCase().replace(/[-_.]+/g, '-');
  if (family === 'VSCode') return name.toLowerCase().replaceAll('/', '.');
  if (family === 'SwiftURL') return swiftAddress(name);
  return CASELESS.has(family) ? name.toLowerCase() : name;
}

function swiftAddress(name: string): string {
  let address = name.toLowerCase();
  const scheme = address.indexOf('://');
  if (scheme >= 0) address = address.slice(scheme + 3);
  while (address.endsWith('.git')) address = address.slice(0, -4);
  return address;
}
