// The inventory: all that the matcher reads. An image and its own SBOM give the same one.
import type { Gap } from '../image/reader.ts';
import type { Distribution } from './distribution.ts';
import type { Package } from './package.ts';

export interface Inventory {
  readonly distribution?: Distribution;
  /** Sorted by `comparePackages`. */
  readonly packages: readonly Package[];
  readonly gaps: readonly Gap[];
}
