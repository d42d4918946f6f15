// An SQLite database as pages: its header, and the newest content of each page, out of the file or its write-ahead log.
import { type Bytes, Damaged } from '../../core/bytes.ts';
import { pageReader } from '../pages.ts';
import type { Encoding } from './record.ts';
import { isPageSize, readLog } from './wal.ts';

const MAGIC = 'SQLite format 3\0';
export const FILE_HEADER = 100;

export interface Database {
  readonly pageSize: number;
  /** Bytes of a page that hold content: the page size less what extensions reserve. */
  readonly usable: number;
  readonly encoding: Encoding;
  readonly pageCount: number;
  /** Page `number` (from 1), valid until the next call; `Damaged` where there is none. */
  page(number: number): Uint8Array;
}

/** True when `head` (at least 16 bytes) begins as SQLite databases do. */
export function isSqlite(head: Uint8Array): boolean {
  for (let i = 0; i < MAGIC.length; i++) if (head[i] !== MAGIC.charCodeAt(i)) return false;
  return true;
}

/** Opens a database, with its write-ahead log where one lies beside it. `Damaged` when the header is none. */
export function openDatabase(bytes: Bytes, wal?: Bytes): Database {
  const log = wal === undefined ? undefined : readLog(wal);
  const first = log?.pages.get(1);
  const header = new Uint8Array(
    wal !== undefined && first !== undefined ? wal.read(first, FILE_HEADER) : bytes.read(0, FILE_HEADER),
  );
  if (!isSqlite(header)) throw new Damaged('the file does not begin as an SQLite database does');
  const view = new DataView(header.buffer);
  const stated = view.getUint16(16);
  const pageSize = stated === 1 ? 65536 : stated;
  if (!isPageSize(pageSize)) throw new Damaged(`a page size of ${pageSize}`);
  const usable = pageSize - (header[20] ?? 0);
  if (usable < 480) throw new Damaged(`only ${usable} bytes of a page are usable`);
  const inFile = pageReader(bytes, pageSize);
  // A log with another page size belongs to another database.
  const pages = log !== undefined && log.pageSize === pageSize ? log.pages : new Map<number, number>();
  const inFileCount = Math.floor(bytes.size / pageSize);
  // A log may claim any count; there can not be more pages than file and log have together.
  const pageCount = pages.size > 0 ? Math.min(log?.pageCount ?? 0, inFileCount + pages.size) : inFileCount;
  return {
    pageSize,
    usable,
    encoding: encodingOf(view.getUint32(56)),
    pageCount,
    page(number) {
      if (number < 1 || number > pageCount) throw new Damaged(`there is no page ${number} of ${pageCount}`);
      const offset = pages.get(number);
      if (wal === undefined || offset === undefined) return inFile(number - 1);
      return new Uint8Array(wal.read(offset, pageSize));
    },
  };
}

function encodingOf(code: number): Encoding {
  return code === 2 ? 'utf-16le' : code === 3 ? 'utf-16be' : 'utf-8';
}
