// Cataloguer of package files of systems that lie in a folder: a repository, a cache, what a build made.
import type { View } from '../../../image/view.ts';
import type { Cataloguer, LayerFact } from '../../cataloguer.ts';
import type { Package } from '../../package.ts';
import { introducedBy, placesOf } from '../../places.ts';
import { packageOf as rpmOf } from '../rpm/package.ts';
import { systemPackage } from '../system-package.ts';
import { NAME, type PackageFileFact, reader } from './reader.ts';

export const packageFiles: Cataloguer<PackageFileFact> = {
  name: NAME,
  version: 1,
  summary: 'package files of systems: .deb, .rpm, .apk and those of pacman',
  scope: 'folder',
  support: {
    kind: 'os',
    ecosystem: 'Package files',
    files: [
      '**/*.deb',
      '**/*.udeb',
      '**/*.rpm',
      '**/*.apk',
      '**/*.pkg.tar.gz',
      '**/*.pkg.tar.zst',
      '**/*.pkg.tar.xz',
    ],
    types: ['deb', 'rpm', 'apk', 'alpm'],
    tells: ['licence', 'source', 'vendor', 'module'],
    limits: 'what is compressed with xz is not read: of a .deb the file name tells, of others nothing',
  },
  readers: [reader],
  assemble: (facts, view) => ({ packages: packagesOf(facts, view), owns: [], gaps: [] }),
};

function packagesOf(facts: readonly LayerFact<PackageFileFact>[], view: View): Package[] {
  return placesOf(facts, view).map((place) => {
    const { record, by, confidence } = place.facts.at(-1)!;
    const introduced = introducedBy(place, ({ record }) => [`${record.name}\n${record.version}`]);
    const { path, layer } = place;
    const seen = { path, layer, by, introduced: introduced(`${record.name}\n${record.version}`) };
    const made =
      record.type === 'rpm'
        ? rpmOf(record, seen, undefined)
        : systemPackage(record, { cataloguer: NAME, ...seen }, { type: record.type }, undefined);
    return {
      ...made,
      evidence: [{ cataloguer: NAME, path, layer, by, confidence }],
      details: { ...made.details, declared: 'package' },
    };
  });
}
