// Strings and keys of TOML. Source: TOML 1.0 "String" and "Keys", and the escapes \e and \x of TOML 1.1.
import { OverBudget } from '../../core/bytes.ts';
import { byteSet, type Cursor, END } from './cursor.ts';

const STRING_LENGTH = 1024 * 1024;
/** Parts of a dotted key or of a table's name. */
const PARTS = 64;

const [QUOTE, APOSTROPHE, BACKSLASH, NEWLINE, RETURN, TAB, SPACE, DOT] = [
  0x22, 0x27, 0x5c, 0x0a, 0x0d, 0x09, 0x20, 0x2e,
];
/** What stands behind the backslash, and the character it means. */
const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x62, '\b'],
  [0x74, '\t'],
  [0x6e, '\n'],
  [0x66, '\f'],
  [0x72, '\r'],
  [0x65, '\u001b'],
  [QUOTE, '"'],
  [BACKSLASH, '\\'],
]);
/** Digits behind `\x`, `\u`, `\U`. */
const HEX_LENGTHS: ReadonlyMap<number, number> = new Map([
  [0x78, 2],
  [0x75, 4],
  [0x55, 8],
]);

/** `A-Za-z0-9_-` */
const BARE = byteSet((byte) => /[A-Za-z0-9_-]/.test(String.fromCharCode(byte)));
/** Parts of strings in which nothing has a meaning, for short ones and long ones, with escapes and without. */
const BASIC = byteSet((byte) => byte !== QUOTE && byte !== BACKSLASH && byte !== NEWLINE);
const LITERAL = byteSet((byte) => byte !== APOSTROPHE && byte !== NEWLINE);
const LONG_BASIC = byteSet((byte) => byte !== QUOTE && byte !== BACKSLASH);
const LONG_LITERAL = byteSet((byte) => byte !== APOSTROPHE);

/** A quoted string of any of the four kinds; the cursor stands on its first quote. */
export function readString(cursor: Cursor): string {
  const quote = cursor.peek();
  const long = cursor.peek(1) === quote && cursor.peek(2) === quote;
  cursor.skip(long ? 3 : 1);
  // A line end right behind the opening quotes doesn't count.
  if (long) takeNewline(cursor);
  const basic = quote === QUOTE;
  const plain = long ? (basic ? LONG_BASIC : LONG_LITERAL) : basic ? BASIC : LITERAL;
  let text = cursor.run(plain);
  for (;;) {
    const byte = cursor.peek();
    if (byte === quote) {
      if (!long) break;
      const count = takeQuotes(cursor, quote);
      text += String.fromCharCode(quote).repeat(count < 3 ? count : count - 3);
      if (count >= 3) return text;
    } else if (byte === BACKSLASH && basic) text += readEscape(cursor, long);
    else throw cursor.damaged('a string without its end');
    text += cursor.run(plain);
    if (text.length > STRING_LENGTH)
      throw new OverBudget(`a string of more than ${STRING_LENGTH} characters`);
  }
  cursor.skip();
  return text;
}

/** In a long string three quotes close it, and up to two more before them belong to it. */
function takeQuotes(cursor: Cursor, quote: number): number {
  let count = 0;
  while (count < 5 && cursor.take(quote)) count += 1;
  return count;
}

function readEscape(cursor: Cursor, long: boolean): string {
  cursor.skip();
  const byte = cursor.peek();
  const plain = ESCAPES.get(byte);
  const digits = HEX_LENGTHS.get(byte);
  if (plain !== undefined) {
    cursor.skip();
    return plain;
  }
  if (digits !== undefined) {
    cursor.skip();
    return readCodePoint(cursor, digits);
  }
  skipSpace(cursor);
  if (!long || !takeNewline(cursor)) throw cursor.damaged('an unknown escape');
  do skipSpace(cursor);
  while (takeNewline(cursor));
  return '';
}

function readCodePoint(cursor: Cursor, digits: number): string {
  let code = 0;
  for (let left = digits; left > 0; left--) {
    const byte = cursor.peek();
    const digit = byte === END ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16);
    if (Number.isNaN(digit)) throw cursor.damaged('an escape without its digits');
    code = code * 16 + digit;
    cursor.skip();
  }
  const scalar = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  if (!scalar) throw cursor.damaged('an escape that is no character');
  return String.fromCodePoint(code);
}

/** A dotted key, as the names of its parts. */
export function readKey(cursor: Cursor): string[] {
  const parts: string[] = [];
  do {
    if (parts.length === PARTS) throw new OverBudget(`a key of more than ${PARTS} parts`);
    skipSpace(cursor);
    const byte = cursor.peek();
    parts.push(byte === QUOTE || byte === APOSTROPHE ? readString(cursor) : readBare(cursor));
    skipSpace(cursor);
  } while (cursor.take(DOT));
  return parts;
}

function readBare(cursor: Cursor): string {
  const text = cursor.run(BARE);
  if (text === '') throw cursor.damaged('a key was expected');
  return text;
}

export function skipSpace(cursor: Cursor): void {
  for (let byte = cursor.peek(); byte === SPACE || byte === TAB; byte = cursor.peek()) cursor.skip();
}

/** Takes `\n` or `\r\n` if it is there. */
export function takeNewline(cursor: Cursor): boolean {
  if (cursor.peek() === RETURN && cursor.peek(1) === NEWLINE) cursor.skip();
  return cursor.take(NEWLINE);
}
