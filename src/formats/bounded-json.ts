// Parses JSON of unknown origin within limits: a few bytes of it can cost hundreds in memory.
import { Damaged, OverBudget } from '../core/bytes.ts';
import { decodeText } from '../core/text.ts';

export interface JsonLimits {
  /** Values, counted by their separators (a list of ten million empty objects fits into 30 MB). */
  readonly values: number;
  /** Objects and lists within one another. */
  readonly depth: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN = [0x5b, 0x7b];
const CLOSE = [0x5d, 0x7d];

/** Throws `OverBudget` before anything is built, and `Damaged` for what is no JSON. A byte order mark is passed over. */
export function parseBounded(bytes: Uint8Array, limits: JsonLimits): unknown {
  measure(bytes, limits);
  try {
    return JSON.parse(decodeText(bytes)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Damaged(error.message.slice(0, 120));
    // Text that is longer than the engine's longest string.
    throw new OverBudget(`${bytes.length} bytes in one text`);
  }
}

function measure(bytes: Uint8Array, limits: JsonLimits): void {
  let values = 0;
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) at = endOfString(bytes, at + 1);
    else if (byte === COMMA) values += 1;
    else if (byte === OPEN[0] || byte === OPEN[1]) {
      values += 1;
      depth += 1;
      if (depth > limits.depth) throw new OverBudget(`nested deeper than ${limits.depth}`);
    } else if (byte === CLOSE[0] || byte === CLOSE[1]) depth -= 1;
    if (values > limits.values) throw new OverBudget(`more than ${limits.values} values`);
  }
}

/** Place of the closing quote, or the end of all. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
