// All that one advisory says of one group of packages, before anybody asks which problem it is about.
import type { AffectedRow } from '../advisories/types.ts';
import type { Confidence, Package } from '../inventory/package.ts';
import type { Book } from './book.ts';
import type { Group } from './group.ts';
import { type Place, placeIn } from './interval.ts';
import { fitOf } from './limits.ts';
import type { Question } from './question.ts';

/** One row that applies to packages of the group, and where their version lies in it. */
export interface Entry {
  readonly row: AffectedRow;
  readonly question: Question;
  readonly packages: readonly Package[];
  readonly place: Place;
  /** How sure it is that the row applies. */
  readonly fit: Confidence;
}

export interface Dossier {
  readonly advisory: number;
  /** What everybody gets, and what only extended support does; undefined where the advisory has no such rows. */
  readonly base: Place | undefined;
  readonly extended: Place | undefined;
  readonly entries: readonly Entry[];
}

/** By advisory key, ascending. */
export function dossiersOf(group: Group, book: Book): Dossier[] {
  const entries = new Map<number, Entry[]>();
  for (const { question, packages } of group.asks)
    for (const row of book.rows(question.scope, question.name)) {
      const title = () => book.advisory(group.family, row.advisory).summary;
      const entry = entryOf(row, question, packages, title);
      if (entry === undefined) continue;
      const list = entries.get(row.advisory);
      if (list === undefined) entries.set(row.advisory, [entry]);
      else list.push(entry);
    }
  return [...entries].sort(([a], [b]) => a - b).map(([advisory, list]) => dossierOf(advisory, list));
}

function entryOf(
  row: AffectedRow,
  question: Question,
  packages: readonly Package[],
  title: () => string,
): Entry | undefined {
  let fit: Confidence | undefined;
  const fitting = packages.filter((pkg) => {
    const one = fitOf(row, pkg, question, title);
    fit ??= one;
    return one !== undefined;
  });
  if (fit === undefined) return undefined;
  return { row, question, packages: fitting, place: placeIn(row, question), fit };
}

function dossierOf(advisory: number, entries: readonly Entry[]): Dossier {
  // Some feeds list the fixed version itself among the affected ones: the interval's end is the better word.
  const isFix = ({ question, row: { versions } }: Entry) =>
    versions.length > 0 &&
    entries.some(
      ({ row: { fixed } }) =>
        fixed !== '' && question.order.compare(question.version, question.adapt(fixed)) === 0,
    );
  const kept = entries.filter((entry) => entry.place !== 'affected' || !isFix(entry));
  return {
    advisory,
    base: strongest(kept.filter(({ question }) => question.needs === undefined)),
    extended: strongest(kept.filter(({ question }) => question.needs !== undefined)),
    entries: kept,
  };
}

/** An interval that holds the version outweighs what other rows say; several ranges are joined by OR. */
const STRENGTH: readonly Place[] = ['affected', 'unreadable', 'not-affected', 'fixed', 'clear'];

export function strongest(places: Iterable<{ readonly place: Place }>): Place | undefined {
  let best = STRENGTH.length;
  for (const { place } of places) best = Math.min(best, STRENGTH.indexOf(place));
  return STRENGTH[best];
}
