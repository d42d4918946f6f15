// Pages of a database file, read ahead while they are asked for in order.
import type { Bytes } from '../core/bytes.ts';

const SMALLEST = 16 * 1024;
const LARGEST = 256 * 1024;

/**
 * Gives page `index` (from 0) of a file; `Damaged` where the file ends before it. A page is valid until the next
 * call. Pages in order come out of large reads, scattered ones out of small reads.
 */
export function pageReader(bytes: Bytes, pageSize: number): (index: number) => Uint8Array {
  const window = new Uint8Array(Math.max(LARGEST, pageSize));
  let start = 0;
  let end = 0;
  let ahead = SMALLEST;
  return (index) => {
    const offset = index * pageSize;
    if (offset < start || offset + pageSize > end) {
      ahead = offset === end ? Math.min(ahead * 2, LARGEST) : SMALLEST;
      const wanted = Math.max(ahead - (ahead % pageSize), pageSize);
      const length = Math.max(Math.min(wanted, bytes.size - offset), pageSize);
      // A copy: the bytes below may be one buffer that other files share.
      window.set(bytes.read(offset, length));
      start = offset;
      end = offset + length;
    }
    return window.subarray(offset - start, offset - start + pageSize);
  };
}
