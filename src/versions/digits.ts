// Numbers inside versions, as text: they may be longer than any number type, and are compared in linear time.

const ZERO = 48;
const NINE = 57;

/** True for the code unit of an ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** The first place at or after `start` that holds no digit; at most `end`. */
export function endOfDigits(text: string, start: number, end: number = text.length): number {
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** Compares two runs of digits `[start, end)` as decimal numbers of any length; an empty run is 0. */
export function compareDigits(
  a: string,
  aStart: number,
  aEnd: number,
  b: string,
  bStart: number,
  bEnd: number,
): number {
  let i = aStart;
  let j = bStart;
  while (i < aEnd && a.charCodeAt(i) === ZERO) i += 1;
  while (j < bEnd && b.charCodeAt(j) === ZERO) j += 1;
  const length = aEnd - i - (bEnd - j);
  if (length !== 0) return length;
  for (; i < aEnd; i += 1, j += 1) {
    const difference = a.charCodeAt(i) - b.charCodeAt(j);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The short way for two versions that are nothing but numbers with single dots between them, where `1` equals `1.0`:
 * their order, or undefined when one of them is anything else.
 */
export function compareDotted(a: string, b: string): number | undefined {
  if (!isNumberList(a, '.') || !isNumberList(b, '.')) return undefined;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const aEnd = endOfDigits(a, i);
    const bEnd = endOfDigits(b, j);
    const result = compareDigits(a, i, aEnd, b, j, bEnd);
    if (result !== 0) return result;
    i = Math.min(aEnd + 1, a.length);
    j = Math.min(bEnd + 1, b.length);
  }
  return 0;
}

/**
 * Compares lists of numbers number by number, of which the longer list is the greater (`1.0` < `1.0.0`); undefined unless both are
 * numbers with single separators between them.
 */
export function compareNumberLists(a: string, b: string, separators = '.'): number | undefined {
  if (!isNumberList(a, separators) || !isNumberList(b, separators)) return undefined;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const aEnd = endOfDigits(a, i);
    const bEnd = endOfDigits(b, j);
    const result = compareDigits(a, i, aEnd, b, j, bEnd);
    if (result !== 0) return result;
    i = aEnd + 1;
    j = bEnd + 1;
  }
  return Number(i < a.length) - Number(j < b.length);
}

function isNumberList(text: string, separators: string): boolean {
  let afterDigit = false;
  for (let at = 0; at < text.length; at += 1) {
    const inDigits = isDigit(text.charCodeAt(at));
    if (!inDigits && !(afterDigit && separators.includes(text.charAt(at)))) return false;
    afterDigit = inDigits;
  }
  return afterDigit;
}
