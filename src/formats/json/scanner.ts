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

/** What `token` gives at the end of the text. */
export const END = -1;

const WINDOW = 256 * 1024;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const SLASH = 0x2f;
const STAR = 0x2a;
const SPACE = 0x20;
const NEWLINE = 0x0a;
const NONE = -1;

export class JsonScanner {
  readonly #bytes: Bytes;
  readonly #lenient: boolean;
  readonly #bounds: JsonBounds;
  #data = new Uint8Array(WINDOW);
  #at = 0;
  #end = 0;
  /** Where the bytes after the window begin. */
  #next = 0;
  /** Start of what must stay in the window. */
  #mark = NONE;

  constructor(bytes: Bytes, lenient: boolean, bounds: JsonBounds) {
    this.#bytes = bytes;
    this.#lenient = lenient;
    this.#bounds = bounds;
    if (this.#peek() === 0xef && this.#data[1] === 0xbb && this.#data[2] === 0xbf) this.#at = 3;
  }

  /** The next byte that counts, which stays unread. */
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

  /** Passes over the value that begins at the next token. */
  pass(): void {
    const first = this.token();
    if (first === QUOTE) this.#passString();
    else if (isOpening(first)) this.#passNested();
    else this.#passWord();
  }

  /** The text of the value that begins at the next token, without comments and trailing commas. */
  text(): string {
    this.token();
    this.#mark = this.#at;
    try {
      this.pass();
      return decodeText(this.#data.subarray(this.#mark, this.#at));
    } finally {
      this.#mark = NONE;
    }
  }

  /** An object or list. Brackets are counted, not matched by kind. */
  #passNested(): void {
    let depth = 0;
    let values = 0;
    // Place after the mark of a comma that nothing has followed yet.
    let comma = NONE;
    do {
      const byte = this.#peek();
      if (byte === END) throw new Damaged('the text ends within a value');
      if (byte === SLASH && this.#lenient) {
        this.#passComment();
        continue;
      }
      if (byte === QUOTE) this.#passString();
      else this.#at++;
      if (byte <= SPACE) continue;
      if (isOpening(byte)) {
        depth++;
        if (this.#mark !== NONE) this.#check(++values, depth);
      } else if (isClosing(byte)) {
        depth--;
        if (comma !== NONE && this.#lenient) this.#data[this.#mark + comma] = SPACE;
      } else if (byte === COMMA) values++;
      comma = byte === COMMA && this.#mark !== NONE ? this.#at - 1 - this.#mark : NONE;
    } while (depth > 0);
    if (this.#mark !== NONE) this.#check(values, depth);
  }

  #check(values: number, depth: number): void {
    if (depth > this.#bounds.depth) throw new OverBudget(`a value nested deeper than ${this.#bounds.depth}`);
    if (values > this.#bounds.values) throw new OverBudget(`more than ${this.#bounds.values} values in one`);
  }

  #passString(): void {
    this.#at++;
    for (;;) {
      const data = this.#data;
      let at = this.#at;
      while (at < this.#end && data[at] !== QUOTE && data[at] !== BACKSLASH) at++;
      this.#at = at;
      const byte = this.#peek();
      if (byte === END) throw new Damaged('the text ends within a string');
      this.#at++;
      if (byte === QUOTE) return;
      // The byte after a backslash ends nothing.
      if (byte === BACKSLASH && this.#peek() !== END) this.#at++;
    }
  }

  /** A number, or `true`, `false`, `null`: whatever stands there, up to what can't be a part of one. */
  #passWord(): void {
    let length = 0;
    for (; ; length++) {
      const byte = this.#peek();
      if (byte <= SPACE || byte === COMMA || byte === COLON || byte === QUOTE) break;
      if (isOpening(byte) || isClosing(byte) || (byte === SLASH && this.#lenient)) break;
      this.#at++;
    }
    if (length === 0) throw new Damaged('a value is missing');
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
    if (this.#mark !== NONE) this.#data.fill(SPACE, this.#mark + start, this.#at);
  }

  #peek(): number {
    return this.#at < this.#end || this.#fill() ? this.#data[this.#at]! : END;
  }

  /** Makes at least one more byte readable; false at the end of all. */
  #fill(): boolean {
    const left = this.#bytes.size - this.#next;
    if (left <= 0) return false;
    const marked = this.#mark !== NONE;
    const keep = marked ? this.#mark : this.#at;
    const kept = this.#end - keep;
    if (marked && kept >= this.#bounds.bytes)
      throw new OverBudget(`a value of more than ${this.#bounds.bytes} bytes`);
    const old = this.#data;
    if (kept === old.length) this.#data = new Uint8Array(old.length * 2);
    this.#data.set(old.subarray(keep, this.#end));
    this.#at -= keep;
    if (marked) this.#mark = 0;
    const length = Math.min(this.#data.length - kept, left);
    this.#data.set(this.#bytes.read(this.#next, length), kept);
    this.#next += length;
    this.#end = kept + length;
    return true;
  }
}

function isOpening(byte: number): boolean {
  return byte === 0x5b || byte === 0x7b;
}

function isClosing(byte: number): boolean {
  return byte === 0x5d || byte === 0x7d;
}
