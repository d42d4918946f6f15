// Names and files of a folder on disk, whatever its depth and whatever changes meanwhile: no link is followed, nothing waited for.
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  type Stats,
  statfsSync,
} from 'node:fs';
import { type Bytes, checkRange, Damaged, OverBudget } from '../../core/bytes.ts';
import { systemCode } from '../../core/errors.ts';
import { byText, decodeName } from '../../core/text.ts';
import { FileBytes } from '../layer/file-bytes.ts';

const SLASH = Buffer.from('/');
/** Paths that are longer are opened from a folder in between: systems allow 4,096 bytes at once. */
const LONG = 2048;
/** In which `stat` counts what is stored, whatever the file system has. */
const STAT_BLOCK = 512;
/** From this size on, a file that has more bytes for each stored one than this. */
const LARGE = 1024 ** 3;
const HOLLOW = 100;
/** Files of a second look that are open at once. */
const OPEN = 16;
/** proc, sysfs, cgroup (1, 2), devpts, debugfs, tracefs, securityfs, bpf, mqueue, binfmt, configfs, pstore, nsfs, selinux. */
const NO_FILES = new Set([
  0x9fa0, 0x62656572, 0x27e0eb, 0x63677270, 0x1cd1, 0x64626720, 0x74726163, 0x73636673, 0xcafe4a11,
  0x19800202, 0x42494e4d, 0x62656570, 0x6165676c, 0x6e736673, 0xf97cff8c,
]);

export interface Name {
  readonly raw: Buffer;
  /** As it is shown: bytes that are no UTF-8 escaped. */
  readonly text: string;
}

/** The names in a folder, sorted. Throws system errors. */
export function namesIn(folder: Buffer): Name[] {
  return readdirSync(folder, { encoding: 'buffer' })
    .map((raw) => ({ raw, text: decodeName(raw) }))
    .sort((a, b) => byText(a.text, b.text));
}

export function joinPath(folder: Buffer, name: Buffer): Buffer {
  return Buffer.concat([folder, SLASH, name]);
}

/** A short way to a folder whose path is long, valid until it is closed; undefined where none is needed or possible. */
export function shortcut(folder: Buffer): { readonly path: Buffer; close(): void } | undefined {
  if (folder.length <= LONG) return undefined;
  try {
    const fd = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
    return { path: Buffer.from(`/proc/self/fd/${fd}`), close: () => closeSync(fd) };
  } catch {
    // It can't be read then either, and that is told.
    return undefined;
  }
}

/** Undefined: gone since its folder was read. Throws system errors. */
export function statusOf(full: Buffer): Stats | undefined {
  return lstatSync(full, { throwIfNoEntry: false });
}

/** '' for a link that is gone or no link any more. */
export function targetOf(full: Buffer): string {
  try {
    return decodeName(readlinkSync(full, { encoding: 'buffer' }));
  } catch {
    return '';
  }
}

/** False for file systems of the kernel's own. */
export function hasFiles(full: Buffer): boolean {
  try {
    return !NO_FILES.has(statfsSync(full).type);
  } catch {
    return true;
  }
}

/** A file may become a link or a pipe between two looks: neither is followed or waited for. Throws system errors. */
export function openRegular(full: Buffer): { fd: number; size: number; stored: number } {
  const fd = openSync(full, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  const { size, blocks } = fstatSync(fd);
  return { fd, size, stored: blocks * STAT_BLOCK };
}

/** True for a large file of which next to nothing is stored: eight terabytes of zeros cost nobody anything but their reader. */
export function isHollow({ size, stored }: { readonly size: number; readonly stored: number }): boolean {
  return size > LARGE && size > stored * HOLLOW;
}

export function hollow(size: number, stored: number): string {
  return `of its ${size} bytes only ${stored} are stored; the others are holes`;
}

/** Files of a second look, of which there may be more than a process may have open: the last few used stay open. */
export function createOpenFiles(): { bytes(full: Buffer, size: number): Bytes; close(): void } {
  const open = new Map<Buffer, { readonly fd: number; readonly bytes: FileBytes }>();
  const take = (full: Buffer): FileBytes => {
    const known = open.get(full);
    if (known) return known.bytes;
    const [oldest] = open;
    if (oldest && open.size >= OPEN) {
      closeSync(oldest[1].fd);
      open.delete(oldest[0]);
    }
    const { fd, size, stored } = openRegular(full);
    if (isHollow({ size, stored })) {
      closeSync(fd);
      throw new OverBudget(hollow(size, stored));
    }
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
