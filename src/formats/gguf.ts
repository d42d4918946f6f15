// Metadata of GGUF files, in which models for llama.cpp and others are kept. Source: ggml's "GGUF" specification, versions 1 to 3.
import { type Bytes, Damaged, OverBudget } from '../core/bytes.ts';
import { decodeText } from '../core/text.ts';

const MAGIC = 'GGUF';
const WINDOW = 64 * 1024;
/** Metadata, which has the words of the tokenizer: some megabytes. */
const METADATA_BYTES = 128 * 1024 * 1024;
const ENTRIES = 65_536;
/** Elements of lists of texts, each of which must be passed over on its own. */
const TEXTS = 2_000_000;
const TEXT_LENGTH = 64 * 1024;
const DEPTH = 4;

const TEXT = 8;
const LIST = 9;
/** Bytes of the values of fixed size, by their type. */
const SIZES: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 4],
  [7, 1],
  [10, 8],
  [11, 8],
  [12, 8],
]);

/** The wanted texts among the metadata, by their keys (`general.name`). Undefined when it is no GGUF. Throws `Damaged` and `OverBudget`. */
export function readGgufTexts(
  bytes: Bytes,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, string> | undefined {
  if (bytes.size < 12 || decodeText(bytes.read(0, 4)) !== MAGIC) return undefined;
  const head = new GgufReader(bytes);
  const texts = new Map<string, string>();
  const count = head.start();
  if (count > ENTRIES) throw new OverBudget(`${count} entries of metadata`);
  for (let at = 0; at < count; at++) {
    const key = head.text();
    const type = head.word();
    if (type === TEXT && wanted.has(key)) texts.set(key, head.text());
    else head.pass(type, DEPTH);
  }
  return texts;
}

class GgufReader {
  readonly #bytes: Bytes;
  #window = new DataView(new ArrayBuffer(0));
  #windowStart = 0;
  #at = 4;
  #little = true;
  #wide = true;
  #texts = 0;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  /** Reads the version, which tells the byte order and the width of counts, and returns the number of entries. */
  start(): number {
    const version = this.word();
    // A small number in the other byte order.
    if (version > 0xffff) this.#little = false;
    this.#wide = (this.#little ? version : version >>> 24) > 1;
    // Of tensors, which lie behind the metadata.
    this.#count();
    return this.#count();
  }

  word(): number {
    const at = this.#take(4);
    return this.#window.getUint32(at, this.#little);
  }

  text(): string {
    const length = this.#count();
    if (length > TEXT_LENGTH) {
      this.#skip(length);
      return '';
    }
    const at = this.#take(length);
    return decodeText(new Uint8Array(this.#window.buffer, this.#window.byteOffset + at, length));
  }

  /** Passes over a value. */
  pass(type: number, depth: number): void {
    const size = SIZES.get(type);
    if (size !== undefined) this.#skip(size);
    else if (type === TEXT) this.#skip(this.#count());
    else if (type === LIST && depth > 0) this.#passList(depth);
    else throw new Damaged(`a value of the unknown type ${type}`);
  }

  #passList(depth: number): void {
    const type = this.word();
    const count = this.#count();
    const size = SIZES.get(type);
    if (size !== undefined) return this.#skip(size * count);
    this.#texts += count;
    if (this.#texts > TEXTS) throw new OverBudget(`more than ${TEXTS} texts in lists`);
    for (let at = 0; at < count; at++) this.pass(type, depth - 1);
  }

  #count(): number {
    if (!this.#wide) return this.word();
    const at = this.#take(8);
    const count = this.#window.getBigUint64(at, this.#little);
    if (count > BigInt(Number.MAX_SAFE_INTEGER)) throw new Damaged('a count beyond all sense');
    return Number(count);
  }

  #skip(length: number): void {
    if (this.#at + length > this.#bytes.size) throw new Damaged('the metadata ends early');
    this.#at += length;
    if (this.#at > METADATA_BYTES) throw new OverBudget(`more than ${METADATA_BYTES} bytes of metadata`);
  }

  /** Moves past `length` bytes and returns their place in the window. */
  #take(length: number): number {
    const start = this.#at;
    this.#skip(length);
    const inside = start - this.#windowStart;
    if (inside >= 0 && inside + length <= this.#window.byteLength) return inside;
    const copy = Uint8Array.from(
      this.#bytes.read(start, Math.min(Math.max(WINDOW, length), this.#bytes.size - start)),
    );
    this.#window = new DataView(copy.buffer);
    this.#windowStart = start;
    return 0;
  }
}
