// Cataloguer of the archives out of which Yarn's Plug'n'Play loads packages. Source: Yarn documentation, "Plug'n'Play".
import { openZip } from '../../formats/zip/index.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import type { Cataloguer, LayerFact } from '../cataloguer.ts';
import { placesOf } from '../places.ts';
import { packagesOf } from './package.ts';
import { placeOf } from './place.ts';
import { type NodeFact, readPackageJson } from './reader.ts';

const name = 'node/yarn-cache';

/** A project that loads its packages this way. */
interface LoaderFact extends Fact {
  readonly kind: 'loader';
}

const LOADERS = ['.pnp.cjs', '.pnp.js'];
/** In the project, or for all of a user's projects. */
const ARCHIVE = /(?:^|\/)\.yarn\/(?:berry\/)?cache\/[^/]+\.zip$/;
const LIMIT = 16 * 1024 * 1024;

const reader: Reader<NodeFact | LoaderFact> = {
  name,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: LOADERS, suffixes: ['.zip'] },
  wants: (basename, { path }) => (LOADERS.includes(basename) || ARCHIVE.test(path) ? 'bytes' : 'no'),
  read(bytes, { path }, out) {
    if (!ARCHIVE.test(path)) return out.fact({ kind: 'loader' });
    const archive = openZip(bytes);
    if (archive === undefined) return out.gap('damaged', true, 'no zip archive');
    for (const entry of archive.entries())
      if (placeOf(entry.name) !== 'none') readPackageJson(archive.open(entry, LIMIT), entry.name, out);
  },
};

export const yarnCache: Cataloguer<NodeFact | LoaderFact> = {
  name,
  version: 1,
  summary: "npm packages that Yarn's Plug'n'Play loads out of its cache",
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Node.js',
    files: ['**/.yarn/cache/*.zip', '**/.yarn/berry/cache/*.zip', '**/.pnp.cjs'],
    types: ['npm'],
    tells: ['licence', 'vendored', 'files'],
    limits: 'without a .pnp.cjs or .pnp.js, the archives are what is left of an installation and no packages',
  },
  readers: [reader],
  assemble: (facts, view) => {
    if (!facts.some(({ fact, visible }) => visible && fact.kind === 'loader'))
      return { packages: [], owns: [], gaps: [] };
    const found = placesOf(facts.filter(isPackage), view).flatMap((place) => packagesOf(name, place));
    // An archive may hold the same package twice, at two depths.
    const packages = [...new Map(found.map((one) => [one.id, one])).values()];
    const contains = packages.map(({ id, evidence }) => ({ package: id, paths: [evidence[0]!.path] }));
    return { packages, owns: [], contains, gaps: [] };
  },
};

function isPackage(row: LayerFact<NodeFact | LoaderFact>): row is LayerFact<NodeFact> {
  return row.fact.kind === 'npm';
}
