// Cataloguer of apk packages: Alpine, Wolfi and what is made of them.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { type ApkFact, NAME, reader } from './reader.ts';

export const apk: Cataloguer<ApkFact> = {
  name: NAME,
  version: 1,
  summary: 'apk packages: /lib/apk/db/installed, with the files they own',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Alpine, Wolfi and relatives',
    files: ['lib/apk/db/installed', 'usr/lib/apk/db/installed'],
    types: ['apk'],
    tells: ['licence', 'source', 'files'],
  },
  readers: [reader],
  after: ['os/release'],
  assemble,
};
