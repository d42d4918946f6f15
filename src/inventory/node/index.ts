// Cataloguers of Node.js: npm packages that are installed, and those that lock files name.
import type { Cataloguer } from '../cataloguer.ts';
import { placesOf } from '../places.ts';
import { bunLock } from './bun-lock.ts';
import { denoLock } from './deno-lock.ts';
import { npmLock } from './npm-lock.ts';
import { foldersOf, packagesOf } from './package.ts';
import { pnpmLock } from './pnpm-lock.ts';
import { type NodeFact, packageJsonReader } from './reader.ts';
import { yarnCache } from './yarn-cache.ts';
import { yarnLock } from './yarn-lock.ts';

const name = 'node/package-json';

export const nodeCataloguer: Cataloguer<NodeFact> = {
  name,
  version: 2,
  summary: 'npm packages in node_modules (npm, pnpm, Yarn, Bun, Deno) and in the folders of Debian',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Node.js',
    files: [
      '**/node_modules/*/package.json',
      'usr/share/nodejs/*/package.json',
      'usr/lib/*/nodejs/*/package.json',
    ],
    types: ['npm'],
    tells: ['licence', 'vendored', 'files'],
  },
  readers: [packageJsonReader],
  assemble: (facts, view) => {
    const packages = placesOf(facts, view).flatMap((place) => packagesOf(name, place));
    return { packages, owns: [], contains: foldersOf(packages), gaps: [] };
  },
};

export const NODE: readonly Cataloguer[] = [
  nodeCataloguer,
  yarnCache,
  npmLock,
  yarnLock,
  pnpmLock,
  bunLock,
  denoLock,
];
