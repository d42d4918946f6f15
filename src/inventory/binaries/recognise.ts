// Recognises the product and version of one file by its name and content. Pure: path and bytes in, products out.
import { type Bytes, isBadContent } from '../../core/bytes.ts';
import { printable } from '../../core/text.ts';
import { isElf, openElf, readNeeded } from '../../formats/elf/index.ts';
import { basenameOf } from '../../image/entry.ts';
import type { Confidence } from '../package.ts';
import { NameTable } from './names.ts';
import type { Recogniser, Rule } from './recogniser.ts';
import { type Stretch, stretchesOf } from './regions.ts';
import { type Hit, search, type Sought, soughtOf } from './search.ts';
import { RECOGNISERS } from './table/index.ts';

export interface Recognised {
  readonly product: string;
  readonly version: string;
  /** Of the version, in the file (bytes). */
  readonly offset: number;
  /** The rule that matched. */
  readonly by: string;
  readonly confidence: Confidence;
}

export interface Recognition {
  readonly found: readonly Recognised[];
  /** Nothing was found, and the file was not searched whole: it is too long, or too full of what is searched for. */
  readonly cut: boolean;
}

/** All recognisers by the names of files. */
export const NAMES: NameTable = new NameTable(RECOGNISERS);

/**
 * Of the recognisers that the path fits, the first in the table that finds its strings names the file, whichever
 * stands first in the file; those marked `beside` come on top. Throws `Damaged` where the file can't be read as long as it says.
 */
export function recognise(
  path: string,
  bytes: Bytes,
  recognisers: readonly Recogniser[] = NAMES.of(path),
): Recognition {
  const { stretches, cut } = stretchesOf(bytes);
  const basename = basenameOf(path);
  const own = recognisers.filter(({ unlessNeeds }) => !unlessNeeds || !needs(bytes, unlessNeeds));
  let short = cut;
  for (const weak of [false, true]) {
    const round = new Round(own, basename, weak);
    const found = round.run(bytes, stretches);
    if (found.length > 0) return { found, cut: false };
    short ||= round.isShort();
  }
  return { found: [], cut: short };
}

function needs(bytes: Bytes, library: string): boolean {
  const head = bytes.read(0, Math.min(64, bytes.size));
  return isElf(head) && readNeeded(bytes, openElf(bytes)).some((name) => name.startsWith(library));
}

/** One search of a file with the strong rules, or with the weak ones. */
class Round {
  readonly #recognisers: readonly Recogniser[];
  readonly #basename: string;
  readonly #own: string;
  readonly #sought: readonly { readonly place: number; readonly seek: Sought }[];
  /** By place of the recogniser. */
  readonly #hits = new Map<number, Recognised>();
  /** Places whose sole version turned out to be one of several. */
  readonly #torn = new Set<number>();
  /** The best place so far of those that exclude others. */
  #best = Number.POSITIVE_INFINITY;

  constructor(recognisers: readonly Recogniser[], basename: string, weak: boolean) {
    this.#recognisers = recognisers;
    this.#basename = basename;
    this.#own = numberOf(basename);
    this.#sought = recognisers.flatMap(({ rules }, place) =>
      rules
        .filter((rule) => (rule.weak === true) === weak)
        .map((rule) => ({ place, seek: soughtOf(rule, (hit) => this.#take(place, rule, hit)) })),
    );
  }

  run(bytes: Bytes, stretches: readonly Stretch[]): Recognised[] {
    try {
      search(bytes, stretches, () => this.#open());
    } catch (error) {
      if (!isBadContent(error) || this.#hits.size === 0) throw error;
    }
    return [...this.#hits]
      .filter(([place]) => (this.#isBeside(place) || place === this.#best) && !this.#torn.has(place))
      .sort(([a], [b]) => a - b)
      .map(([, hit]) => hit);
  }

  /** A search ended at its bound. */
  isShort(): boolean {
    return this.#sought.some(({ seek }) => seek.looks <= 0);
  }

  #open(): Sought[] {
    return this.#sought
      .filter(({ place, seek }) => seek.looks > 0 && this.#isOpen(place, seek.rule))
      .map(({ seek }) => seek);
  }

  #isOpen(place: number, { sole }: Rule): boolean {
    if (this.#torn.has(place)) return false;
    // Whether it is the only one shows at the end.
    if (this.#hits.has(place)) return sole === true;
    return this.#isBeside(place) || place < this.#best;
  }

  #isBeside(place: number): boolean {
    return this.#recognisers[place]?.beside === true;
  }

  /** True when the rule has done its work. */
  #take(place: number, rule: Rule, hit: Hit): boolean {
    const known = this.#hits.get(place);
    if (known !== undefined && rule.sole !== true) return true;
    const version =
      rule.fromName === undefined ? hit.version : (rule.fromName.exec(this.#basename)?.[1] ?? '');
    if (version === '') return true;
    if (rule.named === true && !agrees(version, this.#own)) return false;
    if (known !== undefined) {
      if (known.version === version) return false;
      this.#torn.add(place);
      return true;
    }
    if (!this.#isOpen(place, rule)) return true;
    const confidence = rule.weak === true || rule.fromName !== undefined ? 'likely' : 'certain';
    const { product } = this.#recognisers[place]!;
    this.#hits.set(place, { product, version, offset: hit.offset, by: nameOf(rule), confidence });
    if (!this.#isBeside(place)) this.#best = place;
    return rule.sole !== true;
  }
}

function nameOf({ anchor, fromName }: Rule): string {
  if (anchor === undefined) return 'version string';
  return `${fromName === undefined ? 'string' : 'file name and string'} ${printable(anchor)}`;
}

/** `3.11` of `python3.11` and `libpython3.11m.so.1.0`: what stands before `.so`; '' where there is none. */
function numberOf(basename: string): string {
  const [stem = ''] = basename.split(/\.(?:so|dylib|dll|exe)\b/, 1);
  return /(\d{1,4}(?:\.\d{1,4}){1,2})[a-z]{0,3}$/.exec(stem)?.[1] ?? '';
}

function agrees(version: string, own: string): boolean {
  return own === '' || (version.startsWith(own) && !/^\d/.test(version.slice(own.length)));
}
