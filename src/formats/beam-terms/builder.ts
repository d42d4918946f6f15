// Builds values of terms while they are read, so that what stands before a damage is kept.
import { type Bytes, Damaged, isBadContent, OverBudget, readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import type { Value } from '../value.ts';

/** Lock files of large projects have a hundred kilobytes. */
const LIMIT = 16 * 1024 * 1024;
const VALUES = 1_000_000;
const DEPTH = 100;

/** Tuples and lists are lists, atoms and binaries are strings, maps are tables of their keys as text. */
export interface Terms {
  /** The terms at the top, up to the damage; the last one may lack its end. */
  readonly terms: readonly Value[];
  readonly damage?: Damaged | OverBudget;
}

export interface Token {
  /** `open` and `close` of a tuple or list, `map` opens a map, `value`, `key` (of a pair in a list: `hex: 1`), `mark` (`,` `.` `=>`), `end`. */
  readonly kind: 'open' | 'map' | 'close' | 'value' | 'key' | 'mark' | 'end';
  readonly text: string;
}

/** Gives the next token of `text`, or throws `Damaged`. */
export type Tokens = () => Token;

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['[', ']'],
]);

interface Open {
  readonly close: string;
  readonly items: Value[];
  readonly table?: Map<string, Value>;
  /** Key that waits for its value. */
  key?: string;
}

/** Reads all terms; what its tokens throw as bad content is told beside what was read. At most 16 MiB, a million values, 100 deep. */
export function readTerms(bytes: Bytes, tokensOf: (text: string) => Tokens): Terms {
  const terms: Value[] = [];
  try {
    build(tokensOf(decodeText(readAll(bytes, LIMIT))), terms);
    return { terms };
  } catch (error) {
    if (!isBadContent(error)) throw error;
    return { terms, damage: error };
  }
}

function build(next: Tokens, terms: Value[]): void {
  const stack: Open[] = [{ close: '', items: terms }];
  let left = VALUES;
  for (;;) {
    const token = next();
    const top = stack.at(-1)!;
    if (token.kind === 'end') {
      if (stack.length > 1) throw new Damaged(`'${top.close}' is missing at the end`);
      return;
    }
    if (token.kind === 'mark') continue;
    if (token.kind === 'close') {
      if (token.text !== top.close) throw new Damaged(`'${token.text}' closes nothing`);
      stack.pop();
      continue;
    }
    if (left-- <= 0) throw new OverBudget(`more than ${VALUES} terms`);
    if (token.kind === 'key' && top.table === undefined) {
      // A pair of a list; the next value completes it.
      const pair: Value[] = [token.text];
      top.items.push(pair);
      top.key = '';
      continue;
    }
    if (token.kind === 'value' || token.kind === 'key') {
      put(top, token.text);
      continue;
    }
    if (stack.length > DEPTH) throw new OverBudget(`nested deeper than ${DEPTH}`);
    const items: Value[] = [];
    const table = token.kind === 'map' ? new Map<string, Value>() : undefined;
    put(top, table ?? items);
    stack.push({ close: CLOSING.get(token.text) ?? '}', items, ...(table && { table }) });
  }
}

function put(top: Open, value: Value): void {
  if (top.table !== undefined) {
    if (top.key === undefined) top.key = keyText(value);
    else {
      top.table.set(top.key, value);
      delete top.key;
    }
    return;
  }
  if (top.key === undefined) {
    top.items.push(value);
    return;
  }
  (top.items.at(-1) as Value[]).push(value);
  delete top.key;
}

function keyText(value: Value): string {
  return typeof value === 'object' ? '' : String(value);
}
