// Files of OCaml's package manager: fields with strings, lists and options. Source: opam manual, "File format".
import { Damaged, OverBudget } from '../core/bytes.ts';

/** A string of a field, with the strings and signs of the braces behind it: `"dune" {= "3.0"}` → `= 3.0`. */
export interface OpamString {
  readonly text: string;
  readonly option: string;
}

/** Deeper nesting has no meaning. */
const DEEPEST = 100;
const MOST = 1_000_000;

/**
 * Strings of the wanted fields at the top of the file, in their order, however deep in lists they stand. What
 * is in sections (`extra-source "x" { … }`) is passed over. Throws `Damaged` at what is no opam text, `OverBudget`.
 */
export function parseOpam(text: string, wanted: ReadonlySet<string>): ReadonlyMap<string, OpamString[]> {
  const fields = new Map<string, OpamString[]>();
  let list: OpamString[] | undefined;
  let [lists, braces, word, count] = [0, 0, '', 0];
  let option: string[] = [];
  const endOption = (): void => {
    const last = list?.pop();
    if (list && last) list.push({ text: last.text, option: option.join(' ') });
    option = [];
  };
  for (const token of tokens(text)) {
    if (++count > MOST) throw new OverBudget(`more than ${MOST} words`);
    const { kind, value } = token;
    if (kind === 'sign' && value === '{') braces += 1;
    else if (kind === 'sign' && value === '}') {
      if (--braces === 0 && option.length > 0) endOption();
    } else if (kind === 'sign' && (value === '[' || value === '(')) lists += 1;
    else if (kind === 'sign' && (value === ']' || value === ')')) lists -= 1;
    else if (braces > 0) option.push(value);
    else if (kind === 'sign' && value === ':' && lists === 0) {
      list = wanted.has(word) && !fields.has(word) ? [] : undefined;
      if (list) fields.set(word, list);
    } else if (kind === 'string') list?.push({ text: value, option: '' });
    if (lists < 0 || braces < 0) throw new Damaged('a bracket closes that was never opened');
    if (lists + braces > DEEPEST) throw new OverBudget(`nested deeper than ${DEEPEST}`);
    word = kind === 'word' ? value : '';
    // The next field, or a section.
    if (word !== '' && lists + braces === 0) list = undefined;
  }
  return fields;
}

/** The first string of a field, or ''. */
export function opamText(fields: ReadonlyMap<string, readonly OpamString[]>, name: string): string {
  return fields.get(name)?.[0]?.text ?? '';
}

interface Token {
  readonly kind: 'string' | 'word' | 'sign';
  readonly value: string;
}

const SPACE = /\s+|#[^\n]*/y;
const WORD = /[A-Za-z0-9_+.-]+/y;
const SIGN = /[<>!=]=?|[&|]|\?|[[\](){}:;,^%~]/y;

function* tokens(text: string): Generator<Token> {
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  for (;;) {
    while (match(SPACE) !== undefined);
    if (at >= text.length) return;
    if (text.startsWith('(*', at)) {
      at = after(text, '*)', at);
      continue;
    }
    if (text[at] === '"') {
      const [value, end] = stringAt(text, at);
      at = end;
      yield { kind: 'string', value };
      continue;
    }
    const word = match(WORD);
    const sign = word ?? match(SIGN);
    if (sign === undefined) throw new Damaged(`what stands at character ${at} is no opam text`);
    yield { kind: word === undefined ? 'sign' : 'word', value: sign };
  }
}

/** `"…"` with escapes, or `"""…"""`. */
function stringAt(text: string, at: number): [value: string, end: number] {
  if (text.startsWith('"""', at)) {
    const end = after(text, '"""', at + 3);
    return [text.slice(at + 3, end - 3), end];
  }
  // Not one pattern for all: millions of escapes would fill the stack of the engine.
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length) throw new Damaged('a string without an end');
  const value = text
    .slice(at + 1, end)
    .replace(/\\(["\\])/g, '$1')
    .replace(/\\\r?\n\s*/g, '');
  return [value, end + 1];
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  if (found < 0) throw new Damaged(`no ${mark} at the end`);
  return found + mark.length;
}
