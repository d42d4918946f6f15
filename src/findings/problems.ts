// From advisories to problems: several records of one vulnerability are one problem, one erratum may hold many.
import type { Advisory } from '../advisories/types.ts';
import { byText } from '../core/text.ts';
import type { Book } from './book.ts';
import type { Dossier } from './dossier.ts';
import type { Group } from './group.ts';
import { isWithdrawn, namesOf } from './ids.ts';

/** A dossier of a known advisory. */
export interface Claim extends Omit<Dossier, 'advisory'> {
  readonly advisory: Advisory;
  readonly isBundle: boolean;
  readonly isWithdrawn: boolean;
  readonly problems: readonly (readonly string[])[];
}

export interface Problem {
  /** All names of the problem, errata that list it included; sorted. */
  readonly ids: readonly string[];
  readonly claims: readonly Claim[];
}

export function claimOf(dossier: Dossier, group: Group, book: Book): Claim {
  const advisory = book.advisory(group.family, dossier.advisory);
  return { ...dossier, advisory, isWithdrawn: isWithdrawn(advisory), ...namesOf(advisory) };
}

/**
 * The claims by problem, sorted by first id. Aliases are transitive: A=B and B=C make one problem of the three. An erratum joins
 * every problem that it lists, and joins none of them to another.
 */
export function problemsOf(claims: readonly Claim[]): Problem[] {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root))
      root = next;
    // Path compression keeps chains short.
    for (let at = id; at !== root; ) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { problems } of claims)
    for (const names of problems)
      for (const id of names) {
        if (!parent.has(id)) parent.set(id, id);
        parent.set(rootOf(id), rootOf(names[0] ?? id));
      }

  const found = new Map<string, { ids: Set<string>; claims: Set<Claim> }>();
  for (const id of parent.keys()) found.set(rootOf(id), { ids: new Set(), claims: new Set() });
  for (const id of parent.keys()) found.get(rootOf(id))?.ids.add(id);
  for (const claim of claims)
    for (const [first = ''] of claim.problems) {
      const problem = found.get(rootOf(first));
      problem?.claims.add(claim);
      problem?.ids.add(claim.advisory.id);
    }
  return [...found.values()]
    .map(({ ids, claims: own }) => ({ ids: [...ids].sort(byText), claims: [...own] }))
    .sort((a, b) => byText(a.ids[0] ?? '', b.ids[0] ?? ''));
}
