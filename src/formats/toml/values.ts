// Values of TOML: strings, numbers, dates (as text), lists and inline tables. Source: TOML 1.0.
import { OverBudget } from '../../core/bytes.ts';
import type { Table, Value } from '../value.ts';
import { byteSet, type Cursor } from './cursor.ts';
import { readKey, readString, skipSpace, takeNewline } from './text.ts';

/** Lists and inline tables within one another. */
const DEPTH = 64;
/** Numbers and dates are short. */
const WORD = 256;

const [QUOTE, APOSTROPHE, OPEN_LIST, CLOSE_LIST, OPEN_TABLE, CLOSE_TABLE, COMMA, EQUALS, HASH, NEWLINE] = [
  0x22, 0x27, 0x5b, 0x5d, 0x7b, 0x7d, 0x2c, 0x3d, 0x23, 0x0a,
];
const SPACE = 0x20;

const IN_WORD = byteSet((byte) => /[A-Za-z0-9_+.:-]/.test(String.fromCharCode(byte)));
const DIGITS = byteSet((byte) => byte >= 0x30 && byte <= 0x39);
const COMMENT = byteSet((byte) => byte !== NEWLINE);

const DATE = /^\d{4}-\d\d-\d\d$/;
/** Dates with or without a time, and times. */
const MOMENT =
  /^(?:\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/;
const DECIMAL = /^[+-]?\d(?:_?\d)*(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?$/;
const BASED = /^0(?:x[\dA-Fa-f](?:_?[\dA-Fa-f])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)$/;
const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['inf', Infinity],
  ['+inf', Infinity],
  ['-inf', -Infinity],
  ['nan', Number.NaN],
  ['+nan', Number.NaN],
  ['-nan', Number.NaN],
]);

/** Tables while they are filled. */
export type Growing = Map<string, Value>;

export function readValue(cursor: Cursor, depth = 0): Value {
  if (depth > DEPTH) throw new OverBudget(`nested deeper than ${DEPTH}`);
  cursor.countValue();
  const byte = cursor.peek();
  if (byte === QUOTE || byte === APOSTROPHE) return readString(cursor);
  if (byte === OPEN_LIST) return readList(cursor, depth);
  if (byte === OPEN_TABLE) return readInline(cursor, depth);
  return readWord(cursor);
}

/** `key = value`, set in the table at the key's place. */
export function readPair(cursor: Cursor, table: Growing, depth = 0): void {
  const parts = readKey(cursor);
  if (!cursor.take(EQUALS)) throw cursor.damaged('a key without "="');
  skipSpace(cursor);
  const last = parts.pop()!;
  let at = table;
  for (const part of parts) at = innerOf(at, part, cursor);
  at.set(last, readValue(cursor, depth));
}

/** The table at a key, made when there is none yet. */
function innerOf(table: Growing, key: string, cursor: Cursor): Growing {
  const there = table.get(key);
  if (there instanceof Map) return there;
  if (there !== undefined) throw cursor.damaged('a key below a value that is no table');
  cursor.countValue();
  const made: Growing = new Map();
  table.set(key, made);
  return made;
}

function readList(cursor: Cursor, depth: number): readonly Value[] {
  const list: Value[] = [];
  cursor.skip();
  for (;;) {
    skipFiller(cursor);
    if (cursor.take(CLOSE_LIST)) return list;
    list.push(readValue(cursor, depth + 1));
    skipFiller(cursor);
    if (!cursor.take(COMMA) && cursor.peek() !== CLOSE_LIST) throw cursor.damaged('a list without its end');
  }
}

/** With line ends, comments and a last comma, as TOML 1.1 has them. */
function readInline(cursor: Cursor, depth: number): Table {
  const table: Growing = new Map();
  cursor.skip();
  for (;;) {
    skipFiller(cursor);
    if (cursor.take(CLOSE_TABLE)) return table;
    readPair(cursor, table, depth + 1);
    skipFiller(cursor);
    if (!cursor.take(COMMA) && cursor.peek() !== CLOSE_TABLE)
      throw cursor.damaged('an inline table without its end');
  }
}

function readWord(cursor: Cursor): Value {
  let word = cursor.run(IN_WORD);
  // A blank may stand between date and time.
  if (word.length === 10 && DATE.test(word) && cursor.peek() === SPACE && DIGITS[cursor.peek(1)] === 1) {
    cursor.skip();
    word += ` ${cursor.run(IN_WORD)}`;
  }
  if (word.length > WORD) throw cursor.damaged('an endless number');
  const known = WORDS.get(word);
  if (known !== undefined) return known;
  if (DECIMAL.test(word) || BASED.test(word)) return Number(word.replaceAll('_', ''));
  if (MOMENT.test(word)) return word;
  throw cursor.damaged('a value was expected');
}

/** Blanks, line ends and comments. */
export function skipFiller(cursor: Cursor): void {
  do {
    skipSpace(cursor);
    skipComment(cursor);
  } while (takeNewline(cursor));
}

export function skipComment(cursor: Cursor): void {
  if (cursor.take(HASH)) cursor.run(COMMENT);
}
