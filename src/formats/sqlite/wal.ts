// SQLite's write-ahead log: which pages of the database it replaces. Source: SQLite "WAL-mode File Format".
import type { Bytes } from '../../core/bytes.ts';

const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

export interface WriteAheadLog {
  readonly pageSize: number;
  /** Page number (from 1) to the offset of its newest committed content in the log. */
  readonly pages: ReadonlyMap<number, number>;
  /** Pages in the database after the last commit; 0 without one. */
  readonly pageCount: number;
}

/**
 * The committed part of a log, or undefined where the log has no valid header (an unused or foreign log, which
 * SQLite passes over, too). Frames count up to the last commit; they end where salts or checksums stop to agree,
 * which is how SQLite marks what is left over from an earlier use of the file.
 */
export function readLog(bytes: Bytes): WriteAheadLog | undefined {
  if (bytes.size < HEADER) return undefined;
  const header = new Uint8Array(bytes.read(0, HEADER));
  const view = new DataView(header.buffer);
  const magic = view.getUint32(0);
  const pageSize = view.getUint32(8);
  if ((magic & ~1) >>> 0 !== MAGIC || view.getUint32(4) !== 3007000 || !isPageSize(pageSize))
    return undefined;
  const sum = new Checksum(magic === MAGIC);
  sum.add(header, 0, 24);
  if (!sum.equals(view, 24)) return undefined;

  const pages = new Map<number, number>();
  let pending: [page: number, offset: number][] = [];
  let pageCount = 0;
  const size = FRAME_HEADER + pageSize;
  for (let offset = HEADER; offset + size <= bytes.size; offset += size) {
    const frame = bytes.read(offset, size);
    const head = new DataView(frame.buffer, frame.byteOffset, FRAME_HEADER);
    const page = head.getUint32(0);
    const commit = head.getUint32(4);
    if (page === 0 || head.getUint32(8) !== view.getUint32(16) || head.getUint32(12) !== view.getUint32(20))
      break;
    sum.add(frame, 0, 8);
    sum.add(frame, FRAME_HEADER, pageSize);
    if (!sum.equals(head, 16)) break;
    pending.push([page, offset + FRAME_HEADER]);
    if (commit === 0) continue;
    for (const [page, offset] of pending) pages.set(page, offset);
    pending = [];
    pageCount = commit;
  }
  return { pageSize, pages, pageCount };
}

/** A power of two from 512 to 65,536. */
export function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65536 && (size & (size - 1)) === 0;
}

/** Two running 32-bit sums over pairs of words, in the byte order that the log's magic names. */
class Checksum {
  private s0 = 0;
  private s1 = 0;
  private readonly little: boolean;

  constructor(little: boolean) {
    this.little = little;
  }

  add(data: Uint8Array, start: number, length: number): void {
    const view = new DataView(data.buffer, data.byteOffset + start, length);
    let { s0, s1 } = this;
    for (let i = 0; i < length; i += 8) {
      s0 = (s0 + view.getUint32(i, this.little) + s1) | 0;
      s1 = (s1 + view.getUint32(i + 4, this.little) + s0) | 0;
    }
    this.s0 = s0;
    this.s1 = s1;
  }

  equals(view: DataView, offset: number): boolean {
    return this.s0 >>> 0 === view.getUint32(offset) && this.s1 >>> 0 === view.getUint32(offset + 4);
  }
}
