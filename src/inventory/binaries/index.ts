// Cataloguer of programs and libraries that no package names: known by strings in their files.
import type { View } from '../../image/view.ts';
import type { Assembled, Cataloguer, LayerFact } from '../cataloguer.ts';
import { alike } from '../one-component.ts';
import type { Package } from '../package.ts';
import { placesOf } from '../places.ts';
import { packagesOf, PRODUCTS, withoutLinks } from './package.ts';
import { partsOf } from './parts.ts';
import { type RecognisedFact, recogniserReader } from './reader.ts';
import { RECOGNISERS } from './table/index.ts';

const name = 'binaries/recognised';

const recognised: Cataloguer<RecognisedFact> = {
  name,
  version: 1,
  summary: 'Programs and libraries known by strings in their files',
  scope: 'image',
  support: {
    kind: 'binary',
    ecosystem: 'Programs without a package',
    files: [...new Set(RECOGNISERS.flatMap(({ files }) => files.map((file) => `**/${file}`)))].sort(),
    types: ['generic', 'github', 'golang'],
    tells: ['cpe', 'files'],
    limits: 'only files that keep their usual names',
  },
  readers: [recogniserReader],
  after: ['go/binary'],
  assemble(facts: readonly LayerFact<RecognisedFact>[], view: View, earlier) {
    const mains = goMains(earlier);
    const found = placesOf(withoutLinks(facts, view), view).flatMap((place) => packagesOf(name, place));
    const packages = found.filter((one) => !isContradicted(one, mains));
    return { packages, owns: [], contains: partsOf(packages, PRODUCTS, view), gaps: [] };
  },
};

/** Versions that Go programs tell themselves, by path. Those made of a commit only stand in for one. */
function goMains(earlier: ReadonlyMap<string, Assembled>): ReadonlyMap<string, string> {
  const mains = new Map<string, string>();
  for (const { details, version, evidence } of earlier.get('go/binary')?.packages ?? [])
    if (details.goRole === 'main' && version !== '' && evidence[0] && evidence[0].by !== 'vcs.revision')
      mains.set(evidence[0].path, version);
  return mains;
}

/** What the build information says counts more than a number that only looks like a version. */
function isContradicted(
  { version, evidence: [evidence] }: Package,
  mains: ReadonlyMap<string, string>,
): boolean {
  const own = mains.get(evidence?.path ?? '');
  return evidence?.confidence === 'likely' && own !== undefined && !alike(own, version);
}

export const BINARIES: readonly Cataloguer[] = [recognised];
export { unidentified } from './unidentified/index.ts';
