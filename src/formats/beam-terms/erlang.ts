// Tokens of Erlang terms in text. Source: Erlang reference manual, "Data types"; `file:consult/1`.
import { Damaged } from '../../core/bytes.ts';
import type { Tokens } from './builder.ts';
import { Cursor } from './scan.ts';

const PUNCTUATION = /\{|\[|#\{|\}|\]|=>|<<|[,.|]/y;
const NUMBER = /[+-]?\d[\d_]*(?:#[0-9a-zA-Z_]+|\.\d+(?:[eE][+-]?\d+)?)?/y;
const CHARACTER = /\$\\?[\s\S]/y;
/** Atoms, of 255 characters at most; names of variables do not come in data, yet harm nobody. */
const ATOM = /[\p{L}_][\p{L}\p{N}_@]{0,255}/uy;

export function erlangTokens(text: string): Tokens {
  const cursor = new Cursor(text, '%');
  return () => {
    const char = cursor.next();
    if (char === '') return { kind: 'end', text: '' };
    if (char === '"') return { kind: 'value', text: strings(cursor) };
    if (char === "'") return { kind: 'value', text: cursor.quoted() };
    const mark = cursor.match(PUNCTUATION);
    if (mark === '<<') return { kind: 'value', text: binary(cursor) };
    if (mark === '#{') return { kind: 'map', text: '{' };
    if (mark === '{' || mark === '[') return { kind: 'open', text: mark };
    if (mark === '}' || mark === ']') return { kind: 'close', text: mark };
    if (mark !== undefined) return { kind: 'mark', text: mark };
    const word = cursor.match(ATOM) ?? cursor.match(NUMBER) ?? cursor.match(CHARACTER);
    if (word === undefined) throw new Damaged(`no Erlang term at character ${cursor.at}`);
    return { kind: 'value', text: word };
  };
}

/** `"a" "b"` is one string. */
function strings(cursor: Cursor): string {
  const parts = [cursor.quoted()];
  while (cursor.next() === '"') parts.push(cursor.quoted());
  return parts.join('');
}

/** `<<"text">>`, `<<"text"/utf8>>`; bytes that are no text (`<<1,2>>`) are ''. */
function binary(cursor: Cursor): string {
  const value = cursor.next() === '"' ? strings(cursor) : '';
  const end = cursor.text.indexOf('>>', cursor.at);
  if (end < 0) throw new Damaged(`a binary without end at character ${cursor.at}`);
  cursor.at = end + 2;
  return value;
}
