// Finds members of the outermost JSON object without building the rest: no nesting, size or damage further on can hurt.
import { decodeText } from '../../core/text.ts';

export interface Members {
  /** JSON text of each wanted member that is there in whole; the last of its name wins, as for JSON.parse. */
  readonly found: ReadonlyMap<string, string>;
  /** False: this is no object, or it ends or goes wrong before its closing brace. */
  readonly whole: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** A wanted value longer than this is left out (bytes). */
const LONGEST_VALUE = 64 * 1024;

/** One pass over the bytes; `wanted` are names of members. A byte order mark is passed over. */
export function findMembers(data: Uint8Array, wanted: ReadonlySet<string>): Members {
  const found = new Map<string, string>();
  const cut = { found, whole: false };
  const mark = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf;
  let at = skipSpace(data, mark ? 3 : 0);
  if (data[at] !== OPEN) return cut;
  at = skipSpace(data, at + 1);
  if (data[at] === CLOSE) return { found, whole: true };
  for (;;) {
    const nameEnd = skipString(data, at);
    if (nameEnd < 0) return cut;
    const name = nameOf(data, at, nameEnd);
    at = skipSpace(data, nameEnd);
    if (data[at] !== COLON) return cut;
    at = skipSpace(data, at + 1);
    const end = skipValue(data, at);
    if (end < 0) return cut;
    if (wanted.has(name) && end - at <= LONGEST_VALUE) found.set(name, decodeText(data.subarray(at, end)));
    at = skipSpace(data, end);
    if (data[at] === CLOSE) return { found, whole: true };
    if (data[at] !== COMMA) return cut;
    at = skipSpace(data, at + 1);
  }
}

function nameOf(data: Uint8Array, start: number, end: number): string {
  const text = decodeText(data.subarray(start, Math.min(end, start + LONGEST_VALUE)));
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    return String(JSON.parse(text));
  } catch {
    return '';
  }
}

function skipSpace(data: Uint8Array, start: number): number {
  let at = start;
  while (data[at] === 0x20 || data[at] === 0x0a || data[at] === 0x0d || data[at] === 0x09) at++;
  return at;
}

/** The place after a string that begins at `start`, or -1. */
function skipString(data: Uint8Array, start: number): number {
  if (data[start] !== QUOTE) return -1;
  for (let at = start + 1; at < data.length; at++) {
    if (data[at] === QUOTE) return at + 1;
    if (data[at] === BACKSLASH) at++;
  }
  return -1;
}

/** The place after a value that begins at `start`, or -1. Nested brackets are counted, not matched by kind. */
function skipValue(data: Uint8Array, start: number): number {
  if (data[start] === QUOTE) return skipString(data, start);
  let depth = 0;
  for (let at = start; at < data.length; at++) {
    const byte = data[at];
    if (byte === QUOTE) {
      at = skipString(data, at) - 1;
      if (at < 0) return -1;
    } else if (byte === OPEN || byte === 0x5b) depth++;
    else if (byte === CLOSE || byte === 0x5d) {
      if (depth === 0) return at > start ? at : -1;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && (byte === COMMA || (byte !== undefined && byte <= 0x20)))
      return at > start ? at : -1;
  }
  return -1;
}
