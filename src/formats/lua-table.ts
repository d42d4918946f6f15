// Lua files that hold data (rockspecs, manifests, lock files): their literal strings, without running anything.
import { Damaged, OverBudget } from '../core/bytes.ts';

/** `description.license = "MIT"` as path `['description', 'license']`; elements of lists have their number from 1. */
export interface LuaString {
  readonly path: readonly string[];
  readonly value: string;
}

const DEEPEST = 100;
const MOST = 1_000_000;

/**
 * Calls `onString` with every string that stands alone behind `name =`, `["name"] =` or as an element of a table, in
 * the order of the text. What is put together (`"a" .. b`, calls) is no literal and does not come. Of `return
 * { … }` the members come as of the file itself. Throws `Damaged` at what is no Lua, `OverBudget`.
 */
export function eachLuaString(text: string, onString: (one: LuaString) => void): void {
  const tables: { key: string; next: number }[] = [{ key: '', next: 1 }];
  const tokens = new Tokens(text);
  let key: string | undefined;
  let last = '';
  for (let token = tokens.next(); token.kind !== 'end'; token = tokens.next()) {
    const { kind, value } = token;
    const table = tables.at(-1)!;
    const isInside = tables.length > 1;
    if (kind === 'sign' && value === '{') {
      tables.push({ key: last === 'return' ? '' : (key ?? String(table.next++)), next: 1 });
      if (tables.length > DEEPEST) throw new OverBudget(`nested deeper than ${DEEPEST}`);
      key = undefined;
    } else if (kind === 'sign' && value === '}') {
      if (tables.pop() === undefined || tables.length === 0)
        throw new Damaged('a brace closes that was never opened');
      key = undefined;
    } else if (kind === 'sign' && (value === ',' || value === ';')) key = undefined;
    else if (kind === 'sign' && value === '[' && key === undefined) {
      const inner = tokens.next();
      if (inner.kind === 'string' || inner.kind === 'word') key = keyBehind(tokens, inner.value);
    } else if (kind === 'word' && tokens.isNext('=')) {
      tokens.next();
      key = value;
    } else if (kind === 'string' && (key !== undefined || (isInside && /^[{,;]$/.test(last)))) {
      const path = [...tables.slice(1), { key: key ?? String(table.next++) }].map((one) => one.key);
      if (tokens.isAlone()) onString({ path: path.filter((part) => part !== ''), value });
      key = undefined;
    } else if (kind !== 'sign') key = undefined;
    last = kind === 'string' ? '' : value;
  }
  if (tables.length > 1) throw new Damaged('a table without an end');
}

function keyBehind(tokens: Tokens, value: string): string | undefined {
  if (!tokens.isNext(']')) return undefined;
  tokens.next();
  if (!tokens.isNext('=')) return undefined;
  tokens.next();
  return value;
}

interface Token {
  readonly kind: 'string' | 'word' | 'sign' | 'end';
  readonly value: string;
}

const SPACE = /\s+/y;
const WORD = /[A-Za-z0-9_]+/y;
const SIGN = /\.{1,3}|[<>=~]=|[^\sA-Za-z0-9_]/y;
const LONG = /\[(=*)\[\r?\n?/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

class Tokens {
  readonly #text: string;
  #at = 0;
  #count = 0;
  #ahead: Token | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Token {
    const token = this.#ahead ?? this.#read();
    this.#ahead = undefined;
    return token;
  }

  isNext(sign: string): boolean {
    this.#ahead ??= this.#read();
    return this.#ahead.kind === 'sign' && this.#ahead.value === sign;
  }

  /** True when the string just read is not part of an expression. */
  isAlone(): boolean {
    this.#ahead ??= this.#read();
    const { kind, value } = this.#ahead;
    return kind === 'sign' ? [',', ';', '}', '{', '['].includes(value) : value !== 'and' && value !== 'or';
  }

  #read(): Token {
    if (++this.#count > MOST) throw new OverBudget(`more than ${MOST} words`);
    this.#skip();
    if (this.#at >= this.#text.length) return { kind: 'end', value: '' };
    const long = this.#match(LONG);
    if (long !== undefined) return { kind: 'string', value: this.#long(long[1]!) };
    const first = this.#text[this.#at];
    if (first === '"' || first === "'") return { kind: 'string', value: unescape(this.#quoted(first)) };
    const word = this.#match(WORD)?.[0];
    return word === undefined
      ? { kind: 'sign', value: this.#match(SIGN)![0] }
      : { kind: 'word', value: word };
  }

  /** Spaces and comments, long ones too. */
  #skip(): void {
    for (;;) {
      this.#match(SPACE);
      if (!this.#text.startsWith('--', this.#at)) return;
      this.#at += 2;
      const long = this.#match(LONG);
      if (long !== undefined) this.#long(long[1]!);
      else {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end < 0 ? this.#text.length : end;
      }
    }
  }

  /** Not one pattern for all: millions of escapes would fill the stack of the engine. */
  #quoted(quote: string): string {
    const text = this.#text;
    const start = this.#at + 1;
    let end = start;
    while (end < text.length && text[end] !== quote && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
    if (text[end] !== quote) throw new Damaged('a string without an end');
    this.#at = end + 1;
    return text.slice(start, end);
  }

  #long(equals: string): string {
    const mark = `]${equals}]`;
    const end = this.#text.indexOf(mark, this.#at);
    if (end < 0) throw new Damaged('a long string without an end');
    const value = this.#text.slice(this.#at, end);
    this.#at = end + mark.length;
    return value;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }
}

function unescape(text: string): string {
  return text.replace(/\\([^])/g, (_, char: string) => ESCAPES.get(char) ?? char);
}
