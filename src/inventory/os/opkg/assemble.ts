// Puts opkg's databases together: `status` decides what is installed, control files tell more of it, lists name its files.
import { dirnameOf } from '../../../image/entry.ts';
import type { Gap } from '../../../image/reader.ts';
import type { View } from '../../../image/view.ts';
import type { Assembled, LayerFact, Ownership } from '../../cataloguer.ts';
import type { Package } from '../../package.ts';
import { introducedBy, type Place, placesOf } from '../../places.ts';
import { currentOf, gapsOf, lookAgain, rootOf, unread } from '../databases.ts';
import { canonical, foldersOf, pathsOf } from '../file-list.ts';
import { keyOf, type Sighting, systemPackage } from '../system-package.ts';
import { NAME, type OpkgFact, type OpkgFiles, type OpkgRecord, type OpkgRecords } from './reader.ts';

const HOMES = ['usr/lib/opkg', 'var/lib/opkg'];

export function assemble(
  facts: readonly LayerFact<OpkgFact>[],
  view: View,
  earlier: ReadonlyMap<string, Assembled>,
): Assembled {
  const folders = foldersOf(view);
  const places = placesOf(facts.filter(isRecords), view);
  const statuses = places.filter(({ facts }) => facts[0]!.kind === 'opkg-status');
  const homes = new Set(statuses.map(({ path }) => dirnameOf(path)));
  const controls = places.filter(({ facts }) => facts[0]!.kind === 'opkg-control');
  const byStem = new Map(controls.map((place) => [place.path.slice(0, -'.control'.length), place]));
  const lists = listsOf(facts, view, (path) => canonical(folders, path));
  const packages = new Map<string, Package>();
  const owns: Ownership[] = [];
  const gaps: Gap[] = [];
  const take = (record: OpkgRecord, stem: string, home: string, seen: Omit<Sighting, 'cataloguer'>): void => {
    const root = rootOf(home, HOMES);
    const distribution = root === '' ? earlier.get('os/release')?.distribution : undefined;
    const details = record.state ? { state: record.state } : {};
    const made = systemPackage(
      record,
      { cataloguer: NAME, ...seen },
      { type: 'opkg' },
      distribution,
      details,
    );
    if (packages.has(made.id)) return;
    packages.set(made.id, made);
    owns.push({ package: made.id, paths: pathsOf(lists.get(stem) ?? '', root, folders) });
  };
  for (const place of statuses) {
    const { path, layer } = place;
    const fact = currentOf(place);
    const home = dirnameOf(path);
    const since = introducedBy(place, (fact) => fact.packages.map(keyOf));
    gaps.push(...gapsOf(NAME, path, fact), ...unstated(path, fact));
    for (const record of fact.packages) {
      if (record.state === '') continue;
      const stem = `${home}/info/${record.name}`;
      const seen = { path, layer, by: 'status', introduced: since(keyOf(record)) };
      take(withControl(record, byStem.get(stem)), stem, home, seen);
    }
  }
  for (const place of controls) {
    const home = dirnameOf(dirnameOf(place.path));
    // Beside a status file they are no more than details: opkg removes them with the package.
    if (homes.has(home)) continue;
    const { path, layer } = place;
    const fact = currentOf(place);
    const since = introducedBy(place, (fact) => fact.packages.map(keyOf));
    gaps.push(...gapsOf(NAME, path, fact));
    for (const { state: _, ...record } of fact.packages) {
      const seen = { path, layer, by: 'control', introduced: since(keyOf(record)) };
      take(record, path.slice(0, -'.control'.length), home, { ...seen, confidence: 'likely' });
    }
  }
  const statusFiles = HOMES.map((home) => `${home}/status`);
  return {
    packages: [...packages.values()],
    owns,
    gaps,
    ...lookAgain(NAME, unread(facts, view, statusFiles)),
  };
}

function isRecords(one: LayerFact<OpkgFact>): one is LayerFact<OpkgRecords> {
  return one.fact.kind !== 'opkg-files';
}

/** Visible file lists by canonical path without the ending. */
function listsOf(
  facts: readonly LayerFact<OpkgFact>[],
  view: View,
  real: (path: string) => string | undefined,
): ReadonlyMap<string, string> {
  const lists = new Map<string, string>();
  const files = facts.filter((one): one is LayerFact<OpkgFiles> => one.fact.kind === 'opkg-files');
  for (const { layer, fact, visible } of files) {
    const path = visible ? real(view.entry(layer, fact.entry).path) : undefined;
    if (path !== undefined) lists.set(path.slice(0, -'.list'.length), fact.files);
  }
  return lists;
}

/** The status file is often brief; a control file that is of the same version tells the rest. */
function withControl(record: OpkgRecord, control: Place<OpkgRecords> | undefined): OpkgRecord {
  const more = control && currentOf(control).packages[0];
  if (more?.name !== record.name || more.version !== record.version) return record;
  const { state: _, ...rest } = more;
  return { ...rest, ...record };
}

/** Records without a Status are not installed; they are not passed over in silence. */
function unstated(path: string, fact: OpkgRecords): Gap[] {
  const count = fact.packages.filter((record) => record.state === '').length;
  if (count === 0) return [];
  const detail = `${count} records without a Status count as not installed`;
  return [{ reader: NAME, path, reason: 'not-understood', hides: false, detail }];
}
