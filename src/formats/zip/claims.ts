// Which bytes of an archive its entries have claimed so far: no two may share any.
import { Damaged } from '../../core/bytes.ts';

/** A function that claims [start, end) and throws `Damaged` when a part of it was claimed before. Logarithmic look-up. */
export function createClaims(): (start: number, end: number) => void {
  const starts: number[] = [];
  const ends: number[] = [];
  return (start, end) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! < start) low = middle + 1;
      else high = middle;
    }
    if ((low > 0 && ends[low - 1]! > start) || (low < starts.length && starts[low]! < end))
      throw new Damaged('zip entries overlap');
    starts.splice(low, 0, start);
    ends.splice(low, 0, end);
  };
}
