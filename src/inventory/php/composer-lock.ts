// Cataloguer of Composer's lock files. Source: Composer documentation, "Basic usage".
import { jsonMembers } from '../../formats/json/index.ts';
import { listingCataloguer } from '../listing.ts';
import { composerPackage, isLocal } from './composer-package.ts';

export const composerLock = listingCataloguer({
  name: 'php/composer-lock',
  version: 1,
  summary: 'PHP packages that Composer has locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'PHP',
    files: ['**/composer.lock'],
    types: ['composer'],
    tells: ['licence', 'dev'],
  },
  type: 'composer',
  files: { basenames: ['composer.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const { of, value } of jsonMembers(bytes, [['packages'], ['packages-dev']])) {
      if (isLocal(value)) continue;
      const listed = composerPackage(value);
      if (listed === undefined) out.gap('not-understood', true, 'a package without a name');
      else out.found(of === 1 ? { ...listed, role: 'dev' } : listed);
    }
  },
});
