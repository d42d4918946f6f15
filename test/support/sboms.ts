// SBOMs of other tools for tests, and what is read of them.
import assert from 'node:assert/strict';
import { type Package, readSbom, type Sbom } from '../../src/inventory/index.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function read(document: unknown): Sbom {
  return readSbom(Buffer.from(JSON.stringify(document)), 'their.json');
}

export function cyclonedx(components: readonly Fields[], rest: Fields = {}): Sbom {
  return read({ bomFormat: 'CycloneDX', specVersion: '1.5', components, ...rest });
}

export function spdx(packages: readonly Fields[], rest: Fields = {}): Sbom {
  return read({ spdxVersion: 'SPDX-2.3', name: 'their image', packages, ...rest });
}

/** One component with this package URL. */
export function packageOf(purl: string, fields: Fields = {}): Package {
  const { inventory } = cyclonedx([{ type: 'library', name: '?', version: '', purl, ...fields }]);
  assert.equal(inventory.packages.length, 1);
  return inventory.packages[0]!;
}

export const properties = (values: Fields) => ({
  properties: Object.entries(values).map(([name, value]) => ({ name, value })),
});

export const purlRef = (purl: string) => ({
  externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
});

export const SYFT_DEBIAN = {
  type: 'operating-system',
  name: 'debian',
  version: '12',
  description: 'Debian GNU/Linux 12 (bookworm)',
  ...properties({
    'syft:distro:id': 'debian',
    'syft:distro:idLike:0': 'linux',
    'syft:distro:prettyName': 'Debian GNU/Linux 12 (bookworm)',
    'syft:distro:versionCodename': 'bookworm',
    'syft:distro:versionID': '12',
  }),
};
