// Puts apk's databases together: the visible ones of all layers, their packages and the files that those own.
import type { View } from '../../../image/view.ts';
import type { Assembled, LayerFact } from '../../cataloguer.ts';
import { wholeDatabases } from '../whole-databases.ts';
import { packageOf } from './package.ts';
import { type ApkFact, NAME } from './reader.ts';

/** The place in systems with a merged /usr, and the older one. */
const PLACES = ['usr/lib/apk/db/installed', 'lib/apk/db/installed'];

export function assemble(
  facts: readonly LayerFact<ApkFact>[],
  view: View,
  earlier: ReadonlyMap<string, Assembled>,
): Assembled {
  return wholeDatabases({ name: NAME, homes: PLACES, packageOf }, facts, view, earlier);
}
