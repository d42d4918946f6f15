// A zip archive over `Bytes`: its entries in bounded windows, their content as slices or inflated under a limit.
import { crc32 } from 'node:zlib';
import { type Bytes, Damaged, OverBudget, bytesOf, sliceOf } from '../../core/bytes.ts';
import { type Directory, findDirectory } from './end-record.ts';
import { CENTRAL_FIXED, DEFLATED, STORED, type ZipEntry, centralLength, readCentral } from './entry.ts';
import { inflateAll, inflateStart } from './inflate.ts';
import { createClaims } from './claims.ts';

export interface ZipArchive {
  /**
   * Records of the central directory, in its order, read in windows: a directory of any size takes constant memory.
   * Throws `Damaged` where the directory breaks, and at its end when its length or declared count is a lie.
   */
  entries(): Iterable<ZipEntry>;
  /**
   * Content with random access: a slice without a copy where it is stored, else inflated in memory.
   * Throws `OverBudget` when inflating needs more than `limit` bytes; `Damaged` on sizes, checksum or places that lie.
   */
  open(entry: ZipEntry, limit: number): Bytes;
  /** The first bytes of the content, at most `limit`, as a copy. */
  start(entry: ZipEntry, limit: number): Uint8Array;
}

const WINDOW = 128 * 1024;
const LOCAL_FIXED = 30;
const LOCAL_SIGNATURE = 0x04034b50;

/** Opens `bytes` as a zip; undefined when they have no end record. Throws `Damaged` when that record can not be true. */
export function openZip(bytes: Bytes): ZipArchive | undefined {
  const directory = findDirectory(bytes);
  if (!directory) return undefined;
  const claim = createClaims();

  /** Where an entry's content lies. Two entries that share bytes are a bomb's way to be small. */
  const locate = (entry: ZipEntry): number => {
    const at = entry.offset + directory.shift;
    const header = Buffer.from(bytes.read(at, LOCAL_FIXED));
    if (header.readUInt32LE(0) !== LOCAL_SIGNATURE)
      throw new Damaged('no zip entry where the directory names one');
    const start = at + LOCAL_FIXED + header.readUInt16LE(26) + header.readUInt16LE(28);
    const end = start + entry.compressedSize;
    if (end > directory.start) throw new Damaged('a zip entry reaches into the directory');
    claim(at, end);
    return start;
  };

  return {
    entries: () => readDirectory(bytes, directory),
    open(entry, limit) {
      needReadable(entry);
      if (entry.method === STORED) {
        if (entry.size !== entry.compressedSize) throw new Damaged('a stored zip entry has two sizes');
        return sliceOf(bytes, locate(entry), entry.size);
      }
      if (Math.max(entry.size, entry.compressedSize) > limit)
        throw new OverBudget(`${entry.size} bytes to inflate`);
      const data = inflateAll(bytes.read(locate(entry), entry.compressedSize), entry.size);
      if (crc32(data) !== entry.crc) throw new Damaged('the checksum of a zip entry is wrong');
      return bytesOf(data);
    },
    start(entry, limit) {
      needReadable(entry);
      const length = Math.min(entry.compressedSize, limit);
      if (entry.method === STORED) return Uint8Array.from(bytes.read(locate(entry), length));
      return inflateStart(bytes.read(locate(entry), length), limit);
    },
  };
}

function needReadable(entry: ZipEntry): void {
  if (entry.encrypted) throw new Damaged('an encrypted zip entry');
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new Damaged(`zip method ${entry.method}`);
}

function* readDirectory(bytes: Bytes, directory: Directory): Generator<ZipEntry> {
  const { start, end, count, wide } = directory;
  let seen = 0;
  let at = start;
  while (at < end) {
    // Copied, since whoever takes the entries reads others of these bytes between them.
    let window = Buffer.from(bytes.read(at, Math.min(WINDOW, end - at)));
    if (window.length < CENTRAL_FIXED) throw new Damaged('the zip directory is cut');
    const first = centralLength(window, 0);
    if (first > end - at) throw new Damaged('the zip directory is cut');
    if (first > window.length) window = Buffer.from(bytes.read(at, first));
    let used = 0;
    while (used + CENTRAL_FIXED <= window.length) {
      const length = centralLength(window, used);
      if (used + length > window.length) break;
      yield readCentral(window, used);
      seen++;
      used += length;
    }
    at += used;
  }
  // Without zip64 a writer that goes on past 65,535 entries leaves the count wrapped.
  const declared = wide ? seen : seen & 0xffff;
  if (declared !== count) throw new Damaged(`the zip directory has ${seen} entries and says ${count}`);
}
