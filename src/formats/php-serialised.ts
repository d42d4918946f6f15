// Values that PHP's `serialize` wrote, as PEAR keeps its registry. Source: PHP manual, "serialize"; php_var_unserialize's grammar.
import { Buffer } from 'node:buffer';
import { type Bytes, Damaged, isBadContent, OverBudget, readAll } from '../core/bytes.ts';
import { decodeText } from '../core/text.ts';
import type { Value } from './value.ts';

/** A PEAR package with ten thousand files has about two megabytes. */
const LIMIT = 16 * 1024 * 1024;
const VALUES = 500_000;
const DEPTH = 100;
const SEMICOLON = 0x3b;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const QUOTE = 0x22;

/** Arrays and objects are tables with their keys as text; references are null. */
export interface PhpSerialised {
  /** What was read, up to the damage. */
  readonly value: Value;
  readonly damage?: Damaged | OverBudget;
}

/** Reads the first value, builds tables only, calls nothing. At most 16 MiB, 500,000 values, 100 deep. */
export function readPhpSerialised(bytes: Bytes): PhpSerialised {
  const reader = new PhpReader(Buffer.from(readAll(bytes, LIMIT)));
  try {
    reader.value((value) => (reader.root = value), 0);
    return { value: reader.root };
  } catch (error) {
    if (!isBadContent(error)) throw error;
    return { value: reader.root, damage: error };
  }
}

class PhpReader {
  readonly #data: Buffer;
  #at = 0;
  #left = VALUES;
  root: Value = null;

  constructor(data: Buffer) {
    this.#data = data;
  }

  /** Gives a value to `put`; a table as soon as it is opened, so that it stays when its end is damaged. */
  value(put: (value: Value) => void, depth: number): void {
    if (this.#left-- <= 0) throw new OverBudget(`more than ${VALUES} serialised values`);
    if (depth > DEPTH) throw new OverBudget(`nested deeper than ${DEPTH}`);
    const kind = String.fromCharCode(this.#data[this.#at] ?? 0);
    if (kind === 'N') {
      this.#at += 1;
      this.#expect(SEMICOLON);
      return put(null);
    }
    this.#at += 1;
    this.#expect(COLON);
    if (kind === 's') {
      const text = this.#text();
      this.#expect(SEMICOLON);
      return put(text);
    }
    if (kind === 'a') return this.#table(put, depth);
    if (kind === 'O') {
      this.#text();
      this.#expect(COLON);
      return this.#table(put, depth);
    }
    if (!'ibdrR'.includes(kind)) throw new Damaged(`no serialised value at byte ${this.#at - 2}`);
    const plain = this.#upTo(SEMICOLON);
    put(kind === 'b' ? plain === '1' : kind === 'i' || kind === 'd' ? Number(plain) : null);
  }

  #table(put: (value: Value) => void, depth: number): void {
    const count = this.#count();
    const table = new Map<string, Value>();
    put(table);
    this.#expect(OPEN);
    for (let index = 0; index < count; index++) {
      let key = '';
      this.value((value) => (key = typeof value === 'string' ? value : String(Number(value))), depth + 1);
      this.value((value) => table.set(key, value), depth + 1);
    }
    this.#expect(CLOSE);
  }

  /** `5:"hello"`: the length counts bytes. */
  #text(): string {
    const length = this.#count();
    this.#expect(QUOTE);
    const end = this.#at + length;
    if (end > this.#data.length) throw new Damaged('a string that ends behind the file');
    const text = decodeText(this.#data.subarray(this.#at, end));
    this.#at = end;
    this.#expect(QUOTE);
    return text;
  }

  #count(): number {
    const digits = this.#upTo(COLON);
    if (!/^\d{1,9}$/.test(digits)) throw new Damaged(`no length at byte ${this.#at}`);
    return Number(digits);
  }

  /** Short text before `mark`, which is passed. */
  #upTo(mark: number): string {
    const end = this.#data.subarray(this.#at, this.#at + 64).indexOf(mark);
    if (end < 0) throw new Damaged(`no end of a number at byte ${this.#at}`);
    const text = this.#data.toString('latin1', this.#at, this.#at + end);
    this.#at += end + 1;
    return text;
  }

  #expect(byte: number): void {
    if (this.#data[this.#at] !== byte)
      throw new Damaged(`'${String.fromCharCode(byte)}' is missing at byte ${this.#at}`);
    this.#at += 1;
  }
}
