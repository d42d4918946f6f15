// Cataloguers of Node.js: npm packages that are installed, and those that lock files name.
import type { Cataloguer } from '../cataloguer.ts';
import { placesOf } from '../places.ts';
import { bunLock } from './bun-lock.ts';
import { denoLock } from './deno-lock.ts';
import { npmLock } from './npm-lock.ts';
import { packagesOf } from './package.ts';
import { pnpmLock } from './pnpm-lock.ts';
import { type NodeFact, packageJsonReader } from './reader.ts';
import { yarnLock } from './yarn-lock.ts';

const name = 'node/package-json';

export const nodeCataloguer: Cataloguer<NodeFact> = {
  name,
  version: 1,
  summary: 'npm packages in node_modules (npm, pnpm, Yarn, Bun, Deno)',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Node.js',
    files: ['**/node_modules/*/package.json'],
    types: ['npm'],
    tells: ['licence', 'vendored'],
  },
  readers: [packageJsonReader],
  assemble: (facts, view) => ({
    packages: placesOf(facts, view).flatMap((place) => packagesOf(name, place)),
    owns: [],
    gaps: [],
  }),
};

export const NODE: readonly Cataloguer[] = [nodeCataloguer, npmLock, yarnLock, pnpmLock, bunLock, denoLock];
