// uv.lock, also of single scripts: packages, and by the graph what only development needs.
import { tomlElements } from '../../formats/toml/index.ts';
import { listAt, type Table, tableAt, textAt } from '../../formats/value.ts';
import { type Listed, listingCataloguer } from '../listing.ts';
import { isPyPI } from './pypi.ts';
import { UvGraph } from './uv-graph.ts';

/** Sources that are folders or files beside the lock file: the project, the members of its workspace, local copies. */
const LOCAL = ['virtual', 'editable', 'directory', 'path'];

export const uvLock = listingCataloguer({
  name: 'python/uv-lock',
  version: 1,
  summary: "Packages that uv's lock files name",
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Python',
    files: ['**/uv.lock', '**/*.py.lock'],
    types: ['pypi'],
    tells: ['dev'],
  },
  type: 'pypi',
  files: { basenames: ['uv.lock'], suffixes: ['.py.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    const graph = new UvGraph();
    let rows: { node: number; row: Listed }[] = [];
    const manifest = (path: readonly string[], values: Table) => {
      // The requirements of a script, and of a workspace that is no project.
      if (path.join('.') === 'manifest') graph.want('main', listAt(values, 'requirements'));
      if (path.join('.') === 'manifest.dependency-groups')
        for (const key of values.keys()) graph.want('dev', listAt(values, key));
    };
    const flush = () => {
      const dev = graph.onlyForDevelopment();
      for (const { node, row } of rows) out.found(dev.has(node) ? { ...row, role: 'dev' } : row);
      rows = [];
    };
    try {
      for (const table of tomlElements(bytes, 'package', manifest)) {
        const node = graph.add(table);
        const source = tableAt(table, 'source');
        if (LOCAL.some((kind) => source.has(kind))) graph.root(node);
        else rows.push({ node, row: rowOf(table, source) });
        if (graph.isFull) flush();
      }
    } finally {
      flush();
      if (graph.isFull) out.gap('budget', false, 'too many packages to tell which are for development');
    }
  },
});

function rowOf(table: Table, source: Table): Listed {
  const registry = textAt(source, 'registry');
  const sure = registry === '' ? source.size === 0 : isPyPI(registry);
  return {
    name: textAt(table, 'name'),
    version: textAt(table, 'version'),
    ...(!sure && { confidence: 'likely' }),
  };
}
