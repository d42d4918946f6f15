// pylock.toml, the lock file that all Python tools share. Source: Python packaging's "pylock.toml Specification" (PEP 751).
import { tomlElements } from '../../formats/toml/index.ts';
import { listAt, type Table, textAt, type Value } from '../../formats/value.ts';
import { basenameOf } from '../../image/entry.ts';
import { type ListingOut, listingCataloguer } from '../listing.ts';

const GROUP = /(?:'([^']{1,200})'|"([^"]{1,200})") in dependency_groups\b/g;

export const pylock = listingCataloguer({
  name: 'python/pylock',
  version: 1,
  summary: 'Packages that pylock.toml files name',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Python',
    files: ['**/pylock.toml', '**/pylock.*.toml'],
    types: ['pypi'],
    tells: ['dev'],
    limits: 'a package from a repository or a source folder may be listed without a version',
  },
  type: 'pypi',
  files: { suffixes: ['.toml'] },
  accepts: (path) => /^pylock\.(?:[^.]+\.)?toml$/.test(basenameOf(path)),
  declares: 'lock',
  parse(bytes, _entry, out) {
    let groups: readonly Value[] = [];
    const header = (path: readonly string[], values: Table) => {
      if (path.length === 0) groups = listAt(values, 'default-groups');
    };
    for (const table of tomlElements(bytes, 'packages', header)) tell(table, groups, out);
  },
});

function tell(table: Table, defaultGroups: readonly Value[], out: ListingOut): void {
  // The project itself, or a folder beside it.
  if (table.has('directory')) return;
  const likely = table.has('vcs') || table.has('archive');
  out.found({
    name: textAt(table, 'name'),
    version: textAt(table, 'version'),
    ...(isDev(textAt(table, 'marker'), defaultGroups) && { role: 'dev' }),
    ...(likely && { confidence: 'likely' }),
  });
}

/** Only for dependency groups that nobody gets without asking, and in no extra. */
function isDev(marker: string, defaultGroups: readonly Value[]): boolean {
  if (/ in extras\b/.test(marker)) return false;
  const groups = [...marker.matchAll(GROUP)].map(([, one, other]) => one ?? other ?? '');
  return groups.length > 0 && !groups.some((group) => group === 'default' || defaultGroups.includes(group));
}
