// All that one advisory says of one group of packages, before anybody asks which problem it is about.
import type { AffectedRow } from '../advisories/types.ts';
import type { Confidence, Package } from '../inventory/package.ts';
import type { Book } from './book.ts';
import type { Group } from './group.ts';
import { against, type Place, placeIn } from './interval.ts';
import { fitOf, surer } from './limits.ts';
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

/**
 * Keys of the advisories that may hold a version of the group for affected, or can't be compared with it. Most rows are about
 * what was fixed long ago: they get no more than this one look.
 */
export function suspectsIn(group: Group, book: Book): Set<number> {
  const suspects = new Set<number>();
  for (const { question } of group.asks)
    for (const row of book.rows(question.scope, question.name)) {
      const place = placeIn(row, question);
      if (place === 'affected' || place === 'unreadable') suspects.add(row.advisory);
    }
  return suspects;
}

/** The dossiers of these advisories, by key, ascending; without those that have nothing to say of the group. */
export function dossiersOf(group: Group, book: Book, keys: ReadonlySet<number>): Dossier[] {
  const entries = new Map<number, Entry[]>();
  if (keys.size === 0) return [];
  for (const { question, packages } of group.asks)
    for (const row of book.rows(question.scope, question.name)) {
      if (!keys.has(row.advisory)) continue;
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
    if (one !== undefined) fit = fit === undefined ? one : surer(fit, one);
    return one !== undefined;
  });
  if (fit === undefined) return undefined;
  return { row, question, packages: fitting, place: placeIn(row, question), fit };
}

function dossierOf(advisory: number, entries: readonly Entry[]): Dossier {
  const kept = entries.filter((entry) => !isSlip(entry, entries) && !isLaterBuild(entry, entries));
  return {
    advisory,
    base: strongest(kept.filter(({ question }) => question.needs === undefined)),
    extended: strongest(kept.filter(({ question }) => question.needs !== undefined)),
    entries: kept,
  };
}

/** Some feeds list the fixed version itself among the affected ones: the interval's end is the better word. */
function isSlip({ place, row, question }: Entry, entries: readonly Entry[]): boolean {
  return (
    place === 'affected' &&
    row.versions.length > 0 &&
    entries.some((other) => other.row.fixed !== '' && against(other.row.fixed, question) === 0)
  );
}

/**
 * Errata of rpm distributions list every build that holds the fix: rebuilds, and one for each context of a module. They are
 * no several problems; the lowest build is the fix.
 */
function isLaterBuild({ row, question }: Entry, entries: readonly Entry[]): boolean {
  const { order, adapt } = question;
  if (order.name !== 'rpm' || row.introduced !== '0' || row.fixed === '') return false;
  const own = adapt(row.fixed);
  return entries.some((other) => {
    if (other.question !== question || other.row.introduced !== '0' || other.row.fixed === '') return false;
    const to = order.compare(adapt(other.row.fixed), own);
    return to !== undefined && (to < 0 || (to === 0 && other.row.seq < row.seq));
  });
}

/** An interval that holds the version outweighs what other rows say; several ranges are joined by OR. */
const STRENGTH: readonly Place[] = ['affected', 'unreadable', 'not-affected', 'fixed', 'clear'];

export function strongest(places: Iterable<{ readonly place: Place }>): Place | undefined {
  let best = STRENGTH.length;
  for (const { place } of places) best = Math.min(best, STRENGTH.indexOf(place));
  return STRENGTH[best];
}
