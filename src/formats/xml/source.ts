// The text of an XML document in windows: decoded by mark or declaration, searched and passed over in constant memory.
import { TextDecoder } from 'node:util';
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';

const WINDOW = 64 * 1024;

export class Source {
  readonly #bytes: Bytes;
  readonly #decoder: TextDecoder;
  #offset = 0;
  #text = '';
  #at = 0;

  /** Throws `Damaged` when the document declares an encoding that nobody knows. */
  constructor(bytes: Bytes) {
    this.#bytes = bytes;
    this.#decoder = decoderOf(bytes.read(0, Math.min(bytes.size, 256)));
  }

  /** True, and passed over, when `text` (at most some characters) comes next. */
  accept(text: string): boolean {
    while (this.#text.length - this.#at < text.length) if (!this.#fill()) return false;
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  /** Text up to `end`, which stays; up to the end of all when `end` never comes. `OverBudget` beyond `limit` characters. */
  until(end: string, limit: number): string {
    let from = this.#at;
    for (;;) {
      const found = this.#text.indexOf(end, from);
      const stop = found < 0 ? this.#text.length : found;
      if (stop - this.#at > limit) throw new OverBudget(`a text of more than ${limit} characters`);
      if (found < 0) {
        const searched = Math.max(this.#text.length - this.#at - end.length + 1, 0);
        if (this.#fill()) {
          from = searched;
          continue;
        }
      }
      return this.#take(found < 0 ? this.#text.length : found);
    }
  }

  /** Passes over all up to `end` and over `end` itself. Throws `Damaged` when it never comes. */
  skip(end: string): void {
    for (;;) {
      const found = this.#text.indexOf(end, this.#at);
      if (found >= 0) {
        this.#at = found + end.length;
        return;
      }
      this.#at = Math.max(this.#at, this.#text.length - end.length + 1);
      if (!this.#fill()) throw new Damaged(`the document ends before ${end}`);
    }
  }

  /** The rest of a tag up to its '>', which is passed over; one in a quoted value does not end it. */
  tag(limit: number): string {
    let quote = '';
    for (let length = 0; length <= limit; length++) {
      if (this.#at + length >= this.#text.length && !this.#fill())
        throw new Damaged('the document ends within a tag');
      const char = this.#text[this.#at + length]!;
      if (quote !== '') {
        if (char === quote) quote = '';
      } else if (char === '"' || char === "'") quote = char;
      else if (char === '>') {
        const tag = this.#take(this.#at + length);
        this.#at += 1;
        return tag;
      }
    }
    throw new OverBudget(`a tag of more than ${limit} characters`);
  }

  /** The next character, passed over; '' at the end. */
  next(): string {
    if (this.#at >= this.#text.length && !this.#fill()) return '';
    return this.#text[this.#at++]!;
  }

  #take(end: number): string {
    const taken = this.#text.slice(this.#at, end);
    this.#at = end;
    return detached(taken);
  }

  /** Decodes one more window behind what is left; false when there is none. */
  #fill(): boolean {
    if (this.#offset >= this.#bytes.size) return false;
    const length = Math.min(WINDOW, this.#bytes.size - this.#offset);
    const chunk = this.#bytes.read(this.#offset, length);
    this.#offset += length;
    const more = this.#decoder.decode(chunk, { stream: this.#offset < this.#bytes.size });
    this.#text = this.#text.slice(this.#at) + more;
    this.#at = 0;
    return true;
  }
}

/** Shorter ones the engine copies anyway. */
const SLICED = 13;

/** A copy: a slice that somebody keeps would keep its whole window alive. */
function detached(text: string): string {
  return text.length < SLICED ? text : ` ${text}`.slice(1);
}

/**
 * Byte order mark first, then the look of the first characters, then the declaration. Source: XML 1.0, appendix F.
 * A declared UTF-16 in a text that is plainly not in it is a known slip of tools that copy declarations.
 */
function decoderOf(head: Uint8Array): TextDecoder {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder('utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder('utf-16be');
  const start = String.fromCharCode(...head);
  const [, label = 'utf-8'] =
    /^<\?xml\s[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start) ?? [];
  if (/^(?:utf-?16|ucs-?2|iso-10646-ucs-2)/i.test(label)) return new TextDecoder('utf-8');
  try {
    return new TextDecoder(label);
  } catch {
    throw new Damaged(`the encoding ${label} is not known`);
  }
}
