// Cataloguer of rpm packages: Red Hat, Fedora, SUSE, Amazon, Azure Linux and their relatives.
import type { Cataloguer } from '../../cataloguer.ts';
import { assemble } from './assemble.ts';
import { NAME, type RpmFact, reader } from './reader.ts';

export const rpm: Cataloguer<RpmFact> = {
  name: NAME,
  version: 2,
  summary:
    'rpm packages: Berkeley DB, ndb and SQLite with its write-ahead log, with the files they own; manifests of images without one',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Red Hat, SUSE and relatives',
    files: [
      'var/lib/rpm/Packages',
      'var/lib/rpm/Packages.db',
      'var/lib/rpm/rpmdb.sqlite',
      'usr/lib/sysimage/rpm/rpmdb.sqlite',
      'usr/share/rpm/rpmdb.sqlite',
      'var/lib/rpmmanifest/container-manifest-2',
      'var/lib/rpmmanifest/container-manifest-1',
    ],
    types: ['rpm'],
    tells: ['licence', 'source', 'files', 'vendor', 'module'],
  },
  readers: [reader],
  after: ['os/release'],
  assemble,
};
