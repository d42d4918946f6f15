// Databases that have a folder for each package: what the visible files in them say, joined again.
import { basenameOf, dirnameOf } from '../../image/entry.ts';
import type { Fact } from '../../image/reader.ts';
import type { View } from '../../image/view.ts';
import type { LayerFact } from '../cataloguer.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';

export interface PackageFolder<F extends Fact> {
  /** Canonical path. */
  readonly path: string;
  /** The fact of each file, by the file's name; of two about one file the later. */
  readonly facts: ReadonlyMap<string, F>;
  /** Path and layer of the file that stands for the package: the first of the wanted ones. */
  readonly evidence: { readonly path: string; readonly layer: number };
  /** The lowest layer since which that file has been there. */
  readonly introduced: number;
}

/** Folders with at least one of `basenames`, in the order of their first appearance. The folder's name holds the version, so that a changed file is the same package. */
export function packageFolders<F extends Fact>(
  facts: readonly LayerFact<F>[],
  view: View,
  basenames: readonly string[],
): PackageFolder<F>[] {
  const folders = new Map<string, Map<string, Place<F>>>();
  for (const place of placesOf(facts, view)) {
    const path = dirnameOf(place.path);
    let folder = folders.get(path);
    if (folder === undefined) folders.set(path, (folder = new Map<string, Place<F>>()));
    folder.set(basenameOf(place.path), place);
  }
  return [...folders].flatMap(([path, files]): PackageFolder<F>[] => {
    const place = files.get(basenames.find((name) => files.has(name)) ?? '');
    if (place === undefined) return [];
    return [
      {
        path,
        facts: new Map([...files].map(([name, { facts }]) => [name, facts.at(-1)!])),
        evidence: { path: place.path, layer: place.layer },
        introduced: introducedBy(place, () => [''])(''),
      },
    ];
  });
}
