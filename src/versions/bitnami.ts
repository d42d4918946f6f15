// The order of Bitnami's components: upstream's version, and the revision of Bitnami's build of it.
import { compareDigits, endOfDigits } from './digits.ts';
import type { VersionOrder } from './order.ts';
import { comparePrecedence } from './precedence.ts';

/**
 * Semantic Versioning, but a number behind the hyphen (`7.0.5-2`) is no pre-release: it counts the builds of 7.0.5 from 0, and comes
 * last. Source: Bitnami's `vulndb`, where `11.2.2-1` fixes what `11.2.2-0` has, and the versions in its images. Undefined for what
 * `comparePrecedence` can't read.
 */
export const bitnami: VersionOrder = {
  name: 'bitnami',
  compare(a, b) {
    const i = upstreamEnd(a);
    const j = upstreamEnd(b);
    const result = comparePrecedence(a.slice(0, i), b.slice(0, j));
    if (result !== 0) return result;
    return compareDigits(a, Math.min(i + 1, a.length), a.length, b, Math.min(j + 1, b.length), b.length);
  },
};

/** Where the hyphen of the revision stands; the end of a text without one. */
function upstreamEnd(text: string): number {
  const hyphen = text.indexOf('-');
  const isRevision = hyphen > 0 && hyphen + 1 < text.length && endOfDigits(text, hyphen + 1) === text.length;
  return isRevision ? hyphen : text.length;
}
