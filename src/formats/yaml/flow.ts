// Flow collections of YAML: `{a: 1, b: [x, y]}`, over one line or several.
import { Damaged, OverBudget } from '../../core/bytes.ts';
import type { Table, Value } from '../value.ts';
import { aliasAt, anchored, isMarked, propertiesAt } from './anchors.ts';
import type { YamlLines } from './lines.ts';
import { folded, plainValue, quotedScalar } from './scalar.ts';
import { isSpace, toContent } from './space.ts';

const DEPTH = 128;
/** Characters that can't end a plain scalar. */
const INNER = /[^ \t,[\]{}:]*/y;

/** Reads the collection at the beginning of the line's text; gives the place after it in `lines.text`. */
export function flowCollection(lines: YamlLines, parent: number): { value: Value; end: number } {
  const reader = new FlowReader(lines, parent);
  const value = reader.collection(1);
  return { value, end: reader.at };
}

/** A scalar, with its text where it may serve as a key. */
interface Node {
  readonly value: Value;
  readonly text?: string;
  readonly quoted?: true;
}

class FlowReader {
  at = 0;
  readonly #lines: YamlLines;
  readonly #parent: number;

  constructor(lines: YamlLines, parent: number) {
    this.#lines = lines;
    this.#parent = parent;
  }

  collection(depth: number): Value {
    if (depth > DEPTH) throw new OverBudget(`a value nested deeper than ${DEPTH}`);
    const closing = this.#lines.text[this.at++] === '{' ? '}' : ']';
    const list: Value[] = [];
    const table = new Map<string, Value>();
    for (;;) {
      this.#space();
      if (this.#peek() === closing) break;
      const node = this.#node(depth);
      const pair = this.#isColon(node);
      const value = pair ? this.#valueAfterColon(depth) : null;
      if (closing === ']') list.push(pair ? new Map([[keyOf(node), value]]) : node.value);
      else table.set(keyOf(node), value);
      this.#space();
      if (this.#peek() === closing) break;
      if (this.#peek() !== ',') throw new Damaged('a comma is missing');
      this.at++;
    }
    this.at++;
    return closing === ']' ? list : (table satisfies Table);
  }

  #valueAfterColon(depth: number): Value {
    this.at++;
    this.#space();
    return ',]}'.includes(this.#peek()) ? null : this.#node(depth).value;
  }

  /** A colon after a plain key needs something that ends it; after a quoted one or a collection it does not. */
  #isColon({ text, quoted }: Node): boolean {
    this.#space();
    return this.#peek() === ':' && (text === undefined || quoted === true || this.#endsPlain(this.at));
  }

  #node(depth: number): Node {
    this.#lines.count();
    const first = this.#peek();
    if (isMarked(this.#lines, first)) return this.#marked(depth);
    if (first === '{' || first === '[') return { value: this.collection(depth + 1) };
    if (first === '"' || first === "'") {
      const { value, end } = quotedScalar(this.#lines, this.at, this.#parent);
      this.at = end;
      return { value, text: value, quoted: true };
    }
    if (',]}|>%@`#'.includes(first)) throw new Damaged(`'${first}' where a value must stand`);
    if (first === '?' && ' \t'.includes(this.#lines.text[this.at + 1] ?? ' '))
      throw new Damaged('a complex key');
    const text = this.#plain();
    return { value: plainValue(text), text };
  }

  #marked(depth: number): Node {
    const properties = propertiesAt(this.#lines.text, this.at);
    if (properties === undefined) {
      const { value, end } = aliasAt(this.#lines, this.at);
      this.at = end;
      return typeof value === 'string' ? { value, text: value } : { value };
    }
    this.at = properties.end;
    this.#space();
    if ('&!'.includes(this.#peek())) throw new Damaged('more than one anchor or tag');
    let node: Node = { value: null, text: '' };
    anchored(this.#lines, properties.anchor, () => {
      if (!',]}:'.includes(this.#peek())) node = this.#node(depth + 1);
      return node.value;
    });
    return node;
  }

  #plain(): string {
    const parts: string[] = [];
    for (;;) {
      const start = this.at;
      const { text } = this.#lines;
      while (this.at < text.length && !this.#endsPlain(this.at)) {
        INNER.lastIndex = this.at + 1;
        INNER.test(text);
        this.at = INNER.lastIndex;
      }
      parts.push(toContent(text.slice(start, this.at)));
      if (this.at < text.length && !isSpace(text[this.at])) break;
      const breaks = this.#space();
      if (breaks === 0 || this.#endsPlain(this.at)) break;
      parts.push(folded(breaks));
    }
    return parts.join('');
  }

  /** An indicator, a colon that ends a key, or the space before a comment. */
  #endsPlain(at: number): boolean {
    const { text } = this.#lines;
    const char = text[at]!;
    if (',[]{}'.includes(char)) return true;
    if (char === ':') return at + 1 >= text.length || ' \t,[]{}'.includes(text[at + 1]!);
    return isSpace(char) && text[at + 1] === '#';
  }

  #peek(): string {
    return this.#lines.text[this.at]!;
  }

  /** Passes over white space and comments to the next character; gives the number of line breaks. */
  #space(): number {
    for (let breaks = 0; ; breaks++) {
      const { text } = this.#lines;
      while (isSpace(text[this.at])) this.at++;
      const char = text[this.at];
      const comment = char === '#' && (this.at === 0 || isSpace(text[this.at - 1]));
      if (char !== undefined && !comment) return breaks;
      this.#lines.next();
      this.at = 0;
      if (this.#lines.blank && !this.#lines.done) continue;
      const closes = this.#lines.indent === this.#parent && ']}'.includes(this.#lines.text[0]!);
      if (this.#lines.indent < 0 || (this.#lines.indent <= this.#parent && !closes))
        throw new Damaged('a flow collection does not end');
    }
  }
}

function keyOf({ text }: Node): string {
  if (text === undefined) throw new Damaged('a collection as a key');
  return text;
}
