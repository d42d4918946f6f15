// Tables of TOML text of any size, one after the other. Source: TOML 1.0 "Table" and "Array of Tables".
import { type Bytes, OverBudget } from '../../core/bytes.ts';
import type { Table } from '../value.ts';
import { Cursor, END } from './cursor.ts';
import { readKey, skipSpace, takeNewline } from './text.ts';
import { type Growing, readPair, skipComment, skipFiller } from './values.ts';

/** A hundred megabytes of lock file have a million. */
const TABLES = 2_000_000;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const [OPEN, CLOSE] = [0x5b, 0x5d];

export interface TomlTable {
  /** Parts of its name; none for the root. */
  readonly path: readonly string[];
  /** Written as `[[path]]`: one more element of that list. */
  readonly array: boolean;
  /** Its own keys, without the tables that have headers of their own. */
  readonly values: Table;
}

/**
 * The tables in the order of the text, the root first (always, empty or not), in memory for one table. Dates and
 * times are text, of a key that is there twice the last counts, bytes that are no UTF-8 become U+FFFD. Line ends,
 * comments and a last comma in inline tables are taken as TOML 1.1 has them. After the tables before it, throws
 * `Damaged` (with the line) at what is no TOML and `OverBudget` at 8 MiB or 200,000 values in one table, 1 MiB in
 * one string, nesting of 64, and two million tables.
 */
export function* tomlTables(bytes: Bytes): Generator<TomlTable> {
  yield* tablesOf(bytes, () => true);
}

/** Name and form of a table. */
export type Head = Pick<TomlTable, 'path' | 'array'>;

/** The same, with the counts of text and values begun anew only where `anew` says so. */
export function* tablesOf(bytes: Bytes, anew: (head: Head) => boolean): Generator<TomlTable> {
  const cursor = new Cursor(bytes);
  if (BYTE_ORDER_MARK.every((byte, at) => cursor.peek(at) === byte)) cursor.skip(BYTE_ORDER_MARK.length);
  let head: Head = { path: [], array: false };
  for (let count = 0; ; count++) {
    if (count > TABLES) throw new OverBudget(`more than ${TABLES} tables`);
    if (anew(head)) cursor.startCount();
    for (const _ of head.path) cursor.countValue();
    const values = readBody(cursor);
    yield { ...head, values };
    if (cursor.peek() === END) return;
    head = readHead(cursor);
  }
}

/** Up to the next table's `[`, or the end. */
function readBody(cursor: Cursor): Growing {
  const values: Growing = new Map();
  for (;;) {
    skipFiller(cursor);
    const byte = cursor.peek();
    if (byte === OPEN || byte === END) return values;
    readPair(cursor, values);
    endLine(cursor);
  }
}

function readHead(cursor: Cursor): Head {
  cursor.skip();
  const array = cursor.take(OPEN);
  const path = readKey(cursor);
  if (!cursor.take(CLOSE) || (array && !cursor.take(CLOSE))) throw cursor.damaged('a table without "]"');
  endLine(cursor);
  return { path, array };
}

function endLine(cursor: Cursor): void {
  skipSpace(cursor);
  skipComment(cursor);
  if (!takeNewline(cursor) && cursor.peek() !== END) throw cursor.damaged('more than one value');
}
