// Puts databases together that are one file each: the visible ones of all layers, their packages and the files that those own.
import type { Gap } from '../../image/reader.ts';
import type { View } from '../../image/view.ts';
import type { Assembled, LayerFact, Ownership } from '../cataloguer.ts';
import type { Distribution } from '../distribution.ts';
import type { Package } from '../package.ts';
import { introducedBy, placesOf } from '../places.ts';
import type { DatabaseFact } from './collector.ts';
import { currentOf, gapsOf, lookAgain, rootOf, unread } from './databases.ts';
import { foldersOf, pathsOf } from './file-list.ts';
import { keyOf, type SystemRecord } from './system-package.ts';

export interface ListedRecord extends SystemRecord {
  /** In the form of `FileLists`; '' where the database doesn't tell. */
  readonly files: string;
}

export interface WholeDatabase<R extends ListedRecord> {
  /** Of the cataloguer and its reader. */
  readonly name: string;
  /** Where the image's own may lie; what a link leads to from there gets a second look. */
  readonly homes: readonly string[];
  readonly packageOf: (
    record: R,
    place: { readonly path: string; readonly layer: number; readonly introduced: number },
    distribution: Distribution | undefined,
  ) => Package;
}

/** The distribution is told for the image's own databases only, not for those of systems that lie in a folder of it. */
export function wholeDatabases<R extends ListedRecord>(
  { name, homes, packageOf }: WholeDatabase<R>,
  facts: readonly LayerFact<DatabaseFact<R>>[],
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
    const root = rootOf(path, homes);
    const distribution = root === '' ? earlier.get('os/release')?.distribution : undefined;
    const since = introducedBy(place, (fact) => fact.packages.map(keyOf));
    gaps.push(...gapsOf(name, path, fact));
    for (const record of fact.packages) {
      const made = packageOf(record, { path, layer, introduced: since(keyOf(record)) }, distribution);
      if (packages.has(made.id)) continue;
      packages.set(made.id, made);
      // Also where no file is known: what lists packages is no other package's file.
      owns.push({ package: made.id, paths: pathsOf(record.files, root, folders) });
    }
  }
  return { packages: [...packages.values()], owns, gaps, ...lookAgain(name, unread(facts, view, homes)) };
}
