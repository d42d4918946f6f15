// Python's order of versions: PEP 440, and below it the versions from before PEP 440.
import { byText } from '../core/text.ts';
import { compareDigits, compareDotted, endOfDigits } from './digits.ts';
import type { VersionOrder } from './order.ts';
import { compareLegacy } from './pep440-legacy.ts';
import { type PythonVersion, parsePython } from './pep440-parse.ts';

/**
 * The order of PEP 440 (as `packaging.version.Version` has it). Versions which PEP 440 rejects sort before all others, and
 * among themselves as setuptools and `packaging.version.LegacyVersion` did. Undefined only for blank texts.
 */
export const pep440: VersionOrder = {
  name: 'pep440',
  compare(a, b) {
    const plain = compareDotted(a, b);
    if (plain !== undefined) return plain;
    const left = a.trim().toLowerCase();
    const right = b.trim().toLowerCase();
    if (left === '' || right === '') return undefined;
    const parsedLeft = parsePython(left);
    const parsedRight = parsePython(right);
    if (parsedLeft === undefined) return parsedRight === undefined ? compareLegacy(left, right) : -1;
    return parsedRight === undefined ? 1 : compareParsed(parsedLeft, parsedRight);
  },
};

function compareParsed(a: PythonVersion, b: PythonVersion): number {
  return (
    compareNumbers(a.epoch, b.epoch) ||
    (compareDotted(a.release, b.release) ?? 0) ||
    a.stage - b.stage ||
    compareNumbers(a.stageNumber, b.stageNumber) ||
    comparePost(a.post, b.post) ||
    compareDev(a.dev, b.dev) ||
    compareLocal(a.local, b.local)
  );
}

function compareNumbers(a: string, b: string): number {
  return compareDigits(a, 0, a.length, b, 0, b.length);
}

/** A version comes before its post-releases. */
function comparePost(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined);
  return compareNumbers(a, b);
}

/** Development releases come before what they lead to. */
function compareDev(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareNumbers(a, b);
}

/** No local version, then segment by segment: words before numbers, and what ends first before what goes on. */
function compareLocal(a: readonly string[], b: readonly string[]): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at += 1) {
    const left = a[at] ?? '';
    const right = b[at] ?? '';
    const leftIsNumber = endOfDigits(left, 0) === left.length;
    const rightIsNumber = endOfDigits(right, 0) === right.length;
    if (leftIsNumber !== rightIsNumber) return leftIsNumber ? 1 : -1;
    const result = leftIsNumber ? compareNumbers(left, right) : byText(left, right);
    if (result !== 0) return result;
  }
  return a.length - b.length;
}
