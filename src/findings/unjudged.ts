// Collects what could not be judged, one entry for each reason and thing.
import { byText } from '../core/text.ts';
import { orderName } from '../formats/ecosystem-orders.ts';
import type { Package } from '../inventory/package.ts';
import { ORDERS, type OrderName, type VersionOrder } from '../versions/index.ts';
import { isSystemType } from './ecosystems.ts';
import type { Unjudged } from './types.ts';

export class UnjudgedList {
  readonly #entries = new Map<string, { readonly entry: Unjudged; readonly packages: Set<string> }>();

  /** Packages of the same reason and thing are gathered; the first detail stands. */
  add(entry: Omit<Unjudged, 'packages'>, packages: Iterable<string>): void {
    const key = `${entry.reason}\n${entry.what}`;
    let known = this.#entries.get(key);
    if (known === undefined) {
      known = { entry: { ...entry, packages: [] }, packages: new Set() };
      this.#entries.set(key, known);
    }
    for (const id of packages) known.packages.add(id);
  }

  all(): Unjudged[] {
    return [...this.#entries]
      .sort(([a], [b]) => byText(a, b))
      .map(([, { entry, packages }]) => ({ ...entry, packages: [...packages].sort(byText) }));
  }
}

/**
 * Of a type that no advisories are known for. Programs known by their content and the like (`generic`) have no feed of their own: that
 * is told, and does not leave the image's other answers open.
 */
export function addUnsupported({ type, id }: Package, unjudged: UnjudgedList): void {
  const reason = isSystemType(type) ? 'unsupported-type' : 'no-feed';
  const detail = 'no advisories are known for packages of this type';
  unjudged.add({ reason, what: type, hides: true, detail }, [id]);
}

/** The order of an ecosystem's versions, if it is known here. */
export function orderOf(family: string): VersionOrder | undefined {
  const name = orderName(family);
  return name === undefined ? undefined : ORDERS[name as OrderName];
}
