// Cataloguer of Debian packages: dpkg's database, whole or in single records as distroless images have it.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { type CopyrightFact, copyrightReader } from './copyright.ts';
import { type DpkgFact, NAME, reader } from './reader.ts';

export const dpkg: Cataloguer<DpkgFact | CopyrightFact> = {
  name: NAME,
  version: 2,
  summary:
    'Debian packages: /var/lib/dpkg/status and status.d, with the files they own and the licences of their copyright files',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Debian, Ubuntu and relatives',
    files: ['var/lib/dpkg/status', 'var/lib/dpkg/status.d/*', 'usr/share/doc/*/copyright'],
    types: ['deb'],
    tells: ['licence', 'source', 'files', 'vendor'],
    limits: 'licences of machine-readable copyright files only',
  },
  readers: [reader, copyrightReader],
  after: ['os/release'],
  assemble,
};
