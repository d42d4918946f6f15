// Decides which distribution the image is: the first of its visible release files that names one.
import type { View } from '../../../image/view.ts';
import { type Assembled, type LayerFact, NOTHING } from '../../cataloguer.ts';
import type { Distribution } from '../../distribution.ts';
import { lookAgain, unread } from '../databases.ts';
import { CURATED, NAME, PLACES, REPOSITORIES, type ReleaseFact } from './reader.ts';

export function assemble(facts: readonly LayerFact<ReleaseFact>[], view: View): Assembled {
  const distribution = stated(facts, view);
  const again = lookAgain(NAME, unread(facts, view, PLACES.slice(0, 2)));
  if (distribution === undefined) return { ...NOTHING, ...again };
  const supplier = factAt(CURATED, facts, view) === undefined ? {} : { supplier: 'RapidFort' };
  return { ...NOTHING, distribution: { ...onBranch(distribution, facts, view), ...supplier }, ...again };
}

function stated(facts: readonly LayerFact<ReleaseFact>[], view: View): Distribution | undefined {
  for (const place of PLACES) {
    const identity = factAt(place, facts, view)?.identity;
    if (identity !== undefined) return { ...identity, path: view.real(place) ?? place };
  }
  return undefined;
}

/** Alpine's packages are of the branch that apk installs from, where that is not the one which the image began with. */
function onBranch(
  distribution: Distribution,
  facts: readonly LayerFact<ReleaseFact>[],
  view: View,
): Distribution {
  const branch = factAt(REPOSITORIES, facts, view)?.branch;
  const { id, version } = distribution;
  if (id !== 'alpine' || branch === undefined || `${version}.`.startsWith(`${branch}.`)) return distribution;
  return { ...distribution, version: branch, path: REPOSITORIES };
}

function factAt(path: string, facts: readonly LayerFact<ReleaseFact>[], view: View): ReleaseFact | undefined {
  const entry = view.find(path);
  return facts.find(({ layer, fact }) => layer === entry?.layer && fact.entry === entry.index)?.fact;
}
