// Numbers inside versions, as text: they may be longer than any number type, and are compared in linear time.

const ZERO = 48;
const NINE = 57;
const DOT = 46;

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
  if (!isDotted(a) || !isDotted(b)) return undefined;
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

function isDotted(text: string): boolean {
  let afterDigit = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === DOT ? !afterDigit : !isDigit(code)) return false;
    afterDigit = code !== DOT;
  }
  return afterDigit;
}
