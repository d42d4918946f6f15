// Cataloguer of packages in the cache of Conan 2, which its database lists. Source: Conan, `PackagesDBTable`.
import { eachRow, openDatabase } from '../../formats/sqlite/index.ts';
import { listingCataloguer } from '../listing.ts';
import { conanPackage } from './conan-reference.ts';

/** A row has a few names and digests. */
const ROW = 64 * 1024;

export const conanCache = listingCataloguer({
  name: 'cpp/conan-cache',
  version: 1,
  summary: 'C and C++ packages in the cache of Conan 2',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'C and C++',
    files: ['**/p/cache.sqlite3'],
    types: ['conan'],
    tells: ['files'],
  },
  type: 'conan',
  files: { basenames: ['cache.sqlite3'] },
  accepts: (path) => path === 'p/cache.sqlite3' || path.endsWith('/p/cache.sqlite3'),
  by: 'packages',
  parse(bytes, _entry, out) {
    // Columns: reference, recipe revision, package id, package revision, path below the file's folder, …
    eachRow(openDatabase(bytes), 'packages', ROW, {
      row(_, [reference, , , , path]) {
        const listed = conanPackage(typeof reference === 'string' ? reference : '');
        if (listed === undefined)
          return out.gap('not-understood', true, 'a reference without name or version');
        out.found({ ...listed, ...(typeof path === 'string' && /\w/.test(path) && { contains: [path] }) });
      },
      damage: (error) => out.gap('damaged', true, error.message),
    });
  },
});
