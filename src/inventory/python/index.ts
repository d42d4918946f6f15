// Cataloguers of Python: installed distributions, lock files and manifests.
import type { Cataloguer } from '../cataloguer.ts';
import { pythonCataloguer } from './installed.ts';
import { pdmLock } from './pdm-lock.ts';
import { pipfileLock } from './pipfile-lock.ts';
import { poetryLock } from './poetry-lock.ts';
import { pylock } from './pylock.ts';
import { requirements } from './requirements.ts';
import { setupPy } from './setup-py.ts';
import { uvLock } from './uv-lock.ts';
import { wheel } from './wheel.ts';

export { pythonCataloguer };

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
