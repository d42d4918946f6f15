// Files that an OS package owns: where the distribution has a verdict on a problem, it outweighs the general advisory.
import { byText } from '../core/text.ts';
import type { Package } from '../inventory/package.ts';
import type { Book } from './book.ts';
import { type Decision, decide } from './decide.ts';
import { isVendors, type Release } from './distributions/index.ts';
import { dossiersOf } from './dossier.ts';
import type { Group } from './group.ts';
import { claimOf, type Problem, problemsOf } from './problems.ts';
import type { Suppressed } from './types.ts';

/**
 * What the distribution of `owner` makes of a problem of a package whose files it owns: a reason to suppress; `silent` where
 * it never spoke of the problem; undefined where it agrees, or where it doesn't speak for that owner at all.
 */
export type Vendor = (
  problem: Problem,
  owner: Package,
) => Pick<Suppressed, 'reason' | 'detail'> | 'silent' | undefined;

/** Only owners that are known to be the distribution's own are asked about. */
export function vendorOf(groups: readonly Group[], release: Release | undefined, book: Book): Vendor {
  const groupOf = new Map<string, Group>();
  for (const group of groups)
    if (group.kind === 'system') for (const pkg of group.packages) groupOf.set(pkg.id, group);
  return (problem, owner) => {
    const group = groupOf.get(owner.id);
    if (group === undefined || release === undefined || !isVendors(owner, release)) return undefined;
    const decision = verdictOn(problem, group, book);
    return decision === undefined ? 'silent' : reasonOf(decision, owner);
  };
}

/** The verdict on the owner's source, from all records there that share an id with the problem. */
function verdictOn(problem: Problem, group: Group, book: Book): Decision | undefined {
  const claims = dossiersOf(group, book, keysFor(problem, group, book)).map((dossier) =>
    claimOf(dossier, group, book),
  );
  const same = problemsOf(claims).find(({ ids }) => ids.some((id) => problem.ids.includes(id)));
  return same && decide(same, group);
}

/** Errata are indexed by the CVEs that they fix: for a problem without a CVE all of the owner's have to be read. */
function keysFor(problem: Problem, group: Group, book: Book): Set<number> {
  if (problem.ids.some((id) => id.startsWith('CVE-')))
    return new Set(problem.ids.flatMap((id) => book.named(group.family, id)));
  const rows = group.asks.flatMap(({ question }) => book.rows(question.scope, question.name));
  return new Set(rows.map((row) => row.advisory));
}

function reasonOf(
  { place, entries }: Decision,
  owner: Package,
): Pick<Suppressed, 'reason' | 'detail'> | 'silent' | undefined {
  if (place === 'affected') return undefined;
  const entry = entries.toSorted((a, b) => byText(a.claim.advisory.id, b.claim.advisory.id))[0];
  if (place === 'unreadable' || entry === undefined) return 'silent';
  const { row, question, claim } = entry;
  const files = `files of ${owner.name} ${owner.version}`;
  const where = `${claim.advisory.id} for ${question.by} ${question.name} in ${row.scope}`;
  if (place === 'fixed')
    return {
      reason: 'vendor-fixed',
      detail: `${files}: ${where} is fixed in ${row.fixed}, and ${question.version} is not below it`,
    };
  const says = place === 'not-affected' ? 'says that no version is affected' : 'does not affect this version';
  return { reason: 'vendor-not-affected', detail: `${files}: ${where} ${says}` };
}
