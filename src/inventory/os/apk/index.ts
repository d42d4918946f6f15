// Cataloguer of apk packages: Alpine, Wolfi and what is made of them.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { type ApkFact, NAME, reader } from './reader.ts';

export const apk: Cataloguer<ApkFact> = {
  name: NAME,
  version: 1,
  summary: 'apk packages: /lib/apk/db/installed, with the files they own',
  readers: [reader],
  after: ['os/release'],
  assemble,
};
