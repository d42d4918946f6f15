// Blanks, comments and texts in quotes, as Erlang and Elixir write them.
import { Damaged } from '../../core/bytes.ts';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['s', ' '],
  ['e', '\u001b'],
]);
const STOP = /["'\\]/g;
const BLANK = /[\s\u0000-\u001f]/;

/** The place of what follows blanks and comments (`comment` to the end of its line). */
export function behindBlanks(text: string, start: number, comment: string): number {
  let at = start;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === comment) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (!BLANK.test(char)) break;
  }
  return Math.min(at, text.length);
}

/** The text whose opening quote is at `at`, and the place behind its end. Throws `Damaged` when it has none. */
export function quotedAt(text: string, at: number): { value: string; end: number } {
  const quote = text[at];
  const parts: string[] = [];
  let from = at + 1;
  STOP.lastIndex = from;
  for (let stop = STOP.exec(text); stop !== null; stop = STOP.exec(text)) {
    if (stop[0] === quote) {
      parts.push(text.slice(from, stop.index));
      return { value: parts.join(''), end: stop.index + 1 };
    }
    if (stop[0] !== '\\') continue;
    const char = text[stop.index + 1] ?? '';
    parts.push(text.slice(from, stop.index), ESCAPES.get(char) ?? char);
    from = stop.index + 2;
    STOP.lastIndex = from;
  }
  throw new Damaged(`a text without end at character ${at}`);
}

/** Matches sticky patterns one behind the other. */
export class Cursor {
  readonly text: string;
  at = 0;
  readonly #comment: string;

  constructor(text: string, comment: string) {
    this.text = text;
    this.#comment = comment;
  }

  /** The next character that is no blank and in no comment; '' at the end. */
  next(): string {
    this.at = behindBlanks(this.text, this.at, this.#comment);
    return this.text.charAt(this.at);
  }

  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  quoted(): string {
    const { value, end } = quotedAt(this.text, this.at);
    this.at = end;
    return value;
  }
}
