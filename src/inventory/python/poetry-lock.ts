// poetry.lock of all versions: categories (before Poetry 1.5) and groups (since 2.0) tell what is for development.
import { tomlElements } from '../../formats/toml/index.ts';
import { listAt, type Table, tableAt, textAt } from '../../formats/value.ts';
import { listingCataloguer } from '../listing.ts';
import { isPyPI } from './pypi.ts';

export const poetryLock = listingCataloguer({
  name: 'python/poetry-lock',
  version: 1,
  summary: "Packages that Poetry's lock file names",
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Python',
    files: ['**/poetry.lock'],
    types: ['pypi'],
    tells: ['dev'],
    limits: 'lock files of Poetry 1.5 to 1.8 do not tell what is for development',
  },
  type: 'pypi',
  files: { basenames: ['poetry.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const table of tomlElements(bytes, 'package')) {
      const source = tableAt(table, 'source');
      const kind = textAt(source, 'type');
      if (kind === 'directory') continue;
      // A named index other than PyPI (`legacy`), a repository, an address: the name may mean another package there.
      const likely = kind !== '' && !isPyPI(textAt(source, 'url'));
      out.found({
        name: textAt(table, 'name'),
        version: textAt(table, 'version'),
        ...(isDev(table) && { role: 'dev' }),
        ...(likely && { confidence: 'likely' }),
      });
    }
  },
});

function isDev(table: Table): boolean {
  const groups = listAt(table, 'groups');
  return textAt(table, 'category') === 'dev' || (groups.length > 0 && !groups.includes('main'));
}
