// Collects what could not be judged, one entry for each reason and thing.
import { byText } from '../core/text.ts';
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
