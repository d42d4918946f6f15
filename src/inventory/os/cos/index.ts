// Cataloguer of Container-Optimized OS: its list of packages. Source: the file itself, as images of the system have it.
import { jsonMembers } from '../../../formats/json/index.ts';
import { textAt } from '../../../formats/value.ts';
import { listingCataloguer } from '../../listing.ts';

export const cos = listingCataloguer({
  name: 'os/cos',
  version: 1,
  summary: 'Container-Optimized OS: /etc/cos-package-info.json',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Container-Optimized OS',
    files: ['etc/cos-package-info.json'],
    types: ['ebuild'],
    tells: ['dev'],
  },
  type: 'ebuild',
  files: { basenames: ['cos-package-info.json'] },
  accepts: (path) => path === 'etc/cos-package-info.json',
  parse(bytes, _entry, out) {
    for (const { of, value } of jsonMembers(bytes, [['installedPackages'], ['buildTimePackages']])) {
      const category = textAt(value, 'category');
      const name = textAt(value, 'name');
      out.found({
        name: category === '' || name === '' ? name : `${category}/${name}`,
        version: textAt(value, 'ebuildVersion') || textAt(value, 'version'),
        // What only helped to build the system is not in it.
        ...(of === 1 && { role: 'dev' as const }),
      });
    }
  },
});
