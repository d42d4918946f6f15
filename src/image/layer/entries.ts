// From tar entries to layer entries: cleaned paths, whiteout markers, hard links.
import type { TarEntry } from '../../formats/tar/index.ts';
import type { Entry, EntryKind } from '../entry.ts';
import type { FileTableBuilder } from '../file-table.ts';
import { cleanPath, markerOf } from '../path.ts';

export function entryOf(tar: TarEntry, layer: number, index: number): Entry {
  let path = cleanPath(tar.name);
  let kind: EntryKind = tar.type;
  const marker = tar.type === 'file' ? markerOf(path) : undefined;
  if (marker) ({ kind, path } = marker);
  return {
    layer,
    index,
    path,
    kind,
    size: kind === 'file' ? tar.size : 0,
    mode: tar.mode,
    uid: tar.uid,
    gid: tar.gid,
    mtime: tar.mtime,
    ...targetOf(tar),
    ...(tar.capability && { capability: tar.capability }),
  };
}

function targetOf(tar: TarEntry): { target?: string } {
  if (tar.type === 'symlink') return { target: tar.linkName };
  if (tar.type === 'hardlink') return { target: cleanPath(tar.linkName) };
  return {};
}

/** A hard link and the file whose content it shares. */
export interface Link {
  readonly entry: Entry;
  readonly content: number;
}

/** Finds every hard link's content in its own layer and gives the link its size. Links to nowhere are left out. */
export function resolveLinks(files: FileTableBuilder, layer: number): Link[] {
  const links: Link[] = [];
  const hard: number[] = [];
  for (let i = 0; i < files.length; i++) if (files.kind(i) === 'hardlink') hard.push(i);
  if (hard.length === 0) return links;
  const targets = new Set(hard.map((index) => files.target(index)!));
  const byPath = new Map<string, number>();
  const content = new Map<number, number>();
  let next = 0;
  for (let i = 0; i < files.length; i++) {
    if (hard[next] !== i) {
      if (files.kind(i) === 'file' && targets.has(files.path(i))) byPath.set(files.path(i), i);
      continue;
    }
    next++;
    const target = byPath.get(files.target(i)!);
    if (target === undefined) continue;
    const source = content.get(target) ?? target;
    content.set(i, source);
    byPath.set(files.path(i), i);
    files.setSize(i, files.size(source));
    links.push({ entry: files.entry(i, layer), content: source });
  }
  return links;
}
