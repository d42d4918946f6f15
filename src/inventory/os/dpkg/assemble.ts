// Puts dpkg's databases together: the visible ones of all layers, their packages and the files that those own.
import type { Gap } from '../../../image/reader.ts';
import type { View } from '../../../image/view.ts';
import type { Assembled, LayerFact, Ownership } from '../../cataloguer.ts';
import type { Package } from '../../package.ts';
import { introducedBy, placesOf } from '../../places.ts';
import { currentOf, gapsOf, rootOf } from '../databases.ts';
import { foldersOf, pathsOf } from '../file-list.ts';
import type { CopyrightFact } from './copyright.ts';
import { keyOf, packageOf } from './package.ts';
import { HOMES, homeOf, listsOf, missed, stemsOf } from './places.ts';
import { type DpkgFact, type DpkgStatus, NAME } from './reader.ts';

export function assemble(
  facts: readonly LayerFact<DpkgFact | CopyrightFact>[],
  view: View,
  earlier: ReadonlyMap<string, Assembled>,
): Assembled {
  const folders = foldersOf(view);
  const statuses = facts.filter((one): one is LayerFact<DpkgStatus> => one.fact.kind === 'dpkg-status');
  const lists = listsOf(facts, view, folders);
  const licences = licencesIn(facts, view);
  const packages = new Map<string, Package>();
  const owns: Ownership[] = [];
  const gaps: Gap[] = [];
  const listless: string[][] = [];
  for (const place of placesOf(statuses, view)) {
    const { path, layer } = place;
    const fact = currentOf(place);
    const { home, single } = homeOf(path, folders);
    const root = rootOf(home, HOMES);
    const distribution = root === '' ? earlier.get('os/release')?.distribution : undefined;
    const info = folders(`${home}/info`) ?? `${home}/info`;
    const since = introducedBy(place, (fact) => fact.packages.map(keyOf));
    gaps.push(...gapsOf(NAME, path, fact), ...unstated(path, fact, single));
    for (const record of fact.packages) {
      if (record.state === '' && !single) continue;
      const introduced = since(keyOf(record));
      const by = single ? 'status.d' : 'status';
      const declared = root === '' ? licences(record.name) : [];
      const made = packageOf(record, { path, layer, by, introduced }, distribution, declared);
      if (packages.has(made.id)) continue;
      packages.set(made.id, made);
      const stems = stemsOf(path, single, info, record);
      const list = lists.get(stems.find((stem) => lists.has(stem)) ?? '');
      if (list === undefined) listless.push(stems);
      else owns.push({ package: made.id, paths: pathsOf(list, root, folders) });
    }
  }
  return { packages: [...packages.values()], owns, gaps, ...missed(facts, view, listless) };
}

/** The licences of a package by its name: its folder of documents may be a link to that of a package of the same source. */
function licencesIn(
  facts: readonly LayerFact<DpkgFact | CopyrightFact>[],
  view: View,
): (name: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  for (const { layer, fact } of facts)
    if (fact.kind === 'dpkg-copyright') known.set(`${layer} ${fact.entry}`, fact.licences);
  if (known.size === 0) return () => [];
  return (name) => {
    const entry = view.find(`usr/share/doc/${name}/copyright`);
    return known.get(`${entry?.layer} ${entry?.index}`) ?? [];
  };
}

/** Records of `status` without a Status are, to dpkg, not installed; they are not passed over in silence. */
function unstated(path: string, fact: DpkgStatus, single: boolean): Gap[] {
  const count = single ? 0 : fact.packages.filter((record) => record.state === '').length;
  if (count === 0) return [];
  const detail = `${count} records without a Status count as not installed`;
  return [{ reader: NAME, path, reason: 'not-understood', hides: false, detail }];
}
