// Cataloguer of Java archives and of the archives nested in them.
import type { Cataloguer } from '../cataloguer.ts';
import { placesOf } from '../places.ts';
import { packagesOf } from './package.ts';
import { type JavaFact, archiveReader } from './reader.ts';
import { ARCHIVE_SUFFIXES } from './suffixes.ts';

const name = 'java/archive';

export const javaCataloguer: Cataloguer<JavaFact> = {
  name,
  version: 2,
  summary: 'Java archives (jar, war, ear, Spring Boot, Jenkins plugins…), nested and shaded ones included',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Java',
    files: ARCHIVE_SUFFIXES.map((suffix) => `**/*${suffix}`),
    types: ['maven'],
    tells: ['licence', 'vendored'],
    limits: 'archives under other names (zip, tar) are not opened; relocated classes have no coordinates',
  },
  readers: [archiveReader],
  assemble: (facts, view) => ({
    packages: placesOf(facts, view).flatMap((place) => packagesOf(name, place)),
    owns: [],
    gaps: [],
  }),
};
