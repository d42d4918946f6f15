// Debian's way to compare a part of a version, shared by the orders that are built on it.
import { compareDigits, endOfDigits, isDigit } from './digits.ts';

const TILDE = 126;

/**
 * Compares `[start, end)` of two texts: runs of other characters and runs of digits in turn, the former by character (`~` before the
 * end, letters before all else), the latter as numbers. Source: Debian Policy 5.6.12.
 */
export function compareChunks(
  a: string,
  aStart: number,
  aEnd: number,
  b: string,
  bStart: number,
  bEnd: number,
): number {
  let i = aStart;
  let j = bStart;
  while (i < aEnd || j < bEnd) {
    while ((i < aEnd && !isDigit(a.charCodeAt(i))) || (j < bEnd && !isDigit(b.charCodeAt(j)))) {
      const difference = weight(a, i, aEnd) - weight(b, j, bEnd);
      if (difference !== 0) return difference;
      i += 1;
      j += 1;
    }
    const aDigits = endOfDigits(a, i, aEnd);
    const bDigits = endOfDigits(b, j, bEnd);
    const result = compareDigits(a, i, aDigits, b, j, bDigits);
    if (result !== 0) return result;
    i = aDigits;
    j = bDigits;
  }
  return 0;
}

/** `~` before the end of the text and before a digit, these before letters, letters before all else. */
function weight(text: string, at: number, end: number): number {
  if (at >= end) return 0;
  const code = text.charCodeAt(at);
  if (isDigit(code)) return 0;
  if (code === TILDE) return -1;
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isLetter ? code : code + 256;
}
