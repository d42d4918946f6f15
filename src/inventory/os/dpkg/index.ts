// Cataloguer of Debian packages: dpkg's database, whole or in single records as distroless images have it.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { type DpkgFact, NAME, reader } from './reader.ts';

export const dpkg: Cataloguer<DpkgFact> = {
  name: NAME,
  version: 1,
  summary: 'Debian packages: /var/lib/dpkg/status and status.d, with the files they own',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Debian, Ubuntu and relatives',
    files: ['var/lib/dpkg/status', 'var/lib/dpkg/status.d/*'],
    types: ['deb'],
    tells: ['source', 'files', 'vendor'],
  },
  readers: [reader],
  after: ['os/release'],
  assemble,
};
