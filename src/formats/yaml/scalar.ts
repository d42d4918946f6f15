// Scalars of YAML, plain and quoted, over one line or several, and keys. Source: YAML 1.2.2, chapters 7 and 8, core schema.
import { Damaged } from '../../core/bytes.ts';
import type { Value } from '../value.ts';
import type { YamlLines } from './lines.ts';
import { fromContent, isSpace, toContent, valueText, withoutComment } from './space.ts';

const NUMBER = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** What a plain scalar means. A number that would not print as it is written stays text: `1.10` is a version. */
export function plainValue(text: string): Value {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  return NUMBER.test(text) && String(Number(text)) === text ? Number(text) : text;
}

/** Reads a plain scalar that begins at the line's text; ends on the line after it. */
export function plainScalar(lines: YamlLines, parent: number): string {
  if (/^(?:[,\]}#%@`&*!|>]|[-?:](?:[ \t]|$))/.test(lines.text))
    throw new Damaged('an indicator where a value must stand');
  if (splitKey(lines.text) !== undefined) throw new Damaged('a mapping on the line of its key');
  let text = withoutComment(lines.text);
  let cut = text.length < toContent(lines.text).length;
  const parts = [text];
  let breaks = 1;
  for (lines.next(); !lines.done && (lines.blank || lines.indent > parent); lines.next(), breaks++) {
    if (lines.blank) continue;
    text = fromContent(lines.text);
    if (text.startsWith('#')) break;
    if (cut || splitKey(text) !== undefined) throw new Damaged('a line that belongs to no value');
    parts.push(folded(breaks), withoutComment(text));
    cut = parts.at(-1)!.length < toContent(text).length;
    breaks = 0;
  }
  return parts.join('');
}

/** What becomes of so many line breaks. */
export function folded(breaks: number): string {
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

export interface Quoted {
  readonly value: string;
  /** Place in `lines.text` (it may be a later line now) after the closing quote. */
  readonly end: number;
}

/** Reads a quoted scalar whose opening quote stands at `at` in the line's text. */
export function quotedScalar(lines: YamlLines, at: number, parent: number): Quoted {
  const quote = lines.text[at]!;
  const parts: string[] = [];
  let start = at + 1;
  for (;;) {
    const { text } = lines;
    const close = closingQuote(text, start, quote);
    if (close >= 0) {
      parts.push(text.slice(start, close));
      const raw = parts.join('');
      return { value: quote === '"' ? unescaped(raw) : raw.replaceAll("''", "'"), end: close + 1 };
    }
    let part = toContent(text.slice(start));
    // A backslash at the end of a line joins it with the next.
    const joins = quote === '"' && endsEscaping(part);
    if (joins) part = part.slice(0, -1);
    let breaks = 0;
    do {
      lines.next();
      breaks++;
    } while (!lines.done && lines.blank);
    if (lines.indent <= parent) throw new Damaged('a quoted text does not end');
    parts.push(part, joins ? '\n'.repeat(breaks - 1) : folded(breaks));
    start = lines.text.length - fromContent(lines.text).length;
  }
}

/** Place of the quote that ends a text which goes on at `start`; -1: not on this line. */
function closingQuote(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at;
      at++;
    }
  }
  return -1;
}

/** Whether the last backslash stands for itself and not for the one before it. */
function endsEscaping(text: string): boolean {
  let at = text.length;
  while (text[at - 1] === '\\') at--;
  return (text.length - at) % 2 === 1;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]?))/g,
    (_, x?: string, u?: string, long?: string, letter?: string) => {
      const hex = x ?? u ?? long;
      const code = hex === undefined ? -1 : Number.parseInt(hex, 16);
      const found =
        code < 0 ? ESCAPES.get(letter ?? '') : code > 0x10ffff ? undefined : String.fromCodePoint(code);
      if (found === undefined) throw new Damaged('an escape that is none');
      return found;
    },
  );
}

/** The key of a mapping's entry and what stands after its colon; nothing where the text is no such entry. */
export function splitKey(text: string): { readonly key: string; readonly rest: string } | undefined {
  const first = text[0];
  if (first === '"' || first === "'") {
    const close = closingQuote(text, 1, first);
    if (close < 0) return undefined;
    const rest = fromContent(text, close + 1);
    if (rest[0] !== ':' || !endsKey(rest[1])) return undefined;
    const raw = text.slice(1, close);
    return { key: first === '"' ? unescaped(raw) : raw.replaceAll("''", "'"), rest: valueText(rest, 1) };
  }
  if (first === undefined || '[]{}|>#%@`,&!'.includes(first)) return undefined;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    if (!endsKey(text[at + 1])) continue;
    const key = toContent(text, at);
    if (key === '') return undefined;
    return withoutComment(key).length < key.length ? undefined : { key, rest: valueText(text, at + 1) };
  }
  return undefined;
}

function endsKey(next: string | undefined): boolean {
  return next === undefined || isSpace(next);
}
