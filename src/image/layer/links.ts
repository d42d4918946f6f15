// Hard links: whose content they share, and how often one content is read through them.
import type { Entry } from '../entry.ts';
import type { FileTable, FileTableBuilder } from '../file-table.ts';

/** A hard link and the file whose content it shares. */
export interface Link {
  readonly entry: Entry;
  readonly content: number;
}

/** The index of the file behind each hard link of a layer, as of where the link stands. Links to nowhere are left out. */
export function linkContents(files: FileTable): ReadonlyMap<number, number> {
  const content = new Map<number, number>();
  const hard: number[] = [];
  for (let i = 0; i < files.length; i++) if (files.kind(i) === 'hardlink') hard.push(i);
  if (hard.length === 0) return content;
  const targets = new Set(hard.map((index) => files.target(index)!));
  const byPath = new Map<string, number>();
  let next = 0;
  for (let i = 0; i < files.length; i++) {
    if (hard[next] !== i) {
      if (files.kind(i) === 'file' && targets.has(files.path(i))) byPath.set(files.path(i), i);
      continue;
    }
    next++;
    const target = byPath.get(files.target(i)!);
    if (target === undefined) continue;
    content.set(i, content.get(target) ?? target);
    byPath.set(files.path(i), i);
  }
  return content;
}

/** Gives every hard link its content's size. The links come in the order of their contents, as a stream brings those. */
export function resolveLinks(files: FileTableBuilder, layer: number): Link[] {
  const contents = [...linkContents(files)].sort(([a, x], [b, y]) => x - y || a - b);
  return contents.map(([index, content]) => {
    files.setSize(index, files.size(content));
    return { entry: files.entry(index, layer), content };
  });
}

const LINKS = 100;
const BYTES = 64 * 1024 * 1024;

/** True for so many links to one content as may be read: a hundred, or more of a small one (a bomb with a million names). */
export function createLinkBudget(): (link: Link) => boolean {
  let content = -1;
  let count = 0;
  return (link) => {
    count = link.content === content ? count + 1 : 1;
    content = link.content;
    return count <= LINKS || count * link.entry.size <= BYTES;
  };
}
