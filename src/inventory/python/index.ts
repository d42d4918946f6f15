// Cataloguers of Python: installed distributions, lock files and manifests.
import type { Cataloguer } from '../cataloguer.ts';
import { placesOf } from '../places.ts';
import { packagesOf } from './package.ts';
import { pdmLock } from './pdm-lock.ts';
import { pipfileLock } from './pipfile-lock.ts';
import { poetryLock } from './poetry-lock.ts';
import { pylock } from './pylock.ts';
import { eggReader, metadataReader, type PythonFact } from './reader.ts';
import { requirements } from './requirements.ts';
import { setupPy } from './setup-py.ts';
import { uvLock } from './uv-lock.ts';
import { wheel } from './wheel.ts';

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

export const PYTHON: readonly Cataloguer[] = [
  pythonCataloguer,
  requirements,
  pipfileLock,
  poetryLock,
  pdmLock,
  uvLock,
  pylock,
  setupPy,
  wheel,
];
