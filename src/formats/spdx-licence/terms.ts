// Takes a licence text apart into terms: names, groups in parentheses, exceptions, and what is none of these.
import { type Expression, join, print } from './expression.ts';
import { grouped, isComma, type Join, opOf, resolved } from './joins.ts';
import { exceptionNamed, licenceNamed, LONGEST_NAME, longestBeginning } from './lookup.ts';

/** Groups in groups; deeper ones no one writes. */
const DEPTH = 32;
/** A longer unknown term is no name. */
const REFERENCE = 80;

/** Reads the words once, from the first to the last. */
export class TermReader {
  readonly #words: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  /** Undefined where a part is unknown and too long to be a name, or signs stand where they mean nothing. */
  whole(): Expression | undefined {
    const read = this.#list();
    return this.#at < this.#words.length ? undefined : read;
  }

  /**
   * Terms and what joins them. `and` binds stronger than `or`; a comma before either makes it the weakest; a comma alone is
   * what the next word is (`MIT, BSD or GPL`), and `and` at the end. Source: SPDX annex D, Debian's copyright format.
   */
  #list(): Expression | undefined {
    const terms: Expression[] = [];
    const joins: (Join | undefined)[] = [];
    for (;;) {
      const term = this.#term();
      if (term === undefined) return undefined;
      terms.push(term);
      const next = this.#join();
      if (next === undefined) break;
      if (this.#at >= this.#words.length || this.#words[this.#at] === ')') {
        // A comma or semicolon at the end means nothing; an `and` there wants something.
        if (next === 'comma') break;
        return undefined;
      }
      joins.push(next === 'comma' ? undefined : next);
    }
    return grouped(terms, resolved(joins));
  }

  #join(): Join | 'comma' | undefined {
    const word = this.#words[this.#at];
    if (isComma(word)) {
      this.#at += 1;
      const op = opOf(this.#words[this.#at]);
      if (op === undefined) return 'comma';
      this.#at += 1;
      return { op, strong: false };
    }
    const op = opOf(word);
    if (op === undefined) return undefined;
    this.#at += 1;
    return { op, strong: true };
  }

  #term(): Expression | undefined {
    if (this.#words[this.#at] === '(') return this.#group();
    const start = this.#at;
    const named = this.#named(licenceNamed);
    if (named === undefined) return this.#unknown(start);
    const known = expressionOf(named);
    if (this.#words[this.#at] === '(' && !this.#repeats(known)) return this.#unknown(start);
    if (this.#words[this.#at]?.toLowerCase() !== 'with') return this.#ends() ? known : this.#unknown(start);
    this.#at += 1;
    const exception = this.#named(exceptionNamed);
    const canHave = typeof known === 'string' && !known.includes(' ') && !known.startsWith('LicenseRef-');
    return exception === undefined || !canHave ? this.#unknown(start) : `${known} WITH ${exception}`;
  }

  /** The longest run of words from here to a join that is a name. */
  #named(lookup: (words: readonly string[]) => string | undefined): string | undefined {
    const start = this.#at;
    for (const end of this.#runs().toReversed()) {
      this.#at = end;
      const found = lookup(this.#words.slice(start, end));
      if (found !== undefined) return found;
    }
    this.#at = start;
    return undefined;
  }

  /** Ends of the runs that can be a name: up to the first join, and beyond it where names with joins in them begin so. */
  #runs(): number[] {
    const start = this.#at;
    const runs: number[] = [];
    let most = LONGEST_NAME;
    for (let end = start + 1; end <= Math.min(this.#words.length, start + most); end++) {
      this.#at = end;
      const word = this.#words[end]?.toLowerCase() ?? '';
      if (!this.#ends() && word !== '(' && word !== 'with') continue;
      if (!isComma(this.#words[end - 1])) runs.push(end);
      const goesOn = word === '(' || GOES_ON.test(this.#words[end + 1] ?? '');
      if (runs.length === 1 && !goesOn) most = longestBeginning(this.#words.slice(start, start + 2));
    }
    this.#at = start;
    return runs;
  }

  #ends(): boolean {
    const word = this.#words[this.#at];
    return word === undefined || word === ')' || isComma(word) || opOf(word) !== undefined;
  }

  #group(): Expression | undefined {
    this.#depth += 1;
    this.#at += 1;
    const inner = this.#depth > DEPTH ? undefined : this.#list();
    this.#depth -= 1;
    if (inner === undefined || this.#words[this.#at] !== ')') return undefined;
    this.#at += 1;
    return this.#ends() ? inner : undefined;
  }

  /** `GNU General Public License v3 (GPLv3)`: the parentheses say the same again. */
  #repeats(known: Expression): boolean {
    const start = this.#at;
    const again = this.#group();
    if (again !== undefined && print(again) === print(known)) return true;
    this.#at = start;
    return false;
  }

  /** Words up to the next join, with what stands in parentheses among them. */
  #unknown(start: number): Expression | undefined {
    this.#at = start;
    let open = 0;
    for (; this.#at < this.#words.length; this.#at++) {
      const word = this.#words[this.#at] ?? '';
      if (word === '(') open += 1;
      else if (word === ')') {
        if (open === 0) break;
        open -= 1;
      } else if (open === 0 && this.#ends()) break;
    }
    return referenceOf(this.#words.slice(start, this.#at));
  }
}

/** What follows a comma, `or` and `and` where these join no licences: `, version 2`, `or later`. */
const GOES_ON = /^(?:later|newer|any|above|greater|higher|per|v(?:er|ersion)?\.?)$|^v?\.?\d/i;

/** Names of ours and of SPDX's own list; expressions in the table are read by the same reader. */
function expressionOf(text: string): Expression {
  if (!text.includes(' ')) return text;
  const alternatives = text.split(' OR ');
  return alternatives.length === 1 ? text : join('OR', alternatives);
}

/** `LicenseRef-` of a term's own words; undefined where they are too long for a name. */
export function referenceOf(words: readonly string[]): string | undefined {
  const text = words.join(' ');
  // A version that was torn from its name: then the rest isn't understood either.
  if (/^(?:version\b|v?\.?\d[\d.]*$)/i.test(text)) return undefined;
  if (/^LicenseRef-[A-Za-z0-9.-]+$/.test(text)) return text;
  const id = text
    .replace(/\+/g, '-plus')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|-+$/g, '');
  return id === '' || id.length > REFERENCE ? undefined : `LicenseRef-${id}`;
}
