// Cataloguer of Debian packages in images cut with Chisel ("distroless" Ubuntu), of which only slices are there.
import type { Cataloguer } from '../../cataloguer.ts';
import { systemPackage } from '../system-package.ts';
import { wholeDatabases } from '../whole-databases.ts';
import { type ChiselFact, NAME, reader } from './reader.ts';

export const chisel: Cataloguer<ChiselFact> = {
  name: NAME,
  version: 1,
  summary: 'Debian packages in images cut with Chisel: manifest.wall, with the files that were kept',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Debian, Ubuntu and relatives',
    files: ['var/lib/chisel/manifest.wall', '**/manifest.wall'],
    types: ['deb'],
    tells: ['files'],
    limits: 'the manifest names no source packages',
  },
  readers: [reader],
  after: ['os/release'],
  assemble: (facts, view, earlier) =>
    wholeDatabases(
      {
        name: NAME,
        homes: ['var/lib/chisel/manifest.wall'],
        packageOf: (record, place, distribution) =>
          systemPackage(
            record,
            { cataloguer: NAME, ...place, by: 'manifest.wall' },
            { type: 'deb' },
            distribution,
          ),
      },
      facts,
      view,
      earlier,
    ),
};
