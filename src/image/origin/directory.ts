// A plain root folder as an image of one layer: walked by its entries, no link followed, nothing cached.
import { closeSync, lstatSync, readdirSync, type Stats } from 'node:fs';
import { fail, systemCode } from '../../core/errors.ts';
import { emptyConfig } from '../documents/config.ts';
import type { Entry, EntryKind } from '../entry.ts';
import type { Image, OpenedFiles, WalkOptions } from '../image.ts';
import { FileBytes } from '../layer/file-bytes.ts';
import { Gatherer } from '../layer/gatherer.ts';
import { serveBytes } from '../layer/seek-walk.ts';
import type { Reader } from '../reader.ts';
import type { LayerRecord } from '../record.ts';
import {
  createOpenFiles,
  hasFiles,
  hollow,
  isHollow,
  joinPath,
  type Name,
  namesIn,
  openRegular,
  shortcut,
  statusOf,
  targetOf,
} from './folder.ts';
import { unreadable } from './store.ts';

/** Entries, or milliseconds, between two looks at the abort signal. */
const BREATH = 1024;
const BREATH_MS = 50;

/** What every root file system of a distribution has, or of an image without one. */
const ROOT_MARKS = [
  'etc/os-release',
  'usr/lib/os-release',
  'etc/passwd',
  'etc/alpine-release',
  'etc/debian_version',
];

/**
 * A folder that looks like a root file system is one, any other is a project; `root` says that it is one in any case.
 * Throws image.not-found or image.unreadable when the folder itself can't be read.
 */
export function openDirectory(path: string, root = false): Image {
  try {
    readdirSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOTDIR') fail('image.not-an-image', path, 'it is no folder');
    unreadable(path, error);
  }
  /** Real names by entry index, since shown names may be decoded. */
  let names: Buffer[] = [];
  return {
    identity: { origin: 'dir', reference: path, tags: [] },
    config: emptyConfig(),
    layers: [{ key: { trust: 'none' } }],
    project: !root && !ROOT_MARKS.some((mark) => lstatSync(`${path}/${mark}`, { throwIfNoEntry: false })),
    async walk(readers, options) {
      names = [];
      return [await walkFolder(path, readers, options, names)];
    },
    async contents(entries): Promise<OpenedFiles> {
      const open = createOpenFiles();
      return {
        files: entries.map((entry) => ({ entry, bytes: open.bytes(names[entry.index]!, entry.size) })),
        close: () => open.close(),
      };
    },
    async close() {},
  };
}

interface Folder {
  /** Its real name from the root on, and how it is reached: the same but for a path that is too long. */
  readonly full: Buffer;
  readonly way: Buffer;
  /** In the image. */
  readonly path: string;
  readonly device: number;
}

async function walkFolder(
  root: string,
  readers: readonly Reader[],
  options: WalkOptions,
  names: Buffer[],
): Promise<LayerRecord> {
  const gatherer = new Gatherer(readers, 0, options);
  let bytes = 0;
  let last = performance.now();
  const breathe = async () => {
    if (names.length % BREATH !== 0 && performance.now() - last < BREATH_MS) return;
    await new Promise(setImmediate);
    options.signal.throwIfAborted();
    options.onBytes?.(bytes);
    last = performance.now();
  };
  const full = Buffer.from(root.replace(/\/+$/, '') || '/');
  /** Folders still to be read, the next one last, and what is to be closed when all before it are read. */
  const stack: (Folder | { close(): void })[] = [{ full, way: full, path: '', device: lstatSync(root).dev }];
  try {
    for (let top = stack.pop(); top; top = stack.pop()) {
      if ('close' in top) {
        top.close();
        continue;
      }
      const short = shortcut(top.way);
      if (short) stack.push(short);
      const folder = { ...top, ...(short && { way: short.path }) };
      const below: Folder[] = [];
      for (const name of list(folder, gatherer)) {
        const full = joinPath(folder.full, name.raw);
        const way = joinPath(folder.way, name.raw);
        const path = folder.path ? `${folder.path}/${name.text}` : name.text;
        const stat = look(way, path, gatherer);
        if (!stat) continue;
        const entry = entryOf(stat, way, path, names.length);
        names.push(full);
        gatherer.enter(entry, root);
        bytes += entry.size;
        if (entry.kind === 'file') serve(gatherer, entry, way);
        else if (entry.kind === 'directory' && (stat.dev === folder.device || hasFiles(way)))
          below.push({ full, way, path, device: stat.dev });
        await breathe();
      }
      for (const one of below.toReversed()) stack.push(one);
    }
  } finally {
    for (const one of stack) if ('close' in one) one.close();
  }
  return { key: { trust: 'none' }, files: gatherer.files, shards: gatherer.shards(), bytes };
}

function list(folder: Folder, gatherer: Gatherer): Name[] {
  try {
    return namesIn(folder.way);
  } catch (error) {
    gatherer.missFolder(folder.path, systemCode(error));
    return [];
  }
}

function look(way: Buffer, path: string, gatherer: Gatherer): Stats | undefined {
  try {
    return statusOf(way);
  } catch (error) {
    gatherer.missFolder(path, systemCode(error));
    return undefined;
  }
}

export function entryOf(stat: Stats, way: Buffer, path: string, index: number): Entry {
  const kind = kindOf(stat);
  return {
    layer: 0,
    index,
    path,
    kind,
    size: kind === 'file' ? stat.size : 0,
    mode: stat.mode & 0o7777,
    uid: stat.uid,
    gid: stat.gid,
    mtime: Math.trunc(stat.mtimeMs / 1000),
    ...(kind === 'symlink' && { target: targetOf(way) }),
  };
}

function kindOf(stat: Stats): EntryKind {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'directory';
  return stat.isSymbolicLink() ? 'symlink' : 'other';
}

export function serve(gatherer: Gatherer, entry: Entry, way: Buffer): void {
  const plan = gatherer.offer(entry);
  if (!plan) return;
  let opened: ReturnType<typeof openRegular>;
  try {
    opened = openRegular(way);
  } catch (error) {
    return gatherer.refuse(plan, 'unreachable', `it can not be opened (${systemCode(error)})`);
  }
  try {
    if (isHollow(opened)) return gatherer.refuse(plan, 'budget', hollow(opened.size, opened.stored));
    serveBytes(
      gatherer,
      { ...plan, entry: { ...entry, size: opened.size } },
      new FileBytes(opened.fd, 0, opened.size),
    );
  } finally {
    closeSync(opened.fd);
  }
}
