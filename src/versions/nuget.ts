// NuGet's order of versions: Semantic Versioning with up to four numbers.
import { compareDotted } from './digits.ts';
import type { VersionOrder } from './order.ts';
import { compareIdentifiers } from './precedence.ts';

const LABELS = /^[0-9a-z.-]*$/i;

interface Parts {
  readonly numbers: string;
  /** Dot-separated labels of a pre-release in lower case; '' for a release. */
  readonly labels: string;
}

/**
 * The order of `NuGetVersion`: up to four numbers, missing ones are 0; a pre-release is below its release, and its labels are compared
 * without regard to case; build metadata is ignored. Source: Microsoft, "NuGet package versioning". Undefined for anything else.
 */
export const nuget: VersionOrder = {
  name: 'nuget',
  compare(a, b) {
    const plain = compareDotted(a, b);
    if (plain !== undefined) return plain;
    const left = partsOf(a);
    const right = partsOf(b);
    if (left === undefined || right === undefined) return undefined;
    return compareDotted(left.numbers, right.numbers) || compareLabels(left.labels, right.labels);
  },
};

function partsOf(text: string): Parts | undefined {
  const plus = text.indexOf('+');
  const whole = plus < 0 ? text : text.slice(0, plus);
  if (plus >= 0 && !LABELS.test(text.slice(plus + 1))) return undefined;
  const hyphen = whole.indexOf('-');
  const numbers = hyphen < 0 ? whole : whole.slice(0, hyphen);
  const labels = hyphen < 0 ? '' : whole.slice(hyphen + 1);
  if (compareDotted(numbers, numbers) === undefined || !LABELS.test(labels)) return undefined;
  const isEmpty = hyphen >= 0 && `.${labels}.`.includes('..');
  return isEmpty ? undefined : { numbers, labels: labels.toLowerCase() };
}

function compareLabels(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return compareIdentifiers(a, 0, a.length, b, 0, b.length);
}
