// Counts what a manifest asks for without an exact version, for one gap a file.
import type { ListingOut } from '../listing.ts';

const NAMED = 5;

export class Unpinned {
  readonly #names: string[] = [];
  #count = 0;

  add(name: string): void {
    this.#count += 1;
    if (this.#names.length < NAMED) this.#names.push(name.slice(0, 100));
  }

  tell(out: Pick<ListingOut, 'gap'>): void {
    if (this.#count === 0) return;
    const names = this.#names.join(', ') + (this.#count > NAMED ? '…' : '');
    out.gap('not-understood', true, `${this.#count} without an exact version: ${names}`);
  }
}
