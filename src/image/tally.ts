// Sums what is kept of the layers of one image, so that many layers, or one listed many times, can't fill the memory.
import { PlimsollError } from '../core/errors.ts';
import type { Limits } from '../core/limits.ts';
import type { LayerRecord } from './record.ts';

export class Tally {
  readonly #where: string;
  readonly #limit: number;
  #sum = 0;

  constructor(where: string, { kept }: Pick<Limits, 'kept'>) {
    this.#where = where;
    this.#limit = kept;
  }

  /** Throws image.over-limit. */
  add({ files, shards }: Pick<LayerRecord, 'files' | 'shards'>): void {
    this.#sum += files.weight;
    for (const { weight } of shards.values()) this.#sum += weight;
    if (this.#sum > this.#limit)
      throw new PlimsollError('image.over-limit', {
        where: this.#where,
        what: 'its layers have more entries, longer names or more packages than can be kept in memory',
        remedy: 'it looks like an attack; if you trust the image, raise --max-entries',
      });
  }
}
