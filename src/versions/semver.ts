// Semantic Versioning 2.0.0: the order of npm, crates.io, Hex, Swift, VS Code…
import type { VersionOrder } from './order.ts';
import { comparePrecedence } from './precedence.ts';

/** Rule 11 of semver.org, with the leniency of `comparePrecedence`. */
export const semver: VersionOrder = { name: 'semver', compare: comparePrecedence };
