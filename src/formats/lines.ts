// Lines of text content of any size, in constant memory.
import { type Bytes, OverBudget } from '../core/bytes.ts';
import { decodeText } from '../core/text.ts';

const WINDOW = 256 * 1024;
const NEWLINE = 10;

/** No line that means something to us is longer; what lies beyond is dropped and the line marked as cut. */
export const LINE_LIMIT = 64 * 1024;

/** Real databases have some hundred thousand lines; this many take about a second. */
const LINES = 8_000_000;

/**
 * Calls `onLine` with each line of UTF-8 text, without its end (`\n` or `\r\n`). Of a line of more than
 * `LINE_LIMIT` characters only the first part comes, with `cut` true. Bytes that are no UTF-8 become U+FFFD.
 * Throws `OverBudget` at the eight-millionth line.
 */
export function eachLine(bytes: Bytes, onLine: (line: string, cut: boolean) => void): void {
  let left = LINES;
  let pending = new Uint8Array(0);
  let cut = false;
  const keep = (part: Uint8Array): void => {
    const room = LINE_LIMIT * 4 - pending.length;
    if (part.length > room) cut = true;
    const kept = part.subarray(0, Math.max(room, 0));
    if (kept.length === 0) return;
    const joined = new Uint8Array(pending.length + kept.length);
    joined.set(pending);
    joined.set(kept, pending.length);
    pending = joined;
  };
  const flush = (): void => {
    emit(decodeText(pending), cut, onLine);
    pending = new Uint8Array(0);
    cut = false;
  };
  for (let offset = 0; offset < bytes.size; offset += WINDOW) {
    const chunk = bytes.read(offset, Math.min(WINDOW, bytes.size - offset));
    const last = chunk.lastIndexOf(NEWLINE);
    let start = 0;
    if (last >= 0 && (pending.length > 0 || cut)) {
      start = chunk.indexOf(NEWLINE) + 1;
      keep(chunk.subarray(0, start - 1));
      flush();
    }
    if (last >= start) left -= eachOf(decodeText(chunk.subarray(start, last)), onLine);
    if (left < 0) throw new OverBudget(`more than ${LINES} lines`);
    keep(chunk.subarray(last + 1));
  }
  if (pending.length > 0 || cut) flush();
}

/** Returns the number of lines. */
function eachOf(text: string, onLine: (line: string, cut: boolean) => void): number {
  let count = 0;
  for (let start = 0; start <= text.length; count++) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    emit(text.slice(start, end), false, onLine);
    start = end + 1;
  }
  return count;
}

function emit(line: string, cut: boolean, onLine: (line: string, cut: boolean) => void): void {
  if (line.length > LINE_LIMIT) onLine(line.slice(0, LINE_LIMIT), true);
  else onLine(line.endsWith('\r') ? line.slice(0, -1) : line, cut);
}
