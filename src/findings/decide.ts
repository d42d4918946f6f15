// Whether a group of packages has a problem, when several records speak of it.
import type { Entry } from './dossier.ts';
import { strongest } from './dossier.ts';
import type { Group } from './group.ts';
import type { Place } from './interval.ts';
import type { Claim, Problem } from './problems.ts';
import { type Standing, standingOf } from './words.ts';

export interface Decision {
  readonly place: Place;
  /** The entries that decided; for `affected`, those whose rows hold the version. */
  readonly entries: readonly DecidingEntry[];
  /** What a fix needs that not everybody has (`Ubuntu Pro`). */
  readonly needs?: string;
  readonly standing: Standing;
}

export interface DecidingEntry extends Entry {
  readonly claim: Claim;
}

/**
 * Records of the very problem decide; errata that only list it do so where there are none. Withdrawn records decide nothing.
 * Undefined when nothing remains.
 *
 * Extended support: its rows count for a package that is such a build itself, for then the ordinary ones belong to another line
 * of versions. For all others the ordinary rows decide, and the extended ones only where the ordinary name no fix: then the
 * package is affected, and the fix is there for those alone who pay.
 */
export function decide(problem: Problem, group: Group): Decision | undefined {
  const valid = problem.claims.filter((claim) => !claim.isWithdrawn);
  const direct = valid.filter((claim) => !claim.isBundle);
  const claims = direct.length > 0 ? direct : valid;
  const base = strongest(placesOf(claims, 'base'));
  const extended = strongest(placesOf(claims, 'extended'));

  if (base === undefined || (group.isExtended && extended !== undefined))
    return extended === undefined
      ? undefined
      : decision(extended, entriesOf(claims, extended, 'extended'), { isOwn: group.isExtended });
  const entries = entriesOf(claims, base, 'base');
  if (base !== 'affected' || entries.some((entry) => entry.row.fixed !== '') || extended !== 'affected')
    return decision(base, entries, { isOwn: true });
  const paid = entriesOf(claims, 'affected', 'extended').filter((entry) => entry.row.fixed !== '');
  return paid.length === 0
    ? decision(base, entries, { isOwn: true })
    : { ...decision(base, [...entries, ...paid], { isOwn: false }), standing: standingFrom(entries) };
}

function decision(place: Place, entries: readonly DecidingEntry[], { isOwn }: { isOwn: boolean }): Decision {
  const paid = isOwn ? undefined : entries.find(({ question, row }) => question.needs && row.fixed !== '');
  const needs = paid?.question.needs;
  return { place, entries, standing: standingFrom(entries), ...(needs !== undefined && { needs }) };
}

/** The gravest of the vendor's words. */
function standingFrom(entries: readonly DecidingEntry[]): Standing {
  const standings = entries.map(({ row }) => standingOf(row.word));
  const grades: readonly Standing[] = ['open', 'will-not-fix', 'negligible', 'under-investigation'];
  return grades.find((standing) => standings.includes(standing)) ?? 'open';
}

function placesOf(claims: readonly Claim[], side: 'base' | 'extended'): { readonly place: Place }[] {
  return claims.flatMap((claim) => {
    const place = claim[side];
    return place === undefined ? [] : [{ place }];
  });
}

function entriesOf(claims: readonly Claim[], place: Place, side: 'base' | 'extended'): DecidingEntry[] {
  return claims.flatMap((claim) =>
    claim.entries
      .filter((entry) => entry.place === place && (entry.question.needs === undefined) === (side === 'base'))
      .map((entry) => ({ ...entry, claim })),
  );
}

/**
 * Errata that list the problem as well and whose rows hold the version: no voice in the decision, but names and
 * evidence of the finding.
 */
export function witnessesOf(problem: Problem, decided: Decision): DecidingEntry[] {
  const known = new Set(decided.entries.map(({ claim }) => claim));
  return problem.claims
    .filter((claim) => !known.has(claim) && !claim.isWithdrawn)
    .flatMap((claim) =>
      claim.entries
        .filter(({ place, question }) => place === 'affected' && question.needs === undefined)
        .map((entry) => ({ ...entry, claim })),
    );
}
