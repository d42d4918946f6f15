// Cataloguer of what Homebrew installed: formulas and casks.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { type BrewFact, NAME, reader } from './reader.ts';

export const homebrew: Cataloguer<BrewFact> = {
  name: NAME,
  version: 1,
  summary: 'Homebrew: formulas in Cellar, casks in Caskroom, with their folders',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Homebrew',
    files: [
      '**/Cellar/*/*/INSTALL_RECEIPT.json',
      '**/Cellar/*/*/.brew/*.rb',
      '**/Caskroom/*/.metadata/INSTALL_RECEIPT.json',
    ],
    types: ['brew'],
    tells: ['licence', 'files'],
  },
  readers: [reader],
  assemble,
};
