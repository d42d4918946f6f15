// The version that ends a problem, by all the records that say it is there.
import type { DecidingEntry } from './decide.ts';
import type { Entry } from './dossier.ts';
import { against, placeIn } from './interval.ts';

/**
 * The lowest fix above the installed version that none of the advisories which decided holds for affected any more; '' when no
 * advisory knows one. An advisory without a fix doesn't stand in the way: it knows less, not more.
 */
export function fixOf(decided: readonly DecidingEntry[]): string {
  const claims = new Set(decided.map(({ claim }) => claim));
  const names = new Set(decided.map(({ question }) => question));
  const entries = [...claims].flatMap((claim) => claim.entries).filter(({ question }) => names.has(question));
  const fixes = entries.filter(({ row, question }) => row.fixed !== '' && isAbove(row.fixed, { question }));
  const ascending = fixes.toSorted(
    (a, b) => a.question.order.compare(a.question.adapt(a.row.fixed), b.question.adapt(b.row.fixed)) ?? 0,
  );
  const best = ascending.find(({ row }) => !fixes.some((entry) => holds(entry, row.fixed)));
  return (best ?? ascending.at(-1))?.row.fixed ?? '';
}

function isAbove(fixed: string, { question }: Pick<Entry, 'question'>): boolean {
  const to = against(fixed, question);
  return to !== undefined && to < 0;
}

function holds({ row, question }: Entry, fixed: string): boolean {
  return placeIn(row, { ...question, version: question.adapt(fixed) }) === 'affected';
}
