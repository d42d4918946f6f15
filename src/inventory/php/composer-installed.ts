// Cataloguer of what Composer has installed: `vendor/composer/installed.json` of Composer 1 (a list) and 2 (a table).
import type { Bytes } from '../../core/bytes.ts';
import { jsonMembers } from '../../formats/json/index.ts';
import { isTable, textAt, type Value } from '../../formats/value.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import { lookAhead } from '../look-ahead.ts';
import { composerPackage, isLocal } from './composer-package.ts';

export const composerInstalled = listingCataloguer({
  name: 'php/composer-installed',
  version: 1,
  summary: 'PHP packages that Composer has installed',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'PHP',
    files: ['**/composer/installed.json'],
    types: ['composer'],
    tells: ['licence', 'dev', 'files'],
    limits: 'Composer 1 does not record which packages are for development',
  },
  type: 'composer',
  files: { basenames: ['installed.json'] },
  accepts: (path) => path === 'composer/installed.json' || path.endsWith('/composer/installed.json'),
  parse: parseInstalled,
});

function parseInstalled(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  const dev = devNames(bytes);
  for (const { of, value } of jsonMembers(bytes, [[], ['packages']])) {
    // At the root the packages of Composer 1; or else `dev` and whatever stands beside Composer 2's list.
    if (of === 0 && !isTable(value)) continue;
    const listed = composerPackage(value);
    if (listed === undefined) {
      out.gap('not-understood', true, 'a package without a name');
      continue;
    }
    out.found({
      ...listed,
      ...(dev.has(listed.name) && { role: 'dev' }),
      ...(isLocal(value) && { confidence: 'likely' }),
      contains: folderOf(listed.name, value),
    });
  }
}

/** The names stand behind the packages, so they are read first. */
function devNames(bytes: Bytes): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { value } of lookAhead(jsonMembers(bytes, [['dev-package-names']])))
    if (typeof value === 'string') names.add(value);
  return names;
}

/** Where it lies, seen from the file; Composer 1 has one place for all. A package of packages has no folder. */
function folderOf(name: string, value: Value): string[] {
  const path =
    textAt(value, 'install-path') || (value instanceof Map && value.has('install-path') ? '' : `../${name}`);
  // A folder above the project's would make everything there this package's.
  return /[^./]/.test(path) ? [path] : [];
}
