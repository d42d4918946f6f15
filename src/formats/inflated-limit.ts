// How much one small compressed file may become: less than what a bomb is worth.

/** What is read here (lists, control data, kernels) is compressed to a tenth, at the very best to a thirtieth. */
const RATIO = 64;
/** However small the file. */
const LEAST = 512 * 1024;

/**
 * Bytes that `stored` compressed bytes may inflate to, `most` at the most. The ratio counts because an image may hold ten
 * thousand such files: then the time for all of them is still in proportion to their size.
 */
export function inflatedLimit(stored: number, most: number): number {
  return Math.min(most, Math.max(LEAST, stored * RATIO));
}
