// Where a version lies in one row of an advisory: the evaluation of OSV events, after the importer cut them into intervals.
import type { AffectedRow } from '../advisories/types.ts';
import type { Question } from './question.ts';

/**
 * `affected`; `fixed`: at or above the row's fix; `clear`: outside of its interval; `not-affected`: the vendor says that no
 * version is; `unreadable`: one of the versions can't be placed.
 */
export type Place = 'affected' | 'fixed' | 'clear' | 'not-affected' | 'unreadable';

/** A Go pseudo-version of a module without tags. */
export const UNTAGGED = /^v?0\.0\.0-(?:0\.)?\d{14}-[0-9a-f]{12}/;

/** Rules: OSV schema, "Evaluation". `introduced` '0' lies before every version; `last` is affected itself, `fixed` is not. */
export function placeIn(row: AffectedRow, question: Question): Place {
  if (row.status === 'not-affected') return 'not-affected';
  const toFixed = row.fixed === '' ? undefined : against(row.fixed, question);
  // A version that the same row calls the fix is no affected one, even where a feed lists it so.
  if (row.versions.length > 0 && toFixed !== 0 && isListed(row, question)) return 'affected';
  // No interval at all: the listed versions are everything.
  if (row.introduced === '') return 'clear';

  if (question.isUntagged && row.introduced === '0' && !UNTAGGED.test(row.fixed || row.last))
    return 'unreadable';
  const toIntroduced = row.introduced === '0' ? 1 : against(row.introduced, question);
  if (toIntroduced === undefined) return 'unreadable';
  if (toIntroduced < 0) return 'clear';
  if (row.fixed !== '') return toFixed === undefined ? 'unreadable' : toFixed < 0 ? 'affected' : 'fixed';
  if (row.last === '') return against(question.version, question) === undefined ? 'unreadable' : 'affected';
  const toLast = against(row.last, question);
  return toLast === undefined ? 'unreadable' : toLast <= 0 ? 'affected' : 'clear';
}

/** True when the version stands in the row's list, in whatever spelling. */
export function isListed(row: AffectedRow, question: Question): boolean {
  return row.versions.some((one) => one === question.version || against(one, question) === 0);
}

/** The installed version against a version of the advisory. */
export function against(bound: string, { order, version, adapt }: Question): number | undefined {
  return order.compare(version, adapt(bound));
}
