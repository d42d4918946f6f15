// Puts apk's databases together: the visible ones of all layers, their packages and the files that those own.
import type { Gap } from '../../../image/reader.ts';
import type { View } from '../../../image/view.ts';
import type { Assembled, LayerFact, Ownership } from '../../cataloguer.ts';
import type { Package } from '../../package.ts';
import { introducedBy, placesOf } from '../../places.ts';
import { currentOf, gapsOf, lookAgain, rootOf, unread } from '../databases.ts';
import { foldersOf, pathsOf } from '../file-list.ts';
import { keyOf, packageOf } from './package.ts';
import { type ApkFact, NAME } from './reader.ts';

/** The place in systems with a merged /usr, and the older one. */
const PLACES = ['usr/lib/apk/db/installed', 'lib/apk/db/installed'];

export function assemble(
  facts: readonly LayerFact<ApkFact>[],
  view: View,
  earlier: ReadonlyMap<string, Assembled>,
): Assembled {
  const folders = foldersOf(view);
  const packages = new Map<string, Package>();
  const owns: Ownership[] = [];
  const gaps: Gap[] = [];
  for (const place of placesOf(facts, view)) {
    const { path, layer } = place;
    const fact = currentOf(place);
    const root = rootOf(path, PLACES);
    const distribution = root === '' ? earlier.get('os/release')?.distribution : undefined;
    const since = introducedBy(place, (fact) => fact.packages.map(keyOf));
    gaps.push(...gapsOf(NAME, path, fact));
    for (const record of fact.packages) {
      const introduced = since(keyOf(record));
      const made = packageOf(record, { path, layer, introduced }, distribution);
      if (packages.has(made.id)) continue;
      packages.set(made.id, made);
      owns.push({ package: made.id, paths: pathsOf(record.files, root, folders) });
    }
  }
  return {
    packages: [...packages.values()],
    owns,
    gaps,
    ...lookAgain(NAME, unread(facts, view, PLACES)),
  };
}
