// An inventory of what no package manager brought, for tests of the output formats.
import type { Inventory } from '../../src/inventory/index.ts';
import { inventoryOf, packageOf } from './packages.ts';

/** What no package manager brought: a program known by its content, a lock file's entry, executables without a name. */
export const PROGRAMS: Inventory = {
  ...inventoryOf(
    'debian 12',
    packageOf('generic', 'nginx 1.25.3', {
      evidence: [
        {
          cataloguer: 'binaries/recognised',
          path: 'opt/nginx/sbin/nginx',
          layer: 1,
          by: 'string nginx/',
          offset: 4711,
          confidence: 'certain',
        },
      ],
      details: { cpe: 'cpe:2.3:a:f5:nginx:1.25.3:*:*:*:*:*:*:*' },
    }),
    packageOf('npm', 'left-pad 1.0.0', { role: 'dev', details: { declared: 'lock' } }),
  ),
  unidentified: [
    {
      path: 'opt/acme/acmed',
      layer: 2,
      size: 1_234_567,
      format: 'elf',
      buildId: 'cafe0123',
      hints: ['acmed/4.2'],
    },
    { path: 'start.sh', layer: 2, size: 10, format: 'script', hints: [] },
  ],
  leftOut: { cataloguers: ['os/rpm'], paths: [{ pattern: '**/test/**', files: 3 }] },
};
