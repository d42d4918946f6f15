// Cataloguer of opkg packages: OpenWrt and images made with OpenEmbedded or the Yocto project.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { NAME, type OpkgFact, reader } from './reader.ts';

export const opkg: Cataloguer<OpkgFact> = {
  name: NAME,
  version: 1,
  summary:
    'opkg packages: status and control files of /usr/lib/opkg and /var/lib/opkg, with the files they own',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'OpenWrt and Yocto',
    files: [
      'usr/lib/opkg/status',
      'var/lib/opkg/status',
      'usr/lib/opkg/info/*.control',
      'usr/lib/opkg/info/*.list',
    ],
    types: ['opkg'],
    tells: ['licence', 'source', 'files'],
  },
  readers: [reader],
  after: ['os/release'],
  assemble,
};
