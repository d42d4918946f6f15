// Haskell's order of versions, for Hackage and for GHC itself.
import { compareNumberLists } from './digits.ts';
import type { VersionOrder } from './order.ts';

/**
 * The order of `Data.Version`: numbers between dots; the longer list is the greater (`1.0` < `1.0.0`). Source: Haskell Package
 * Versioning Policy, "Version numbers". Undefined for anything else.
 */
export const hackage: VersionOrder = { name: 'hackage', compare: (a, b) => compareNumberLists(a, b) };
