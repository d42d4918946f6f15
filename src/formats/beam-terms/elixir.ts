// Tokens of Elixir terms in text, as `mix.lock` has them. Source: Elixir documentation, "Syntax reference".
import { Damaged } from '../../core/bytes.ts';
import type { Token, Tokens } from './builder.ts';
import { Cursor } from './scan.ts';

const PUNCTUATION = /%\{|[{[\]},]|=>/y;
const NUMBER = /[+-]?\d[\d_]*(?:\.\d+(?:[eE][+-]?\d+)?)?/y;
/** Atoms have 255 characters at most. */
const WORD = /[\p{L}_][\p{L}\p{N}_@.]{0,255}[?!]?/uy;
const COLON = /:/y;

export function elixirTokens(text: string): Tokens {
  const cursor = new Cursor(text, '#');
  return () => {
    const char = cursor.next();
    if (char === '') return { kind: 'end', text: '' };
    if (char === '"') return keyOr(cursor.quoted(), cursor);
    const mark = cursor.match(PUNCTUATION);
    if (mark === '%{') return { kind: 'map', text: '{' };
    if (mark === '{' || mark === '[') return { kind: 'open', text: mark };
    if (mark === '}' || mark === ']') return { kind: 'close', text: mark };
    if (mark !== undefined) return { kind: 'mark', text: mark };
    if (cursor.match(COLON)) return { kind: 'value', text: atom(cursor) };
    const number = cursor.match(NUMBER);
    if (number !== undefined) return { kind: 'value', text: number };
    const word = cursor.match(WORD);
    if (word === undefined) throw new Damaged(`no Elixir term at character ${cursor.at}`);
    return keyOr(word, cursor);
  };
}

/** `:mix`, `:"with blanks"`. */
function atom(cursor: Cursor): string {
  const word = cursor.text[cursor.at] === '"' ? cursor.quoted() : cursor.match(WORD);
  if (word === undefined) throw new Damaged(`no atom at character ${cursor.at}`);
  return word;
}

/** A word or text with a colon right behind it is a key: `hex: 1`, `"name": {…}`. */
function keyOr(text: string, cursor: Cursor): Token {
  return { kind: cursor.match(COLON) ? 'key' : 'value', text };
}
