// Content stores: named files of an image on disk, in a folder or inside a tar.
import { thousands } from '../../core/text.ts';
import { closeSync, constants, fstatSync, openSync, read, realpathSync, type Stats } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fail, systemCode } from '../../core/errors.ts';
import type { Limits } from '../../core/limits.ts';
import type { TarEntry } from '../../formats/tar/index.ts';
import { dirnameOf } from '../entry.ts';
import { FileBytes } from '../layer/file-bytes.ts';
import { locate } from '../layer/seek-walk.ts';
import { cleanPath } from '../path.ts';
import type { LayerKey } from '../record.ts';

/** A part of an open file, and a name for it that changes when the file does. */
export interface FilePart {
  readonly fd: number;
  readonly offset: number;
  readonly size: number;
  readonly key: LayerKey;
}

export interface ContentStore {
  /** For messages. */
  readonly name: string;
  part(name: string): FilePart | undefined;
  close(): void;
}

/** A whole document of a store; undefined when it is not there. Throws image.over-limit when it is too large. */
export function documentOf(store: ContentStore, name: string, limits: Limits): Uint8Array | undefined {
  const part = store.part(name);
  if (!part) return undefined;
  if (part.size > limits.document)
    fail('image.over-limit', `${store.name}: ${name}`, `a document of ${thousands(part.size)} bytes`);
  return Uint8Array.from(new FileBytes(part.fd, part.offset, part.size).read(0, part.size));
}

const PIECE = 1024 * 1024;

/** The stored bytes of a part in pieces of 1 MiB. All are one buffer: a piece dies when the next is asked for. */
export async function* readPart(part: FilePart, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(PIECE, part.size));
  for (let at = 0; at < part.size; ) {
    signal.throwIfAborted();
    const wanted = Math.min(buffer.length, part.size - at);
    const bytes = await readAt(part.fd, buffer, wanted, part.offset + at);
    // A file that became shorter: whoever takes the pieces finds that something is missing.
    if (bytes === 0) return;
    yield buffer.subarray(0, bytes);
    at += bytes;
  }
}

function readAt(fd: number, buffer: Buffer, length: number, position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    read(fd, buffer, 0, length, position, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}

/** Files below a folder. Links are not followed: a layout has none, and one could lead out of it. */
export function openFolderStore(folder: string): ContentStore {
  const open = new Map<string, FilePart>();
  return {
    name: folder,
    part(name) {
      const known = open.get(name);
      if (known) return known;
      let fd: number;
      try {
        fd = openSync(
          join(folder, cleanPath(name)),
          constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
        );
      } catch (error) {
        if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR'].includes(systemCode(error))) return undefined;
        return unreadable(join(folder, name), error);
      }
      const stat = fstatSync(fd);
      if (!stat.isFile()) {
        closeSync(fd);
        return undefined;
      }
      const part = { fd, offset: 0, size: stat.size, key: claimedKey(join(folder, name), fd, 0) };
      open.set(name, part);
      return part;
    },
    close() {
      for (const part of open.values()) closeSync(part.fd);
      open.clear();
    },
  };
}

/** Files inside a plain tar that is open as `fd`; `path` is only its name. */
export function openTarStore(path: string, fd: number, limits: Limits): ContentStore {
  const { size } = fstatSync(fd);
  const parts = new Map<string, { offset: number; size: number }>();
  const links = new Map<string, string>();
  for (const { tar, offset } of locate(new FileBytes(fd, 0, size), path, limits)) {
    const name = cleanPath(tar.name);
    links.delete(name);
    parts.delete(name);
    if (tar.type === 'file') parts.set(name, { offset, size: tar.size });
    // Classic archives link to a layer that they hold already.
    else noteLink(links, name, tar);
  }
  return {
    name: path,
    part(name) {
      const part = parts.get(followLinks(links, name));
      return part && { fd, ...part, key: claimedKey(path, fd, part.offset) };
    },
    close: () => closeSync(fd),
  };
}

/** Notes where a link among an archive's files leads; other entries are none. */
export function noteLink(links: Map<string, string>, name: string, tar: TarEntry): void {
  if (tar.type === 'symlink') links.set(name, cleanPath(`${dirnameOf(name)}/${tar.linkName}`));
  if (tar.type === 'hardlink') links.set(name, cleanPath(tar.linkName));
}

/** The file that a name leads to, over at most eight links. */
export function followLinks(links: ReadonlyMap<string, string>, name: string): string {
  let at = cleanPath(name);
  for (let hops = 0; links.has(at) && hops < 8; hops++) at = links.get(at)!;
  return at;
}

/** Identity of bytes on disk that nobody hashed: it changes when the file is replaced or written. */
export function claimedKey(path: string, fd: number, offset: number): LayerKey {
  const stat = fstatSync(fd, { bigint: true });
  // A file without a name (a spool of standard input) is gone after this run.
  if (stat.nlink === 0n) return { trust: 'none' };
  const identity = [safeRealpath(path), stat.dev, stat.ino, stat.size, stat.mtimeNs, offset].join('\n');
  return { trust: 'claimed', file: createHash('sha256').update(identity).digest('hex') };
}

function safeRealpath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Opens a regular file for reading; throws image.unreadable or image.not-found. */
export function openFile(path: string): { fd: number; stat: Stats } {
  try {
    const fd = openSync(path, constants.O_RDONLY);
    return { fd, stat: fstatSync(fd) };
  } catch (error) {
    return unreadable(path, error);
  }
}

export function unreadable(path: string, error: unknown): never {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    fail('image.not-found', path, 'there is no such file', '', error);
  const why =
    code === 'EACCES' || code === 'EPERM' ? 'no permission to read it' : `it can not be read (${code})`;
  return fail('image.unreadable', path, why, '', error);
}
