// Cataloguer of packages that Spack installed: one record in each prefix. Source: Spack's documentation, "Spec File Format".
import { jsonMembers } from '../../../formats/json/index.ts';
import { isTable, textAt } from '../../../formats/value.ts';
import { listingCataloguer } from '../../listing.ts';

export const spack = listingCataloguer({
  name: 'os/spack',
  version: 1,
  summary: 'packages that Spack installed, by the record in each prefix',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Spack',
    files: ['**/.spack/spec.json'],
    types: ['spack'],
    tells: ['files'],
    limits: 'records of Spack before 0.16, which were YAML, are not read',
  },
  type: 'spack',
  files: { basenames: ['spec.json'] },
  accepts: (path) => /(?:^|\/)\.spack\/spec\.json$/.test(path),
  by: 'spec.json',
  parse(bytes, _entry, out) {
    // The first node is what lies here; the others are what it needs, with prefixes of their own.
    for (const { key, value } of jsonMembers(bytes, [['spec', 'nodes']])) {
      if (key !== '0' || !isTable(value)) return;
      const arch = value.get('arch');
      const target = textAt(arch, 'platform_os');
      return out.found({
        name: textAt(value, 'name'),
        version: textAt(value, 'version'),
        ...(target !== '' && { qualifiers: { os: target } }),
        contains: ['..'],
      });
    }
    out.gap('not-understood', true, 'a record of Spack without its package');
  },
});
