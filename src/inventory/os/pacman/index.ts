// Cataloguer of pacman packages: Arch Linux and its relatives.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { NAME, type PacmanFact, reader } from './reader.ts';

export const pacman: Cataloguer<PacmanFact> = {
  name: NAME,
  version: 1,
  summary: 'pacman packages: /var/lib/pacman/local, with the files they own',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Arch Linux and relatives',
    files: ['var/lib/pacman/local/*/desc', 'var/lib/pacman/local/*/files'],
    types: ['alpm'],
    tells: ['licence', 'source', 'files'],
  },
  readers: [reader],
  after: ['os/release'],
  assemble,
};
