// Dart's order of versions.
import type { VersionOrder } from './order.ts';
import { compareBuilds, comparePrecedence } from './precedence.ts';

/**
 * Semantic Versioning, but build metadata counts: `1.0.0` < `1.0.0+1` < `1.0.0+2`. Source: Dart's `pub_semver`, "Semantics".
 * Undefined for what `comparePrecedence` can't read.
 */
export const pub: VersionOrder = {
  name: 'pub',
  compare(a, b) {
    const result = comparePrecedence(a, b);
    return result === 0 ? compareBuilds(a, b) : result;
  },
};
