// The door of this room: matching, and what a scan must know before it.
export { isJudged } from './ecosystems.ts';
export { compareFindings, familiesFor, match, type MatchOptions } from './match.ts';
export { type Support, supportOf } from './support.ts';
export type { Finding, FindingState, MatchEvidence, Matched, Suppressed, Unjudged } from './types.ts';
