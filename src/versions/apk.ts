// Alpine's order of versions, that of apk-tools 2: digits{.digits}{letter}{_suffix{digits}}{-rdigits}.
import { compareDigits, endOfDigits, isDigit } from './digits.ts';
import type { VersionOrder } from './order.ts';

/** What the next token of a version is. A type may only be followed by a greater one, or as `mayFollow` says. */
const INVALID = -1;
const DIGITS_OR_ZEROS = 0;
const DIGITS = 1;
const LETTER = 2;
const SUFFIX = 3;
const SUFFIX_NUMBER = 4;
const REVISION = 5;
const END = 6;

const ZERO = 48;
const DOT = 46;
const HYPHEN = 45;
const UNDERSCORE = 95;
const LETTER_R = 114;

/** Suffixes with their ranks; those below zero come before the version without suffix. The first that fits is taken. */
const SUFFIXES: readonly (readonly [string, number])[] = [
  ['alpha', -4],
  ['beta', -3],
  ['pre', -2],
  ['rc', -1],
  ['cvs', 0],
  ['svn', 1],
  ['git', 2],
  ['hg', 3],
  ['p', 4],
];

const NO_SUFFIX = ['', 0] as const;

interface Cursor {
  readonly text: string;
  at: number;
  /** Type of the token at `at`. */
  type: number;
  /** Of the token read last: its digits as a range, or else its value. */
  isNumber: boolean;
  from: number;
  to: number;
  value: number;
}

/**
 * The order of `apk version -t` of apk-tools 2, whose documented quirks hold: a number behind a dot that begins with zeros
 * sorts like a fraction (`1.01` < `1.1`, `1.00` < `1.0`), and there is no epoch. Undefined for what apk calls invalid, and for ''.
 */
export const apk: VersionOrder = {
  name: 'apk',
  compare(a, b) {
    if (!isValid(a) || !isValid(b)) return undefined;
    if (a === b) return 0;
    const left = start(a);
    const right = start(b);
    while (left.type === right.type && left.type !== END) {
      readToken(left);
      readToken(right);
      const result = compareTokens(left, right);
      if (result !== 0) return result;
    }
    if (left.type === right.type) return 0;
    // All is equal so far: the longer version is the greater one, unless it goes on with a pre-release suffix.
    if (isPreRelease(left)) return -1;
    if (isPreRelease(right)) return 1;
    return right.type - left.type;
  },
};

function start(text: string): Cursor {
  return { text, at: 0, type: DIGITS, isNumber: false, from: 0, to: 0, value: 0 };
}

function isValid(text: string): boolean {
  if (text === '') return false;
  const cursor = start(text);
  while (cursor.type !== END && cursor.type !== INVALID) readToken(cursor);
  return cursor.type === END;
}

function isPreRelease(cursor: Cursor): boolean {
  return cursor.type === SUFFIX && (suffixAt(cursor.text, cursor.at)?.[1] ?? 0) < 0;
}

function compareTokens(left: Cursor, right: Cursor): number {
  if (left.isNumber && right.isNumber)
    return compareDigits(left.text, left.from, left.to, right.text, right.from, right.to);
  // A number is never below zero, a run of leading zeros counts as its length below zero.
  if (left.isNumber !== right.isNumber) return left.isNumber ? 1 : -1;
  return left.value - right.value;
}

/** Reads the token at the cursor and finds the type of the one behind it. */
function readToken(cursor: Cursor): void {
  const { text, at, type } = cursor;
  let next = at;
  let afterZeros = false;
  cursor.isNumber = false;
  if (type === LETTER) {
    cursor.value = text.charCodeAt(at);
    next = at + 1;
  } else if (type === SUFFIX) {
    // apk takes a lone `_` at the end for a suffix of rank 0.
    const suffix = at === text.length ? NO_SUFFIX : suffixAt(text, at);
    if (suffix === undefined) {
      cursor.type = INVALID;
      return;
    }
    cursor.value = suffix[1];
    next = at + suffix[0].length;
  } else if (type === DIGITS_OR_ZEROS && text.charCodeAt(at) === ZERO) {
    while (text.charCodeAt(next) === ZERO) next += 1;
    cursor.value = at - next;
    afterZeros = true;
  } else {
    next = endOfDigits(text, at);
    cursor.isNumber = true;
    cursor.from = at;
    cursor.to = next;
  }
  cursor.at = next;
  if (next >= text.length) cursor.type = END;
  else if (afterZeros) cursor.type = DIGITS;
  else findNext(cursor);
}

function findNext(cursor: Cursor): void {
  const { text, at, type } = cursor;
  const code = text.charCodeAt(at);
  let next = INVALID;
  if ((type === DIGITS || type === DIGITS_OR_ZEROS) && code >= 97 && code <= 122) next = LETTER;
  else if (type === LETTER && isDigit(code)) next = DIGITS;
  else if (type === SUFFIX && isDigit(code)) next = SUFFIX_NUMBER;
  else if (code === DOT) next = DIGITS_OR_ZEROS;
  else if (code === UNDERSCORE) next = SUFFIX;
  else if (code === HYPHEN && text.charCodeAt(at + 1) === LETTER_R) next = REVISION;
  const marks = next === DIGITS_OR_ZEROS || code === UNDERSCORE ? 1 : next === REVISION ? 2 : 0;
  cursor.at = at + marks;
  cursor.type = next >= type || mayFollow(type, next) ? next : INVALID;
}

function mayFollow(type: number, next: number): boolean {
  return (
    (type === DIGITS && next === DIGITS_OR_ZEROS) ||
    (type === SUFFIX_NUMBER && next === SUFFIX) ||
    (type === LETTER && next === DIGITS)
  );
}

function suffixAt(text: string, at: number): readonly [string, number] | undefined {
  return SUFFIXES.find(([name]) => text.startsWith(name, at));
}
