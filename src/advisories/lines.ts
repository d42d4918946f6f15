// Lines of a byte stream as they come, in bounded memory.

import { OverBudget } from '../core/bytes.ts';

/** A line without its end; undefined in place of one that is longer than the limit. */
export interface Line {
  readonly text: Uint8Array | undefined;
  /** From 1. */
  readonly number: number;
  /** False for what stands after the last newline. */
  readonly isEnded: boolean;
}

const NEWLINE = 10;
/** All that is published has less than a million records; a gigabyte of newlines fits into a thousand bytes of brotli. */
const MOST_LINES = 20_000_000;

/** All lines of `chunks` that are not empty. A line of more than `limit` bytes is not kept, only told. Linear in the input. Throws `OverBudget` at the twenty-millionth line. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const keep = (part: Uint8Array): void => {
    size += part.length;
    if (size > limit) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const take = (isEnded: boolean): Line => {
    const whole = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    const line = { text: size > limit ? undefined : whole, number, isEnded };
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      if (size > 0) yield take(true);
      if (++number > MOST_LINES) throw new OverBudget(`more than ${MOST_LINES} lines`);
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (size > 0) yield take(false);
}
