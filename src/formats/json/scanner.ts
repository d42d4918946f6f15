// A window that slides over JSON of any size: passes over values by their bytes, or hands one out as text.
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';

export interface JsonBounds {
  /** Bytes of one value that is built. */
  readonly bytes: number;
  /** Values within it, counted by their separators: a list of ten million empty objects fits into 30 MB. */
  readonly values: number;
  /** Objects and lists within one another. */
  readonly depth: number;
}

const WINDOW = 256 * 1024;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const SLASH = 0x2f;
const STAR = 0x2a;
const SPACE = 0x20;
const NEWLINE = 0x0a;
/** `[` and `{`, `]` and `}` differ in this bit only. */
const BRACE_BIT = 0x20;
const OPEN = 0x5b;
const CLOSE = 0x5d;

export const END = -1;

export class JsonScanner {
  readonly #bytes: Bytes;
  readonly #lenient: boolean;
  readonly #bounds: JsonBounds;
  #data = new Uint8Array(WINDOW);
  #at = 0;
  #end = 0;
  /** Where the bytes after the window begin. */
  #next = 0;
  /** Start of what must stay in the window; -1: nothing must. */
  #mark = -1;
  /** Of a comma after which nothing came yet, counted from the mark; -1: none. */
  #comma = -1;

  constructor(bytes: Bytes, lenient: boolean, bounds: JsonBounds) {
    this.#bytes = bytes;
    this.#lenient = lenient;
    this.#bounds = bounds;
    if (this.#peek() === 0xef && this.#data[1] === 0xbb && this.#data[2] === 0xbf) this.#at = 3;
  }

  /** The next byte that counts, which stays unread; `END` at the end. */
  token(): number {
    for (;;) {
      const byte = this.#peek();
      if (byte === SLASH && this.#lenient) this.#passComment();
      else if (byte !== SPACE && byte !== NEWLINE && byte !== 0x0d && byte !== 0x09) return byte;
      else this.#at++;
    }
  }

  /** Reads the byte that `token` gave. */
  take(): void {
    this.#at++;
  }

  /** Passes over the value that begins at the next token. Brackets are counted, not matched by kind. */
  pass(): void {
    this.token();
    this.#comma = -1;
    let depth = 0;
    let values = 0;
    let word = false;
    let at = this.#at;
    let end = this.#end;
    let data = this.#data;
    for (;;) {
      if (at >= end) {
        this.#at = at;
        if (!this.#fill()) {
          if (word && depth === 0) return;
          throw new Damaged('the text ends within a value');
        }
        at = this.#at;
        end = this.#end;
        data = this.#data;
      }
      const byte = data[at]!;
      if (byte === QUOTE) {
        if (word && depth === 0) break;
        this.#at = at;
        this.#passString();
        this.#comma = -1;
        at = this.#at;
        end = this.#end;
        data = this.#data;
        if (depth === 0) return;
        continue;
      }
      if (byte <= SPACE || byte === COLON) {
        if (depth === 0) break;
      } else if (byte === COMMA) {
        if (depth === 0) break;
        values++;
        this.#comma = at - this.#mark;
      } else if ((byte | BRACE_BIT) === (OPEN | BRACE_BIT)) {
        if (word && depth === 0) break;
        depth++;
        values++;
        this.#comma = -1;
        if (this.#mark >= 0) this.#check(values, depth);
      } else if ((byte | BRACE_BIT) === (CLOSE | BRACE_BIT)) {
        if (depth === 0) break;
        if (this.#comma >= 0 && this.#lenient && this.#mark >= 0) data[this.#mark + this.#comma] = SPACE;
        this.#comma = -1;
        if (--depth === 0) {
          this.#at = at + 1;
          return;
        }
      } else if (byte === SLASH && this.#lenient) {
        if (word && depth === 0) break;
        this.#at = at;
        this.#passComment();
        at = this.#at;
        end = this.#end;
        data = this.#data;
        continue;
      } else {
        word = true;
        this.#comma = -1;
      }
      at++;
    }
    this.#at = at;
    if (!word) throw new Damaged('a value is missing');
  }

  /** The text of the value that begins at the next token, without comments and trailing commas. */
  text(): string {
    this.token();
    this.#mark = this.#at;
    try {
      this.pass();
      return decodeText(this.#data.subarray(this.#mark, this.#at));
    } finally {
      this.#mark = -1;
    }
  }

  #check(values: number, depth: number): void {
    if (depth > this.#bounds.depth) throw new OverBudget(`a value nested deeper than ${this.#bounds.depth}`);
    if (values > this.#bounds.values) throw new OverBudget(`more than ${this.#bounds.values} values in one`);
  }

  #passString(): void {
    let at = this.#at + 1;
    for (;;) {
      const { length } = this.#data;
      const data = this.#data;
      const end = Math.min(this.#end, length);
      while (at < end && data[at] !== QUOTE && data[at] !== BACKSLASH) at++;
      if (at < end && data[at] === QUOTE) break;
      if (at < end) at += 2;
      if (at >= end) {
        const over = at - end;
        this.#at = end;
        if (!this.#fill()) throw new Damaged('the text ends within a string');
        at = this.#at + over;
      }
    }
    this.#at = at + 1;
  }

  /** Blanks it in what is kept, so that the rest is plain JSON. */
  #passComment(): void {
    const start = this.#at - this.#mark;
    this.#at++;
    const kind = this.#peek();
    if (kind !== SLASH && kind !== STAR) throw new Damaged('a slash outside of strings and comments');
    this.#at++;
    for (let before = 0; ; ) {
      const byte = this.#peek();
      if (byte === END && kind === SLASH) break;
      if (byte === END) throw new Damaged('the text ends within a comment');
      this.#at++;
      if (kind === SLASH ? byte === NEWLINE : before === STAR && byte === SLASH) break;
      before = byte;
    }
    if (this.#mark >= 0) this.#data.fill(SPACE, this.#mark + start, this.#at);
  }

  #peek(): number {
    return this.#at < this.#end || this.#fill() ? this.#data[this.#at]! : END;
  }

  /** Makes at least one more byte readable; false at the end of all. */
  #fill(): boolean {
    const left = this.#bytes.size - this.#next;
    if (left <= 0) return false;
    const keep = this.#mark >= 0 ? this.#mark : this.#at;
    const kept = this.#end - keep;
    if (this.#mark >= 0 && kept >= this.#bounds.bytes)
      throw new OverBudget(`a value of more than ${this.#bounds.bytes} bytes`);
    let data = this.#data;
    if (kept === data.length) {
      data = new Uint8Array(data.length * 2);
      data.set(this.#data.subarray(keep, this.#end));
    } else data.copyWithin(0, keep, this.#end);
    this.#data = data;
    this.#at -= keep;
    if (this.#mark >= 0) this.#mark = 0;
    const length = Math.min(data.length - kept, left);
    data.set(this.#bytes.read(this.#next, length), kept);
    this.#next += length;
    this.#end = kept + length;
    return true;
  }
}
