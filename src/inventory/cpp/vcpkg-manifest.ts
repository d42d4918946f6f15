// Cataloguer of vcpkg's manifests. Source: vcpkg documentation, "vcpkg.json reference".
import { readJson } from '../../formats/json/index.ts';
import { isTable, listAt, type Table, type Value } from '../../formats/value.ts';
import { listingCataloguer } from '../listing.ts';
import { vcpkgPackage } from './vcpkg-package.ts';

/** Exact versions; `version>=` is a lowest one. */
const VERSIONS = ['version', 'version-semver', 'version-date', 'version-string'];

export const vcpkgManifest = listingCataloguer({
  name: 'cpp/vcpkg-manifest',
  version: 1,
  summary: 'C and C++ packages whose versions a vcpkg.json fixes',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'C and C++',
    files: ['**/vcpkg.json'],
    types: ['vcpkg'],
    tells: [],
    limits: 'dependencies whose version comes from the baseline are counted, not named',
  },
  type: 'vcpkg',
  files: { basenames: ['vcpkg.json'] },
  declares: 'manifest',
  parse(bytes, _entry, out) {
    const manifest = readJson(bytes);
    const fixed = new Set<string>();
    for (const one of listAt(manifest, 'overrides')) {
      const version = versionOf(one);
      const name = nameOf(one);
      if (name === '' || version === '') continue;
      fixed.add(name);
      out.found(vcpkgPackage(name, version, portOf(one)));
    }
    const open = listAt(manifest, 'dependencies').filter((one) => !fixed.has(nameOf(one)));
    if (open.length > 0)
      out.gap('not-understood', true, `${open.length} dependencies without an exact version`);
  },
});

/** A name, or a table that has one. */
function nameOf(value: Value): string {
  const name = isTable(value) ? value.get('name') : value;
  return typeof name === 'string' ? name : '';
}

function versionOf(value: Value): string {
  const table: Table = isTable(value) ? value : new Map();
  const version = VERSIONS.map((key) => table.get(key)).find((one) => typeof one === 'string');
  return typeof version === 'string' ? version : '';
}

function portOf(value: Value): string {
  const port = isTable(value) ? value.get('port-version') : undefined;
  return typeof port === 'number' ? String(port) : '';
}
