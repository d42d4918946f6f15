// The files of a package in a compact form: one text with a line for each folder, ending in '/', and a line for each name in it.
import { isBadContent } from '../../core/bytes.ts';
import type { Fact, Out } from '../../image/reader.ts';
import type { View } from '../../image/view.ts';

/** Bytes of memory for the file lists of one database, about: half a million files take a quarter. */
const BUDGET = 96 * 1024 * 1024;
/** What a string costs besides its characters. */
const STRING = 24;

/** Builds the lists of one database, package after package. */
export class FileLists {
  private lines: string[] = [];
  private folder: string | undefined;
  private left = BUDGET;

  /** True when files were left out because there are too many. */
  full = false;

  /** `folder` with or without '/' at its ends; names that can be none of a file are left out. */
  add(folder: string, name: string): void {
    if (name === '' || name.includes('/') || name.includes('\n') || folder.includes('\n')) return;
    this.left -= name.length + STRING;
    if (folder !== this.folder) {
      this.left -= folder.length + STRING;
      if (this.left >= 0) this.lines.push(folder.endsWith('/') ? folder : `${folder}/`);
      this.folder = folder;
    }
    if (this.left >= 0) this.lines.push(name);
    else this.full = true;
  }

  /** The list of the package whose files were added since the last call; '' when there are none. */
  take(): string {
    const text = this.lines.join('\n');
    this.lines = [];
    this.folder = undefined;
    return text;
  }
}

/**
 * The list of one package out of a file of its own. No package hides behind a list that can not be read to its end: only the
 * owner of some files is not known.
 */
export function gatherFiles(read: (lists: FileLists) => void, out: Pick<Out<Fact>, 'gap'>): string {
  const lists = new FileLists();
  let full = false;
  try {
    read(lists);
  } catch (error) {
    if (!isBadContent(error)) throw error;
    full = true;
  }
  if (full || lists.full) out.gap('budget', false, 'the list of files is too long; some have no owner');
  return lists.take();
}

/** Canonical folders of an image, each looked up once; undefined where a folder is not there. */
export type Folders = (path: string) => string | undefined;

export function foldersOf(view: View): Folders {
  const known = new Map<string, string | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    const real = view.real(path);
    known.set(path, real);
    return real;
  };
}

/** Canonical path of a file: its folder's, and its own name whether it is a link or not. */
export function canonical(folders: Folders, path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  const folder = folders(slash < 0 ? '' : path.slice(0, slash));
  return folder === undefined ? undefined : join(folder, path.slice(slash + 1));
}

/**
 * The canonical paths of a list, below `root` ('' or the folder that a nested system lies in, with '/' at its end). Left out
 * are files of folders that are not there, and those outside of the root, to which `..` or a link leads: they are not its own.
 */
export function pathsOf(list: string, root: string, folders: Folders): string[] {
  const paths: string[] = [];
  const top = root === '' ? '' : folders(root);
  const isInside = (folder: string) => top === '' || folder === top || folder.startsWith(`${top}/`);
  let folder: string | undefined;
  for (const line of list.split('\n')) {
    if (line.endsWith('/')) {
      folder = folders(root + line);
      if (folder !== undefined && !isInside(folder)) folder = undefined;
    } else if (folder !== undefined) paths.push(join(folder, line));
  }
  return paths;
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
