// A place in TOML text of any size: one window of bytes in memory, counted against the limits.
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';

const WINDOW = 256 * 1024;
/** One string, key, number or comment. */
const RUN_BYTES = 1024 * 1024;
/** Text of one table; real ones have some hundred kilobytes at most. */
const TABLE_BYTES = 8 * 1024 * 1024;
/** Values of one table: each can cost two hundred bytes in memory. */
const TABLE_VALUES = 200_000;

export const END = -1;
const NEWLINE = 0x0a;

/** For `Cursor.run`: of each byte 1 when a run may have it, otherwise 0. */
export type ByteSet = Uint8Array;

export function byteSet(has: (byte: number) => boolean): ByteSet {
  return Uint8Array.from({ length: 256 }, (_, byte) => (has(byte) ? 1 : 0));
}

export class Cursor {
  readonly #bytes: Bytes;
  #window = Buffer.alloc(0);
  /** Of the byte behind the window. */
  #next = 0;
  #at = 0;
  #countedFrom = 0;
  #values = 0;
  line = 1;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  /** The byte `ahead` (0 to 2) of here; `END` behind the last one. */
  peek(ahead = 0): number {
    const at = this.#at + ahead;
    if (at < this.#window.length) return this.#window[at]!;
    return this.#fill() ? this.peek(ahead) : END;
  }

  /** Passes over bytes that were looked at. */
  skip(count = 1): void {
    this.#at += count;
  }

  /** Takes the byte if it is there. */
  take(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.#at += 1;
    if (byte === NEWLINE) this.line += 1;
    return true;
  }

  /** Takes all bytes up to the first that the set has not. */
  run(set: ByteSet): string {
    let length = 0;
    let ascii = 0;
    do {
      const window = this.#window;
      let end = this.#at + length;
      for (; end < window.length; end++) {
        const byte = window[end]!;
        if (set[byte] === 0) break;
        if (byte === NEWLINE) this.line += 1;
        ascii |= byte;
      }
      length = end - this.#at;
      if (length > RUN_BYTES)
        throw new OverBudget(`line ${this.line}: more than ${RUN_BYTES} bytes in one text`);
    } while (this.#at + length === this.#window.length && this.#fill());
    const start = this.#at;
    this.#at += length;
    if (ascii < 0x80) return this.#window.toString('latin1', start, this.#at);
    return decodeText(this.#window.subarray(start, this.#at));
  }

  /** Starts the count of a table's text and values anew. */
  startCount(): void {
    this.#countedFrom = this.#offset;
    this.#values = 0;
  }

  countValue(): void {
    this.#values += 1;
    if (this.#values > TABLE_VALUES) throw new OverBudget(`more than ${TABLE_VALUES} values in one table`);
  }

  damaged(what: string): Damaged {
    return new Damaged(`line ${this.line}: ${what}`);
  }

  get #offset(): number {
    return this.#next - this.#window.length + this.#at;
  }

  /** Adds to the window, or tells that there is no more. */
  #fill(): boolean {
    if (this.#next >= this.#bytes.size) return false;
    if (this.#offset - this.#countedFrom > TABLE_BYTES)
      throw new OverBudget(`line ${this.line}: more than ${TABLE_BYTES} bytes in one table`);
    const rest = this.#window.subarray(this.#at);
    const length = Math.min(WINDOW, this.#bytes.size - this.#next);
    const window = Buffer.alloc(rest.length + length);
    window.set(rest);
    window.set(this.#bytes.read(this.#next, length), rest.length);
    this.#next += length;
    this.#window = window;
    this.#at = 0;
    return true;
  }
}
