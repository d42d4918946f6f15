// The lines of a YAML text of any size, with their indentation; only those that are looked at become strings.
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import type { Anchors } from './anchors.ts';

const WINDOW = 256 * 1024;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;
const HASH = 0x23;
const DASH = 0x2d;
const DOT = 0x2e;

/** Bytes and values of one member; lock files have members of some hundred bytes. */
const MEMBER_BYTES = 4 * 1024 * 1024;
const MEMBER_VALUES = 250_000;

export class YamlLines {
  readonly #bytes: Bytes;
  #data: Buffer = Buffer.alloc(WINDOW);
  #end = 0;
  /** Where the bytes after the window begin. */
  #next = 0;
  /** The line after this one. */
  #after = 0;
  #start = 0;
  #stop = 0;
  #text: string | undefined;
  #bytesLeft = MEMBER_BYTES;

  /** Values counted since the member began. */
  values = 0;
  /** By name; missing where anchors, aliases and tags are refused. */
  readonly anchors: Anchors | undefined;
  /** Spaces before the text; -1 at the end and at the marks between documents, which end everything that is open. */
  indent = -1;
  /** Nothing but white space. */
  blank = true;
  done = false;

  constructor(bytes: Bytes, anchors?: Anchors) {
    this.#bytes = bytes;
    this.anchors = anchors;
    this.#fill(0);
    const data = this.#data;
    if (data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf) this.#after = 3;
    this.next();
  }

  /** What follows the indentation, white space at the end included. */
  get text(): string {
    return (this.#text ??= this.#data.toString('utf8', this.#start, this.#stop));
  }

  /** The rest of this line as a line of its own: what stands after a key, a dash, a question mark. */
  replace(indent: number, text: string): void {
    this.indent = indent;
    this.#text = text;
  }

  /** A member begins: it may have so many bytes and values from here. */
  begin(): void {
    this.#bytesLeft = MEMBER_BYTES;
    this.values = 0;
  }

  /** Counts values of the member that is being built. */
  count(more = 1): void {
    this.values += more;
    if (this.values > MEMBER_VALUES) throw new OverBudget(`more than ${MEMBER_VALUES} values in one`);
  }

  /** The next line, blank or comment or not. */
  next(): void {
    this.#move();
    this.#bytesLeft -= this.#after - this.#start;
    if (this.#bytesLeft < 0) throw new OverBudget(`a value of more than ${MEMBER_BYTES} bytes`);
  }

  /** Moves to content unless this line has some; false where a document or the text ends. */
  content(): boolean {
    while (!this.done && (this.blank || this.#first() === HASH)) this.#move();
    if (this.#first() === TAB && this.indent >= 0) throw new Damaged('a tab as indentation');
    return this.indent >= 0;
  }

  /** Passes over the rest of a value whose key stands at `indent`; `list`: elements may stand at the same. */
  skip(indent: number, list: boolean): void {
    do this.#move();
    while (
      !this.done &&
      (this.blank || this.indent > indent || (this.indent === indent && this.#belongs(list)))
    );
  }

  #belongs(list: boolean): boolean {
    const first = this.#first();
    // A closing bracket of a flow collection may stand below its key.
    if (first === HASH || first === 0x5d || first === 0x7d) return true;
    return list && first === DASH && isSpace(this.#at(this.#start + 1));
  }

  #first(): number {
    if (this.#text !== undefined) return this.#text.charCodeAt(0);
    return this.#at(this.#start);
  }

  /** The byte of this line at a place; a line's end counts as a space. */
  #at(place: number): number {
    return place < this.#stop ? this.#data[place]! : SPACE;
  }

  #move(): void {
    this.#text = undefined;
    let start = this.#after;
    let newline = this.#newline(start);
    while (newline < 0 && this.#next < this.#bytes.size) {
      const scanned = this.#end - start;
      this.#fill(start);
      start = 0;
      newline = this.#newline(scanned);
    }
    this.done = newline < 0 && start >= this.#end;
    let stop = newline < 0 ? this.#end : newline;
    this.#after = newline < 0 ? stop : newline + 1;
    const data = this.#data;
    if (stop > start && data[stop - 1] === RETURN) stop--;
    let at = start;
    while (at < stop && data[at] === SPACE) at++;
    this.#start = at;
    this.#stop = stop;
    this.indent = this.done || (at === start && this.#isMark()) ? -1 : at - start;
    while (at < stop && isSpace(data[at]!)) at++;
    this.blank = at === stop;
  }

  /** `---` or `...`, alone or followed by a space. */
  #isMark(): boolean {
    const start = this.#start;
    const first = this.#at(start);
    if (first !== DASH && first !== DOT) return false;
    return this.#at(start + 1) === first && this.#at(start + 2) === first && isSpace(this.#at(start + 3));
  }

  #newline(from: number): number {
    const found = this.#data.indexOf(NEWLINE, from);
    return found < this.#end ? found : -1;
  }

  /** Slides the window so that it begins at `keep`. */
  #fill(keep: number): void {
    const kept = this.#end - keep;
    if (kept >= MEMBER_BYTES) throw new OverBudget(`a line of more than ${MEMBER_BYTES} bytes`);
    const old = this.#data;
    if (kept === old.length) this.#data = Buffer.alloc(old.length * 2);
    old.copy(this.#data, 0, keep, this.#end);
    const length = Math.min(this.#data.length - kept, this.#bytes.size - this.#next);
    this.#data.set(this.#bytes.read(this.#next, length), kept);
    this.#next += length;
    this.#end = kept + length;
  }
}

function isSpace(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}
