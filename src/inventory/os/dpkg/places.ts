// Where dpkg's database lies, and where the file list of a package is found.
import { dirnameOf } from '../../../image/entry.ts';
import type { View } from '../../../image/view.ts';
import type { Again, Assembled, LayerFact } from '../../cataloguer.ts';
import { unread } from '../databases.ts';
import { canonical, type Folders } from '../file-list.ts';
import type { CopyrightFact } from './copyright.ts';
import { type DpkgFact, type DpkgRecord, isInfo, isList, NAME } from './reader.ts';

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

/** File lists that are visible, by canonical path without its ending. */
export function listsOf(
  facts: readonly LayerFact<DpkgFact | CopyrightFact>[],
  view: View,
  folders: Folders,
): ReadonlyMap<string, string> {
  const lists = new Map<string, string>();
  for (const { layer, fact, visible } of facts) {
    if (fact.kind !== 'dpkg-files' || !visible) continue;
    const path = fact.at ?? view.entry(layer, fact.entry).path;
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

/**
 * The wish for a second look at whatever was missed; `listless` are the stems of packages without a file list.
 * Lists are many, and each look at a compressed layer inflates it: so all lists are one wish.
 */
export function missed(
  facts: readonly LayerFact[],
  view: View,
  listless: readonly (readonly string[])[],
): Pick<Assembled, 'again'> {
  const entries = unread(facts, view, [...linked(view), ...substitutes(view, listless)]);
  const lists = entries.filter((entry) => isList(entry.path));
  const again = entries
    .filter((entry) => !isList(entry.path))
    .map((entry): Again => ({ reader: NAME, entries: [entry], reason: 'a link leads to it' }));
  if (lists.length > 0)
    again.push({ reader: NAME, entries: lists, reason: 'lists behind links, or checksums' });
  return again.length === 0 ? {} : { again };
}

/** Where links may lead to files of the database from where it belongs. */
function linked(view: View): string[] {
  return HOMES.flatMap((home) => {
    const info = view.real(`${home}/info`);
    // Lists in a folder of the usual name were offered to the reader.
    const lists = info === undefined || isInfo(`${info}/`) ? [] : [...view.children(info)];
    return [
      `${home}/status`,
      ...[...view.children(`${home}/status.d`)].map(({ path }) => path),
      ...lists.map(({ path }) => path).filter((path) => path.endsWith('.list')),
    ];
  });
}

/** For each package without a known list what can stand for it: a list behind a link, or checksums, which leave out links and configuration. */
function substitutes(view: View, listless: readonly (readonly string[])[]): string[] {
  return listless.flatMap((stems) => {
    const candidates = ['.list', '.md5sums'].flatMap((ending) => stems.map((stem) => stem + ending));
    return candidates.find((path) => view.find(path) !== undefined) ?? [];
  });
}
