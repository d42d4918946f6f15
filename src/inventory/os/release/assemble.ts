// Decides which distribution the image is: the first of its visible release files that names one.
import type { View } from '../../../image/view.ts';
import { type Assembled, type LayerFact, NOTHING } from '../../cataloguer.ts';
import { lookAgain, unread } from '../databases.ts';
import { NAME, PLACES, type ReleaseFact } from './reader.ts';

export function assemble(facts: readonly LayerFact<ReleaseFact>[], view: View): Assembled {
  const again = lookAgain(NAME, unread(facts, view, PLACES.slice(0, 2)));
  for (const place of PLACES) {
    const entry = view.find(place);
    const path = view.real(place);
    if (entry === undefined || path === undefined) continue;
    const known = facts.find(({ layer, fact }) => layer === entry.layer && fact.entry === entry.index);
    const identity = known?.fact.identity;
    if (identity !== undefined) return { ...NOTHING, distribution: { ...identity, path }, ...again };
  }
  return { ...NOTHING, ...again };
}
