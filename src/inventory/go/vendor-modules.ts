// vendor/modules.txt: the modules whose code was copied into a Go module's vendor folder.
import { eachVendoredModule } from '../../formats/go-mod.ts';
import { listingCataloguer } from '../listing.ts';

export const vendorModules = listingCataloguer({
  name: 'go/vendor-modules',
  version: 1,
  summary: "Go modules copied into a project's vendor folder",
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Go',
    files: ['**/vendor/modules.txt'],
    types: ['golang'],
    tells: [],
  },
  type: 'golang',
  files: { basenames: ['modules.txt'] },
  accepts: (path) => /(?:^|\/)vendor\/modules\.txt$/.test(path),
  declares: 'lock',
  parse(bytes, _entry, out) {
    eachVendoredModule(bytes, ({ path, version }) => {
      if (version !== '') out.found({ name: path, version, details: { goRole: 'dependency' } });
    });
  },
});
