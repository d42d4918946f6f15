// PHP's `version_compare`, which Composer uses.
import { compareDigits, isDigit } from './digits.ts';

const VERSION = /^[0-9a-z._-]+$/i;
const SEGMENT = /[0-9]+|[a-z]+/gi;

/** Ranks of words, by their beginnings and with regard to case; the end of a version and numbers stand among them. */
const WORDS: readonly (readonly [start: string, rank: number])[] = [
  ['dev', 1],
  ['a', 2],
  ['b', 3],
  ['RC', 4],
  ['rc', 4],
  ['p', 7],
];
const OTHER_WORD = 0;
const END = 5;
const NUMBER = 6;

/**
 * Numbers and words in turn, whatever separates them: other words < dev < alpha < beta < RC < end < number < patch, so that `1.0` < `1.0.0`.
 * A leading `v` and build metadata don't count. Source: PHP manual, `version_compare`. Undefined for what begins with no number, and
 * for texts with other characters than letters, digits, `.`, `_` and `-`.
 */
export function comparePhp(a: string, b: string): number | undefined {
  const left = segmentsOf(a);
  const right = segmentsOf(b);
  if (left === undefined || right === undefined) return undefined;
  for (let at = 0; ; at += 1) {
    const one = left[at];
    const other = right[at];
    const result = rankOf(one) - rankOf(other);
    if (result !== 0) return result;
    if (one === undefined || other === undefined) return 0;
    if (!isDigit(one.charCodeAt(0))) continue;
    const difference = compareDigits(one, 0, one.length, other, 0, other.length);
    if (difference !== 0) return difference;
  }
}

function segmentsOf(text: string): readonly string[] | undefined {
  const plus = text.indexOf('+');
  const version = text.slice(/^v/i.test(text) ? 1 : 0, plus < 0 ? text.length : plus);
  if (!VERSION.test(version) || !isDigit(version.charCodeAt(0))) return undefined;
  return version.match(SEGMENT) ?? undefined;
}

function rankOf(segment: string | undefined): number {
  if (segment === undefined) return END;
  if (isDigit(segment.charCodeAt(0))) return NUMBER;
  return WORDS.find(([start]) => segment.startsWith(start))?.[1] ?? OTHER_WORD;
}
