// Cataloguer of Gleam's lock files. Source: Gleam, `manifest.toml` of its build tool.
import { tomlTables } from '../../formats/toml/index.ts';
import { isTable, listAt, textAt } from '../../formats/value.ts';
import { listingCataloguer } from '../listing.ts';

export const gleamManifest = listingCataloguer({
  name: 'beam/gleam-manifest',
  version: 1,
  summary: 'Gleam, Erlang and Elixir packages that Gleam has locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Gleam',
    files: ['**/manifest.toml'],
    types: ['hex'],
    tells: [],
  },
  type: 'hex',
  files: { basenames: ['manifest.toml'] },
  // Julia's is written with a capital letter.
  accepts: (path) => path === 'manifest.toml' || path.endsWith('/manifest.toml'),
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const { path, values } of tomlTables(bytes)) {
      if (path.length > 0) continue;
      for (const one of listAt(values, 'packages')) {
        const source = textAt(one, 'source');
        // `build_tools` tells Gleam's list from any other that is called so.
        if (!isTable(one) || !one.has('build_tools') || source === 'local') continue;
        out.found({
          name: textAt(one, 'name'),
          version: textAt(one, 'version'),
          ...(source !== 'hex' && { confidence: 'likely' }),
        });
      }
    }
  },
});
