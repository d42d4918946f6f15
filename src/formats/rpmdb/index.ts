// Reads rpm package databases of all three forms, told apart by their content: Berkeley DB, ndb and SQLite.
import { type Bytes, Damaged, isBadContent, type OverBudget } from '../../core/bytes.ts';
import { eachRow, isSqlite, openDatabase } from '../sqlite/index.ts';
import { eachBerkeleyBlob, isBerkeley } from './berkeley.ts';
import { type Header, parseHeader } from './header.ts';
import { eachNdbBlob, isNdb } from './ndb.ts';
import type { BlobVisitor } from './visitor.ts';

export { fileHeader } from './file.ts';
export { eachFile, packageOf, type RpmPackage } from './package.ts';
export type { Header } from './header.ts';

/** The largest headers of real packages (kernel sources, TeX) have a few MB. */
const HEADER_LIMIT = 32 * 1024 * 1024;

export interface HeaderVisitor {
  /** One installed package; valid until the call returns. What it throws as `Damaged` or `OverBudget` becomes `damage`. */
  header(header: Header): void;
  /** Something that can not be read; the rest still is. */
  damage(error: Damaged | OverBudget): void;
}

/**
 * Calls `visitor.header` with each header of a database. `wal` is the write-ahead log beside an SQLite one.
 * Throws `Damaged` when the file is no database of a known form, or damaged so that nothing more can be found.
 */
export function eachHeader(bytes: Bytes, visitor: HeaderVisitor, wal?: Bytes): void {
  const blobs: BlobVisitor = {
    blob(data) {
      try {
        visitor.header(parseHeader(data));
      } catch (error) {
        if (!isBadContent(error)) throw error;
        visitor.damage(error);
      }
    },
    damage: (error) => visitor.damage(error),
  };
  const head = new Uint8Array(bytes.read(0, Math.min(16, bytes.size)));
  if (head.length === 16 && isBerkeley(head)) eachBerkeleyBlob(bytes, HEADER_LIMIT, blobs);
  else if (head.length === 16 && isNdb(head)) eachNdbBlob(bytes, HEADER_LIMIT, blobs);
  else if (wal !== undefined || isSqlite(head)) eachSqliteBlob(bytes, wal, blobs);
  else throw new Damaged('the file is no rpm database of a known form');
}

/** Table `Packages`: the row id is the package's number, the second column its header. */
function eachSqliteBlob(bytes: Bytes, wal: Bytes | undefined, visitor: BlobVisitor): void {
  eachRow(openDatabase(bytes, wal), 'Packages', HEADER_LIMIT, {
    row(rowid, [, blob]) {
      if (blob instanceof Uint8Array) visitor.blob(blob);
      else visitor.damage(new Damaged(`row ${rowid} has no header`));
    },
    damage: (error) => visitor.damage(error),
  });
}
