// Where dpkg's database lies, and where the file list of a package is found.
import { dirnameOf, type Entry } from '../../../image/entry.ts';
import type { View } from '../../../image/view.ts';
import type { LayerFact } from '../../cataloguer.ts';
import { unread } from '../databases.ts';
import { canonical, type Folders } from '../file-list.ts';
import { type DpkgFact, type DpkgRecord, isInfo } from './reader.ts';

export const HOMES: readonly string[] = ['var/lib/dpkg', 'usr/lib/dpkg'];

/** The folder of a database as it is named in the root, or its canonical one; and whether it is a record of `status.d`. */
export function homeOf(path: string, folders: Folders): { home: string; single: boolean } {
  const folder = dirnameOf(path);
  for (const home of HOMES) {
    if (canonical(folders, `${home}/status`) === path) return { home, single: false };
    if (folders(`${home}/status.d`) === folder) return { home, single: true };
  }
  return { home: folder, single: folder.endsWith('/dpkg/status.d') };
}

/** Files of the database that links lead to from where it belongs, and that no fact is about yet. */
export function unreadFiles(facts: readonly LayerFact[], view: View): Entry[] {
  const paths = HOMES.flatMap((home) => {
    const info = view.real(`${home}/info`);
    // Lists in a folder of the usual name were offered to the reader.
    const lists = info === undefined || isInfo(`${info}/`) ? [] : [...view.children(info)];
    return [
      `${home}/status`,
      ...[...view.children(`${home}/status.d`)].map(({ path }) => path),
      ...lists.map(({ path }) => path).filter((path) => path.endsWith('.list')),
    ];
  });
  return unread(facts, view, paths);
}

/** File lists that are visible, by canonical path without its ending. */
export function listsOf(
  facts: readonly LayerFact<DpkgFact>[],
  view: View,
  folders: Folders,
): ReadonlyMap<string, string> {
  const lists = new Map<string, string>();
  for (const { layer, fact, visible } of facts) {
    if (fact.kind !== 'dpkg-files' || !visible) continue;
    const { path } = view.entry(layer, fact.entry);
    const stem = canonical(folders, path)?.replace(/\.(?:list|md5sums)$/, '');
    if (stem !== undefined) lists.set(stem, fact.files);
  }
  return lists;
}

/** Where the list of a package is, without its ending: one of several architectures has its own in the name. */
export function stemsOf(path: string, single: boolean, info: string, record: DpkgRecord): string[] {
  if (single) return [path];
  return [`${info}/${record.name}:${record.arch ?? ''}`, `${info}/${record.name}`];
}

/** Of each package without a known list the file that can stand for it: a list behind a link, or checksums, which leave out links and configuration. */
export function unreadLists(
  facts: readonly LayerFact[],
  view: View,
  packages: Iterable<readonly string[]>,
): Entry[] {
  const paths: string[] = [];
  for (const stems of packages) {
    const candidates = ['.list', '.md5sums'].flatMap((ending) => stems.map((stem) => stem + ending));
    const path = candidates.find((path) => view.find(path) !== undefined);
    if (path !== undefined) paths.push(path);
  }
  return unread(facts, view, paths);
}
