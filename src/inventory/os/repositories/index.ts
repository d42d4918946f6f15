// Cataloguer of repositories: where the packages come from, and what is paid for. It finds no packages; those of others read it.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { PATTERNS } from './places.ts';
import { NAME, reader, type RepositoriesFact } from './reader.ts';

export const repositories: Cataloguer<RepositoriesFact> = {
  name: NAME,
  version: 1,
  summary: 'repositories of apt, dnf, apk and zypper, module streams, Ubuntu Pro, Red Hat content sets',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Repositories and channels',
    files: PATTERNS,
    types: [],
    tells: ['vendor'],
    limits: 'compressed lists of apt are not read',
  },
  readers: [reader],
  after: ['os/release'],
  assemble,
};
