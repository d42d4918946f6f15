// Cataloguer of the operating system's identity: os-release and its older relatives.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { NAME, type ReleaseFact, reader } from './reader.ts';

export const release: Cataloguer<ReleaseFact> = {
  name: NAME,
  version: 1,
  summary: 'the distribution, from os-release or older files',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Identity of the distribution',
    files: ['etc/os-release', 'usr/lib/os-release'],
    types: [],
    tells: [],
  },
  readers: [reader],
  assemble,
};
