// Cataloguer of Flatpak applications and runtimes.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { type FlatpakFact, NAME, reader } from './reader.ts';

const DEPLOYED = 'var/lib/flatpak/app/*/*/*/*';

export const flatpak: Cataloguer<FlatpakFact> = {
  name: NAME,
  version: 1,
  summary: 'Flatpak applications and runtimes, with their folders; versions where a file says one',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Flatpak',
    files: [
      `${DEPLOYED}/metadata`,
      'var/lib/flatpak/runtime/*/*/*/*/metadata',
      `${DEPLOYED}/deploy`,
      `${DEPLOYED}/export/share/metainfo/*.metainfo.xml`,
    ],
    types: ['flatpak'],
    tells: ['licence', 'vendor', 'files'],
    limits: 'what an application was built of is not told',
  },
  readers: [reader],
  assemble,
};
