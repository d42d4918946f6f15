// renv.lock: the versions of an R project's packages. Source: renv documentation, "Lockfiles".
import { jsonMembers } from '../../formats/json/index.ts';
import { textAt } from '../../formats/value.ts';
import { listingCataloguer } from '../listing.ts';

export const renvLock = listingCataloguer({
  name: 'r/renv-lock',
  version: 1,
  summary: 'R packages whose versions renv wrote down',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'R',
    files: ['**/renv.lock'],
    types: ['cran'],
    tells: [],
    limits: 'packages of Bioconductor and of repositories bear the type of CRAN, as likely',
  },
  type: 'cran',
  files: { basenames: ['renv.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const { key, value } of jsonMembers(bytes, [['Packages']])) {
      const name = textAt(value, 'Package') || key;
      const version = textAt(value, 'Version');
      const [source, repository] = [textAt(value, 'Source'), textAt(value, 'Repository')];
      // Sources as the project's own folder have a path, and no remote.
      if (source === 'Local' || source === 'Cellar') continue;
      const isCran = source === 'CRAN' || (source === 'Repository' && !/^BioC/i.test(repository));
      out.found({ name, version, confidence: isCran && version !== '' ? 'certain' : 'likely' });
    }
  },
});
