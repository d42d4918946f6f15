// Cataloguer of Nix packages: the store of NixOS, and of images made with Nix.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { DATABASE, NAME, type NixFact, reader } from './reader.ts';

export const nix: Cataloguer<NixFact> = {
  name: NAME,
  version: 1,
  summary: 'Nix packages: the folders of /nix/store, with the database of the store where there is one',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Nix and NixOS',
    files: [DATABASE],
    types: ['nix'],
    tells: ['files'],
    limits: 'store paths without a version are counted, not listed; a store tells no licences',
  },
  readers: [reader],
  assemble,
};
