// R's order of versions, for CRAN and Bioconductor.
import { compareNumberLists } from './digits.ts';
import type { VersionOrder } from './order.ts';

/**
 * The order of `package_version`: numbers between dots and hyphens, which are the same; the longer list is the greater
 * (`1.8` < `1.8.0`). Source: "Writing R Extensions", 1.1.1, and R's help on `numeric_version`. Undefined for anything else.
 */
export const cran: VersionOrder = { name: 'cran', compare: (a, b) => compareNumberLists(a, b, '.-') };
