// A first pass over a file that is read twice.
import { isBadContent } from '../core/bytes.ts';

/** Each value up to the damage, if there is one: the pass that follows comes upon it, too, and tells. */
export function* lookAhead<T>(values: Iterable<T>): Generator<T> {
  try {
    yield* values;
  } catch (error) {
    if (!isBadContent(error)) throw error;
  }
}
