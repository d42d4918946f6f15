// Tables of an SQLite database: the walk over a table's b-tree, rows with their overflow chains. Source: SQLite "Database File Format" §1.6, §2.6.
import { Damaged, isBadContent, OverBudget } from '../../core/bytes.ts';
import { type Database, FILE_HEADER } from './database.ts';
import { decodeRecord, readVarint, type Value } from './record.ts';

const INTERIOR = 0x05;
const LEAF = 0x0d;

export interface TableVisitor {
  row(rowid: number, values: readonly Value[]): void;
  /** A page or row that can not be read; the walk goes on with the next. */
  damage(error: Damaged | OverBudget): void;
}

interface Walk {
  readonly database: Database;
  /** Pages that were read: none has two places. */
  readonly used: Uint8Array;
  /** Bytes that rows may still claim: all together no more than the database has. */
  left: number;
  readonly rowLimit: number;
}

/**
 * Calls `visitor.row` with every row of a table. A row with more than `rowLimit` bytes is `OverBudget`. Each page
 * is used once at most, so that pages which point to themselves, to each other or all to one place end as damage
 * and the work is linear in the size of the file. `Damaged` when the schema has no such table.
 */
export function eachRow(database: Database, table: string, rowLimit: number, visitor: TableVisitor): void {
  const used = new Uint8Array(database.pageCount + 1);
  const walk: Walk = { database, used, left: database.pageCount * database.pageSize, rowLimit };
  let root: number | undefined;
  walkTree(walk, 1, {
    row(_, [type, name, , rootPage]) {
      const same = typeof name === 'string' && name.toLowerCase() === table.toLowerCase();
      if (type === 'table' && same && typeof rootPage === 'number') root = rootPage;
    },
    damage: (error) => visitor.damage(error),
  });
  if (root === undefined) throw new Damaged(`the database has no table ${table}`);
  walkTree(walk, root, visitor);
}

function walkTree(walk: Walk, root: number, visitor: TableVisitor): void {
  // Pages still to be read, the next one last.
  const open = [root];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    try {
      const page = new Uint8Array(claim(walk, number));
      for (const child of readPage(walk, number, page, visitor).toReversed()) open.push(child);
    } catch (error) {
      if (!isBadContent(error)) throw error;
      visitor.damage(error);
    }
  }
}

function claim(walk: Walk, number: number): Uint8Array {
  const page = walk.database.page(number);
  if (walk.used[number] === 1) throw new Damaged(`page ${number} is used twice`);
  walk.used[number] = 1;
  return page;
}

/** Gives the rows of a leaf to the visitor; returns the children of an interior page. */
function readPage(walk: Walk, number: number, page: Uint8Array, visitor: TableVisitor): number[] {
  const { usable, encoding } = walk.database;
  const start = number === 1 ? FILE_HEADER : 0;
  const view = new DataView(page.buffer, 0, usable);
  const type = view.getUint8(start);
  if (type !== LEAF && type !== INTERIOR) throw new Damaged(`page ${number} is no page of a table`);
  const cells = start + (type === LEAF ? 8 : 12);
  const count = view.getUint16(start + 3);
  if (cells + count * 2 > usable) throw new Damaged(`page ${number} claims ${count} cells`);
  const children: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = view.getUint16(cells + i * 2);
    try {
      if (at + 4 > usable) throw new Damaged(`cell ${i} of page ${number} lies outside of it`);
      if (type === INTERIOR) children.push(view.getUint32(at));
      else {
        const cell = readCell(walk, page, at);
        visitor.row(cell.rowid, decodeRecord(cell.payload, encoding));
      }
    } catch (error) {
      if (!isBadContent(error)) throw error;
      visitor.damage(error);
    }
  }
  if (type === INTERIOR) children.push(view.getUint32(start + 8));
  return children;
}

function readCell(walk: Walk, page: Uint8Array, at: number): { rowid: number; payload: Uint8Array } {
  const { usable } = walk.database;
  const size = readVarint(page, at);
  const rowid = readVarint(page, size.next);
  if (size.value > walk.rowLimit)
    throw new OverBudget(`row ${rowid.value} has ${size.value} bytes, limit ${walk.rowLimit}`);
  const local = localSize(size.value, usable);
  const end = rowid.next + local;
  if (end + (local < size.value ? 4 : 0) > usable)
    throw new Damaged(`row ${rowid.value} runs over the end of its page`);
  if (size.value > walk.left)
    throw new Damaged(`row ${rowid.value} claims ${size.value} bytes, which belong to others`);
  walk.left -= size.value;
  if (local === size.value) return { rowid: rowid.value, payload: page.subarray(rowid.next, end) };

  const payload = new Uint8Array(size.value);
  payload.set(page.subarray(rowid.next, end));
  let next = uint32(page, end);
  for (let have = local; have < size.value; ) {
    const overflow = claim(walk, next);
    const part = Math.min(size.value - have, usable - 4);
    payload.set(overflow.subarray(4, 4 + part), have);
    have += part;
    next = uint32(overflow, 0);
  }
  return { rowid: rowid.value, payload };
}

/** How much of a payload lies in its leaf page, by the rule of §1.6; the rest is in overflow pages. */
function localSize(payload: number, usable: number): number {
  const most = usable - 35;
  if (payload <= most) return payload;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const size = least + ((payload - least) % (usable - 4));
  return size <= most ? size : least;
}

function uint32(data: Uint8Array, at: number): number {
  return new DataView(data.buffer, data.byteOffset + at, 4).getUint32(0);
}
