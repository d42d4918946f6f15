// Cataloguer of the operating system's identity: os-release and its older relatives.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { CURATED, NAME, PLACES, REPOSITORIES, type ReleaseFact, reader } from './reader.ts';

export const release: Cataloguer<ReleaseFact> = {
  name: NAME,
  version: 2,
  summary: 'the distribution, from os-release or older files',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Identity of the distribution',
    files: [...PLACES, REPOSITORIES, CURATED],
    types: [],
    tells: [],
  },
  readers: [reader],
  assemble,
};
