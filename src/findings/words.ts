// The vendors' own status words, and what they come to. The word itself always stays in the evidence.

/** `open`: affected, whatever is done about it. */
export type Standing = 'open' | 'will-not-fix' | 'negligible' | 'under-investigation';

const STANDINGS: ReadonlyMap<string, Standing> = new Map([
  // Debian. Its urgencies are no severities; only `unimportant` says something about the package.
  ['unimportant', 'negligible'],
  ['end-of-life', 'will-not-fix'],
  ['ignored', 'will-not-fix'],
  ['undetermined', 'under-investigation'],
  // Ubuntu; `needed`, `pending` and `deferred` still affect.
  ['needs-triage', 'under-investigation'],
  // Red Hat; `Affected` and `Fix deferred` still affect.
  ['will not fix', 'will-not-fix'],
  ['out of support scope', 'will-not-fix'],
  ['under investigation', 'under-investigation'],
  ['new', 'under-investigation'],
  // RustSec's informational records: nothing is wrong with the code itself. `unsound` is not one of them.
  ['unmaintained', 'negligible'],
  ['notice', 'negligible'],
]);

/** Words that are not known stand for `open`: hiding what a vendor calls affected would be wrong. */
export function standingOf(word: string): Standing {
  return STANDINGS.get(word.trim().toLowerCase()) ?? 'open';
}
