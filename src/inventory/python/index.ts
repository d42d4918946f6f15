// Cataloguer of installed Python distributions.
import type { Cataloguer } from '../cataloguer.ts';
import { placesOf } from '../places.ts';
import { packagesOf } from './package.ts';
import { eggReader, metadataReader, type PythonFact } from './reader.ts';

const name = 'python/installed';

export const pythonCataloguer: Cataloguer<PythonFact> = {
  name,
  version: 1,
  summary: 'Python distributions: dist-info, egg-info files and folders, eggs',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Python',
    files: ['**/*.dist-info/METADATA', '**/*.egg-info', '**/*.egg-info/PKG-INFO', '**/*.egg'],
    types: ['pypi'],
    tells: ['licence', 'vendored'],
  },
  readers: [metadataReader, eggReader],
  assemble: (facts, view) => ({ packages: packagesOf(name, placesOf(facts, view)), owns: [], gaps: [] }),
};
