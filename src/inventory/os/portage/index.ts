// Cataloguer of Portage packages: Gentoo and its relatives.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { NAME, PARTS, type PortageFact, reader } from './reader.ts';

export const portage: Cataloguer<PortageFact> = {
  name: NAME,
  version: 1,
  summary: 'Portage packages: /var/db/pkg, with the files they own',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Gentoo and relatives',
    files: PARTS.map((name) => `var/db/pkg/*/*/${name}`),
    types: ['ebuild'],
    tells: ['licence', 'files'],
  },
  readers: [reader],
  after: ['os/release'],
  assemble,
};
