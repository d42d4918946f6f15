// RPM's order of versions: [epoch:]version[-release].
import { compareDigits, endOfDigits, isDigit } from './digits.ts';
import type { VersionOrder } from './order.ts';

const HYPHEN = 45;
const COLON = 58;
const CARET = 94;
const TILDE = 126;
/** What `codeAt` gives behind the end. */
const END = -1;

interface Parts {
  /** End of the epoch's digits; 0 where there is no epoch. */
  readonly epochEnd: number;
  readonly version: number;
  /** The text's length where there is no release. */
  readonly versionEnd: number;
  /** Start of the release; the text's length where there is none or an empty one. */
  readonly release: number;
}

/**
 * The order in which rpm sorts epoch, version and release (`rpmverCmp`): each by `rpmvercmp`; rules: rpm-version(7) and rpm's
 * own tests. A missing epoch is 0; a missing release sorts before every release, so that `1.0` as a bound lies
 * below all builds of 1.0. Undefined for a text without version, or with blanks or control characters.
 */
export const rpm: VersionOrder = {
  name: 'rpm',
  compare(a, b) {
    const left = partsOf(a);
    const right = partsOf(b);
    if (left === undefined || right === undefined) return undefined;
    return (
      compareDigits(a, 0, left.epochEnd, b, 0, right.epochEnd) ||
      comparePart(a, left.version, left.versionEnd, b, right.version, right.versionEnd) ||
      Number(left.versionEnd < a.length) - Number(right.versionEnd < b.length) ||
      comparePart(a, left.release, a.length, b, right.release, b.length)
    );
  },
};

function partsOf(text: string): Parts | undefined {
  const end = text.length;
  let hyphen = -1;
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 127) return undefined;
    if (code === HYPHEN) hyphen = at;
  }
  // Only digits before the first colon make an epoch; otherwise the colon belongs to the version.
  const digits = endOfDigits(text, 0);
  const hasEpoch = digits < end && text.charCodeAt(digits) === COLON;
  const version = hasEpoch ? digits + 1 : 0;
  const versionEnd = hyphen < version ? end : hyphen;
  if (versionEnd === version) return undefined;
  return { epochEnd: hasEpoch ? digits : 0, version, versionEnd, release: Math.min(versionEnd + 1, end) };
}

/** `rpmvercmp`: runs of digits and runs of letters; all else only separates, but for `~` and `^`. */
function comparePart(
  a: string,
  aStart: number,
  aEnd: number,
  b: string,
  bStart: number,
  bEnd: number,
): number {
  let i = aStart;
  let j = bStart;
  for (;;) {
    while (i < aEnd && isSeparator(a.charCodeAt(i))) i += 1;
    while (j < bEnd && isSeparator(b.charCodeAt(j))) j += 1;
    const left = codeAt(a, i, aEnd);
    const right = codeAt(b, j, bEnd);
    if (left === TILDE || right === TILDE) {
      if (left !== right) return left === TILDE ? -1 : 1;
      i += 1;
      j += 1;
      continue;
    }
    if (left === CARET || right === CARET) {
      // Above the end of the text, below everything else.
      if (left !== right) return left === END || (left === CARET && right !== END) ? -1 : 1;
      i += 1;
      j += 1;
      continue;
    }
    if (left === END || right === END) return left === right ? 0 : left === END ? -1 : 1;
    if (isDigit(left) !== isDigit(right)) return isDigit(left) ? 1 : -1;

    const aRun = isDigit(left) ? endOfDigits(a, i, aEnd) : endOfLetters(a, i, aEnd);
    const bRun = isDigit(left) ? endOfDigits(b, j, bEnd) : endOfLetters(b, j, bEnd);
    const result = isDigit(left)
      ? compareDigits(a, i, aRun, b, j, bRun)
      : compareLetters(a, i, aRun, b, j, bRun);
    if (result !== 0) return result;
    i = aRun;
    j = bRun;
  }
}

function codeAt(text: string, at: number, end: number): number {
  return at < end ? text.charCodeAt(at) : END;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isSeparator(code: number): boolean {
  return !isDigit(code) && !isLetter(code) && code !== TILDE && code !== CARET;
}

function endOfLetters(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isLetter(text.charCodeAt(at))) at += 1;
  return at;
}

function compareLetters(
  a: string,
  aStart: number,
  aEnd: number,
  b: string,
  bStart: number,
  bEnd: number,
): number {
  const shorter = Math.min(aEnd - aStart, bEnd - bStart);
  for (let at = 0; at < shorter; at += 1) {
    const difference = a.charCodeAt(aStart + at) - b.charCodeAt(bStart + at);
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}
