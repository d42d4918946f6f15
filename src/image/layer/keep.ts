// What one pass keeps of one layer, within bounds: facts by reader, gaps, and how much memory they take.
import type { Limits } from '../../core/limits.ts';
import type { Fact, Gap, Reader } from '../reader.ts';
import type { Shard } from '../record.ts';

/** Memory of a string, a list or an object besides what is in it, and of a field or number, about (bytes). */
const STRING = 24;
const OBJECT = 32;
const FIELD = 8;

/**
 * Readers bound what they find in one file; here it is bounded in sum, since files can be a million. What is left out
 * is one gap. It belongs to no entry: whatever a higher layer hides, it stays.
 */
export class Keep {
  readonly #layer: number;
  readonly #limits: Pick<Limits, 'facts' | 'gaps'>;
  readonly #facts: Map<string, Fact[]>;
  readonly #gaps: Gap[] = [];
  readonly #first: string;
  #weight = 0;
  #leftOut = 0;
  #gapsLeftOut = 0;
  #gapsHide = false;

  /** `readers` are all of one pass. */
  constructor(readers: readonly Reader[], layer: number, limits: Pick<Limits, 'facts' | 'gaps'>) {
    this.#layer = layer;
    this.#limits = limits;
    this.#facts = new Map(readers.map((reader) => [reader.name, []]));
    this.#first = readers[0]!.name;
  }

  /** After something was left out nothing more is taken, so that there is no use in reading on. */
  get isFull(): boolean {
    return this.#leftOut > 0;
  }

  /** An entry is not read, since nothing of it could be kept. */
  passOver(): void {
    this.#leftOut++;
  }

  fact(reader: string, fact: Fact): void {
    const weight = weightOf(fact);
    if (this.isFull || this.#weight + weight > this.#limits.facts) {
      this.#leftOut++;
      return;
    }
    this.#weight += weight;
    this.#facts.get(reader)!.push(fact);
  }

  gap(gap: Gap): void {
    if (this.#gaps.length < this.#limits.gaps) {
      this.#gaps.push(gap);
      this.#weight += weightOf(gap);
      return;
    }
    this.#gapsLeftOut++;
    this.#gapsHide ||= gap.hides;
  }

  shard(): Shard {
    const gaps = [...this.#gaps];
    const about = { reader: this.#first, path: `layer ${this.#layer + 1}`, reason: 'budget' } as const;
    if (this.#leftOut > 0) {
      const detail = `more is in it than can be kept: ${this.#leftOut} files or what is in them were left out`;
      gaps.push({ ...about, hides: true, detail });
    }
    if (this.#gapsLeftOut > 0)
      gaps.push({ ...about, hides: this.#gapsHide, detail: `and ${this.#gapsLeftOut} more gaps` });
    return { facts: this.#facts, gaps, weight: this.#weight };
  }
}

/** Of a JSON-safe value. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return STRING + value.length;
  if (typeof value !== 'object' || value === null) return FIELD;
  let sum = OBJECT;
  for (const one of Object.values(value)) sum += FIELD + weightOf(one);
  return sum;
}
