// A plain root folder as an image of one layer: walked by its entries, no link followed, nothing cached.
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  statfsSync,
  type Stats,
} from 'node:fs';
import { type Bytes, checkRange, Damaged } from '../../core/bytes.ts';
import { fail, systemCode } from '../../core/errors.ts';
import { byText, decodeName } from '../../core/text.ts';
import { emptyConfig } from '../documents/config.ts';
import type { Entry, EntryKind } from '../entry.ts';
import type { Image, OpenedFiles, WalkOptions } from '../image.ts';
import { FileBytes } from '../layer/file-bytes.ts';
import { Gatherer } from '../layer/gatherer.ts';
import { serveBytes } from '../layer/seek-walk.ts';
import type { Reader } from '../reader.ts';
import type { LayerRecord } from '../record.ts';
import { unreadable } from './store.ts';

/** proc, sysfs, cgroup (1, 2), devpts, debugfs, tracefs, securityfs, bpf, mqueue, binfmt, configfs, pstore, nsfs, selinux. */
const NO_FILES = new Set([
  0x9fa0, 0x62656572, 0x27e0eb, 0x63677270, 0x1cd1, 0x64626720, 0x74726163, 0x73636673, 0xcafe4a11,
  0x19800202, 0x42494e4d, 0x62656570, 0x6165676c, 0x6e736673, 0xf97cff8c,
]);
const BREATH = 1024;
/** Files of a second look that are open at once. */
const OPEN = 16;

/** Throws image.not-found or image.unreadable when the folder itself can't be read. */
export function openDirectory(path: string): Image {
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

async function walkFolder(
  root: string,
  readers: readonly Reader[],
  options: WalkOptions,
  names: Buffer[],
): Promise<LayerRecord> {
  const gatherer = new Gatherer(readers, 0, options.limits);
  const stack: { full: Buffer; path: string; device: number }[] = [];
  stack.push({ full: Buffer.from(root.replace(/\/+$/, '') || '/'), path: '', device: lstatSync(root).dev });
  let bytes = 0;
  for (let folder = stack.pop(); folder; folder = stack.pop()) {
    let found: Buffer[];
    try {
      found = readdirSync(folder.full, { encoding: 'buffer' });
    } catch (error) {
      gatherer.missFolder(folder.path, systemCode(error));
      continue;
    }
    const below: typeof stack = [];
    for (const name of found
      .map((raw) => ({ raw, text: decodeName(raw) }))
      .sort((a, b) => byText(a.text, b.text))) {
      const full = Buffer.concat([folder.full, SLASH, name.raw]);
      const path = folder.path ? `${folder.path}/${name.text}` : name.text;
      const stat = lstat(full);
      if (!stat) continue;
      const entry = entryOf(stat, full, path, names.length);
      names.push(full);
      gatherer.enter(entry, root);
      bytes += entry.size;
      if (entry.kind === 'file') serve(gatherer, entry, full);
      else if (entry.kind === 'directory' && (stat.dev === folder.device || hasFiles(full)))
        below.push({ full, path, device: stat.dev });
      if (names.length % BREATH === 0) {
        await new Promise(setImmediate);
        options.signal.throwIfAborted();
        options.onBytes?.(bytes);
      }
    }
    stack.push(...below.toReversed());
  }
  return { key: { trust: 'none' }, files: gatherer.files, shards: gatherer.shards(), bytes };
}

const SLASH = Buffer.from('/');

/** Undefined: gone since its folder was read. */
function lstat(full: Buffer): Stats | undefined {
  return lstatSync(full, { throwIfNoEntry: false });
}

function hasFiles(full: Buffer): boolean {
  return !NO_FILES.has(statfsSync(full).type);
}

function entryOf(stat: Stats, full: Buffer, path: string, index: number): Entry {
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
    ...(kind === 'symlink' && { target: decodeName(readlinkSync(full, { encoding: 'buffer' })) }),
  };
}

function kindOf(stat: Stats): EntryKind {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'directory';
  return stat.isSymbolicLink() ? 'symlink' : 'other';
}

function serve(gatherer: Gatherer, entry: Entry, full: Buffer): void {
  const plan = gatherer.offer(entry);
  if (!plan) return;
  let opened: { fd: number; size: number };
  try {
    opened = openRegular(full);
  } catch (error) {
    return gatherer.refuse(plan, 'unreachable', `it can not be opened (${systemCode(error)})`);
  }
  try {
    serveBytes(
      gatherer,
      { ...plan, entry: { ...entry, size: opened.size } },
      new FileBytes(opened.fd, 0, opened.size),
    );
  } finally {
    closeSync(opened.fd);
  }
}

/** A file may become a link or a pipe between two looks: neither is followed or waited for. */
function openRegular(full: Buffer): { fd: number; size: number } {
  const fd = openSync(full, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  return { fd, size: fstatSync(fd).size };
}

/** Files of a second look, of which there may be more than a process may have open: the last few used stay open. */
function createOpenFiles(): { bytes(full: Buffer, size: number): Bytes; close(): void } {
  const open = new Map<Buffer, { fd: number; bytes: FileBytes }>();
  const take = (full: Buffer): FileBytes => {
    const known = open.get(full);
    if (known) return known.bytes;
    const [oldest] = open.keys();
    if (oldest && open.size >= OPEN) {
      closeSync(open.get(oldest)!.fd);
      open.delete(oldest);
    }
    const { fd, size } = openRegular(full);
    const bytes = new FileBytes(fd, 0, size);
    open.set(full, { fd, bytes });
    return bytes;
  };
  return {
    bytes: (full, size) => ({
      size,
      read(offset, length) {
        checkRange(size, offset, length);
        try {
          return take(full).read(offset, length);
        } catch (error) {
          if (systemCode(error) === '') throw error;
          throw new Damaged(`it can not be read (${systemCode(error)})`);
        }
      },
    }),
    close() {
      for (const { fd } of open.values()) closeSync(fd);
      open.clear();
    },
  };
}
