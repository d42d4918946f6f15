// Julia's order of versions.
import type { VersionOrder } from './order.ts';
import { compareBuilds, comparePrecedence } from './precedence.ts';

/**
 * The order of `VersionNumber`: Semantic Versioning, but builds count. They do so in earnest: `OpenSSL_jll 3.0.9+1` is another build of
 * 3.0.9, and fixes come as builds. Source: Julia manual, "Version Number Literals". Undefined for what `comparePrecedence` can't read.
 */
export const julia: VersionOrder = {
  name: 'julia',
  compare(a, b) {
    const result = comparePrecedence(a, b);
    return result === 0 ? compareBuilds(a, b) : result;
  },
};
