// Puts rpm's databases together: the visible ones of all layers with their write-ahead logs, their packages and the files that those own.
import type { Entry } from '../../../image/entry.ts';
import type { Gap } from '../../../image/reader.ts';
import type { View } from '../../../image/view.ts';
import type { Again, Assembled, LayerFact, Ownership } from '../../cataloguer.ts';
import type { Package } from '../../package.ts';
import { introducedBy, type Place, placesOf } from '../../places.ts';
import { currentOf, gapsOf, rootOf, unread } from '../databases.ts';
import { canonical, foldersOf, pathsOf } from '../file-list.ts';
import { isManifest, MANIFESTS } from './manifest.ts';
import { keyOf, packageOf } from './package.ts';
import { logKey, NAME, type RpmFact } from './reader.ts';

const FOLDERS = ['usr/lib/sysimage/rpm', 'var/lib/rpm', 'usr/share/rpm'];
const PLACES = [
  ...FOLDERS.flatMap((folder) =>
    ['rpmdb.sqlite', 'Packages.db', 'Packages'].map((name) => `${folder}/${name}`),
  ),
  ...MANIFESTS.map((name) => `var/lib/rpmmanifest/${name}`),
];

export function assemble(
  facts: readonly LayerFact<RpmFact>[],
  view: View,
  earlier: ReadonlyMap<string, Assembled>,
): Assembled {
  const folders = foldersOf(view);
  const packages = new Map<string, Package>();
  const owns: Ownership[] = [];
  const gaps: Gap[] = [];
  const again: Again[] = unread(facts, view, PLACES).map((entry) =>
    wish(entry, logOf(view, canonical(folders, entry.path) ?? entry.path), 'a link leads to it'),
  );
  // A fact that was made with another log than the one which lies there now says nothing.
  const usable = facts.filter(({ layer, fact }) => {
    if (fact.log === undefined) return true;
    const { path } = view.entry(layer, fact.entry);
    const log = logOf(view, canonical(folders, path) ?? path);
    return log !== undefined && logKey(log) === fact.log;
  });
  const places = placesOf(usable, view);
  const there = new Set(places.map(({ path }) => path));
  for (const place of places) {
    const { path, layer } = place;
    if (isPoorer(path, there)) continue;
    const fact = currentOf(place);
    const log = logOf(view, path);
    if (log !== undefined && fact.log === undefined)
      again.push(wish(view.entry(layer, fact.entry), log, 'a write-ahead log lies beside it'));
    const root = rootOf(path, PLACES);
    const distribution = root === '' ? earlier.get('os/release')?.distribution : undefined;
    const since = introducedBy(log === undefined ? place : withLog(place, log), keysOf);
    gaps.push(...gapsOf(NAME, path, fact));
    for (const record of fact.packages) {
      const introduced = since(keyOf(record));
      const by = isManifest(path) ? 'manifest' : 'header';
      const made = packageOf(record, { path, layer, by, introduced }, distribution);
      if (packages.has(made.id)) continue;
      packages.set(made.id, made);
      owns.push({ package: made.id, paths: pathsOf(record.files, root, folders) });
    }
  }
  return { packages: [...packages.values()], owns, gaps, ...(again.length > 0 && { again }) };
}

/** A manifest says no more than the database of the same system does, nor the bare one more than the full one. */
function isPoorer(path: string, there: ReadonlySet<string>): boolean {
  if (!isManifest(path)) return false;
  const root = rootOf(path, PLACES);
  const better = PLACES.slice(0, PLACES.indexOf(path.slice(root.length)));
  return better.some((one) => there.has(root + one));
}

/** The write-ahead log of an SQLite database, which SQLite looks for beside the file itself, never beside a link to it. */
function logOf(view: View, path: string): Entry | undefined {
  const log = path.endsWith('/rpmdb.sqlite') ? view.find(`${path}-wal`) : undefined;
  return log !== undefined && log.size > 0 ? log : undefined;
}

function wish(entry: Entry, log: Entry | undefined, reason: string): Again {
  return { reader: NAME, entries: log === undefined ? [entry] : [entry, log], reason };
}

/** A database read with its log is as of the layer that brought the later of the two; without the log it is the state before. */
function withLog(place: Place<RpmFact>, log: Entry): Place<RpmFact> {
  const { layer, facts, below } = place;
  const before = { layer, facts: facts.filter((fact) => fact.log === undefined) };
  const joined = facts.filter((fact) => fact.log !== undefined);
  return { ...place, layer: Math.max(layer, log.layer), facts: joined, below: [before, ...below] };
}

function keysOf(fact: RpmFact): string[] {
  return fact.packages.map(keyOf);
}
