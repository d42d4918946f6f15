// Cataloguer of npm packages that are installed below node_modules.
import type { Cataloguer } from '../cataloguer.ts';
import { placesOf } from '../places.ts';
import { packagesOf } from './package.ts';
import { type NodeFact, packageJsonReader } from './reader.ts';

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
