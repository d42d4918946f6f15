// The version that ends a problem, by all the records that say it is there.
import type { DecidingEntry } from './decide.ts';
import { placeIn } from './interval.ts';

/**
 * The lowest fix that none of the advisories which decided holds for affected any more; '' when no advisory knows one. An
 * advisory without a fix doesn't stand in the way: it knows less, not more.
 */
export function fixOf(entries: readonly DecidingEntry[]): string {
  const fixes = entries.filter(({ row }) => row.fixed !== '');
  const candidates = fixes
    .map(({ row, question }) => ({ version: question.adapt(row.fixed), shown: row.fixed, question }))
    .sort((a, b) => a.question.order.compare(a.version, b.version) ?? 0);
  const holds = (version: string) =>
    fixes.some(({ claim, question }) =>
      claim.entries.some(
        (entry) =>
          entry.row.fixed !== '' &&
          entry.question.name === question.name &&
          entry.question.scope === question.scope &&
          placeIn(entry.row, { ...entry.question, version }) === 'affected',
      ),
    );
  const best = candidates.find(({ version }) => !holds(version)) ?? candidates.at(-1);
  return best?.shown ?? '';
}
