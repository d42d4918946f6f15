// pdm.lock: packages by groups.
import { tomlElements } from '../../formats/toml/index.ts';
import { listAt, textAt } from '../../formats/value.ts';
import { listingCataloguer } from '../listing.ts';

/** Other groups may be extras, that users of the package install. */
const DEVELOPMENT = new Set<unknown>(['dev', 'develop', 'development']);

export const pdmLock = listingCataloguer({
  name: 'python/pdm-lock',
  version: 1,
  summary: "Packages that PDM's lock file names",
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Python',
    files: ['**/pdm.lock'],
    types: ['pypi'],
    tells: ['dev'],
    limits: 'groups for development are known by the name dev only: the file does not tell them from extras',
  },
  type: 'pypi',
  files: { basenames: ['pdm.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const table of tomlElements(bytes, 'package')) {
      if (textAt(table, 'path') !== '') continue;
      const groups = listAt(table, 'groups');
      const dev = groups.length > 0 && groups.every((group) => DEVELOPMENT.has(group));
      const remote = ['git', 'hg', 'svn', 'url'].some((key) => textAt(table, key) !== '');
      out.found({
        name: textAt(table, 'name'),
        version: textAt(table, 'version'),
        ...(dev && { role: 'dev' }),
        ...(remote && { confidence: 'likely' }),
      });
    }
  },
});
