// Precedence of Semantic Versioning 2.0.0 (rule 11), shared by the orders that are built on it.
import { compareDigits, endOfDigits, isDigit } from './digits.ts';

const PLUS = 43;
const HYPHEN = 45;
const DOT = 46;
const LOWER_V = 118;

interface Shape {
  /** Start and end of major, minor and patch; both the text's length for a number that is not there. */
  readonly major: number;
  readonly majorEnd: number;
  readonly minor: number;
  readonly minorEnd: number;
  readonly patch: number;
  readonly patchEnd: number;
  /** Range of the pre-release; empty where there is none. */
  readonly pre: number;
  readonly preEnd: number;
}

/**
 * Compares by rule 11: numbers, then pre-release identifiers; build metadata is ignored. Lenient where that is unambiguous: a
 * leading `v`, missing minor or patch (0), leading zeros, a pre-release without hyphen (`1.0.0rc1`), and more than
 * three numbers, of which the rest counts as build metadata. Undefined for anything else.
 */
export function comparePrecedence(a: string, b: string): number | undefined {
  const left = shapeOf(a);
  const right = shapeOf(b);
  if (left === undefined || right === undefined) return undefined;
  return (
    compareDigits(a, left.major, left.majorEnd, b, right.major, right.majorEnd) ||
    compareDigits(a, left.minor, left.minorEnd, b, right.minor, right.minorEnd) ||
    compareDigits(a, left.patch, left.patchEnd, b, right.patch, right.patchEnd) ||
    comparePreReleases(a, left, b, right)
  );
}

function shapeOf(text: string): Shape | undefined {
  const end = text.length;
  const major = text.charCodeAt(0) === LOWER_V ? 1 : 0;
  const majorEnd = endOfDigits(text, major);
  if (majorEnd === major) return undefined;
  let at = majorEnd;
  let minor = end;
  let minorEnd = end;
  let patch = end;
  let patchEnd = end;
  if (text.charCodeAt(at) === DOT) {
    minor = at + 1;
    minorEnd = at = endOfDigits(text, minor);
    if (minorEnd === minor) return undefined;
    if (text.charCodeAt(at) === DOT) {
      patch = at + 1;
      patchEnd = at = endOfDigits(text, patch);
      if (patchEnd === patch) return undefined;
    }
  }
  let pre = at;
  let preEnd = at;
  if (at < end && text.charCodeAt(at) !== PLUS && text.charCodeAt(at) !== DOT) {
    pre = text.charCodeAt(at) === HYPHEN ? at + 1 : at;
    preEnd = endOfIdentifiers(text, pre);
    if (preEnd < 0) return undefined;
    at = preEnd;
  }
  for (; at < end; at += 1)
    if (!isIdentifier(text.charCodeAt(at)) && !isMark(text.charCodeAt(at))) return undefined;
  return { major, majorEnd, minor, minorEnd, patch, patchEnd, pre, preEnd };
}

function isMark(code: number): boolean {
  return code === DOT || code === PLUS;
}

function isIdentifier(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === HYPHEN;
}

/** Where dot-separated identifiers that begin at `start` end; -1 when one of them is empty. */
function endOfIdentifiers(text: string, start: number): number {
  let at = start;
  for (;;) {
    const first = at;
    while (at < text.length && isIdentifier(text.charCodeAt(at))) at += 1;
    if (at === first) return -1;
    if (text.charCodeAt(at) !== DOT) return at;
    at += 1;
  }
}

function comparePreReleases(a: string, left: Shape, b: string, right: Shape): number {
  const i = left.pre;
  const j = right.pre;
  const aEnd = left.preEnd;
  const bEnd = right.preEnd;
  // A version without pre-release is the greater one.
  if (i === aEnd || j === bEnd) return Number(i === aEnd) - Number(j === bEnd);
  return compareIdentifiers(a, i, aEnd, b, j, bEnd);
}

/**
 * For schemes in which build metadata counts, where the rest is equal: none comes before any, and identifiers are compared like
 * those of a pre-release.
 */
export function compareBuilds(a: string, b: string): number {
  const i = a.indexOf('+') + 1 || a.length;
  const j = b.indexOf('+') + 1 || b.length;
  return compareIdentifiers(a, i, a.length, b, j, b.length);
}

/** Dot-separated identifiers: numbers as numbers and below words, words by their code units; what ends first is the lesser. */
export function compareIdentifiers(
  a: string,
  aStart: number,
  aEnd: number,
  b: string,
  bStart: number,
  bEnd: number,
): number {
  let i = aStart;
  let j = bStart;
  while (i < aEnd && j < bEnd) {
    const aStop = endOfIdentifier(a, i, aEnd);
    const bStop = endOfIdentifier(b, j, bEnd);
    const aNumeric = endOfDigits(a, i, aStop) === aStop;
    const bNumeric = endOfDigits(b, j, bStop) === bStop;
    if (aNumeric !== bNumeric) return aNumeric ? -1 : 1;
    const result = aNumeric ? compareDigits(a, i, aStop, b, j, bStop) : compareText(a, i, aStop, b, j, bStop);
    if (result !== 0) return result;
    i = aStop + 1;
    j = bStop + 1;
  }
  return Number(i < aEnd) - Number(j < bEnd);
}

function endOfIdentifier(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) !== DOT) at += 1;
  return at;
}

function compareText(a: string, i: number, aEnd: number, b: string, j: number, bEnd: number): number {
  const shorter = Math.min(aEnd - i, bEnd - j);
  for (let at = 0; at < shorter; at += 1) {
    const difference = a.charCodeAt(i + at) - b.charCodeAt(j + at);
    if (difference !== 0) return difference;
  }
  return aEnd - i - (bEnd - j);
}
