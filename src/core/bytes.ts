// The only way content reaches a parser: random access to bytes of any size, synchronous.

export interface Bytes {
  readonly size: number;
  /** Exactly `length` bytes at `offset`, or throws `Damaged`. The view dies at the next read: copy what you keep. */
  read(offset: number, length: number): Uint8Array;
}

/** Thrown by parsers when bytes end early or contradict themselves; walkers turn it into a gap 'damaged'. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/** Thrown by parsers that reach one of their limits; walkers turn it into a gap 'budget'. */
export class OverBudget extends Error {
  override readonly name = 'OverBudget';
}

/** Bytes that are already in memory. */
export function bytesOf(data: Uint8Array): Bytes {
  return {
    size: data.length,
    read(offset, length) {
      checkRange(data.length, offset, length);
      return data.subarray(offset, offset + length);
    },
  };
}

/** A window of `bytes`; reads outside of it are `Damaged`, never a look at the neighbours. */
export function sliceOf(bytes: Bytes, start: number, size: number): Bytes {
  checkRange(bytes.size, start, size);
  return {
    size,
    read(offset, length) {
      checkRange(size, offset, length);
      return bytes.read(start + offset, length);
    },
  };
}

/** The whole content as a copy of its own, when it has at most `limit` bytes; otherwise throws `OverBudget`. */
export function readAll(bytes: Bytes, limit: number): Uint8Array {
  if (bytes.size > limit) throw new OverBudget(`${bytes.size} bytes, limit ${limit}`);
  return Uint8Array.from(bytes.read(0, bytes.size));
}

/** Throws `Damaged` unless offset and length lie inside `size`. */
export function checkRange(size: number, offset: number, length: number): void {
  const whole = Number.isSafeInteger(offset) && Number.isSafeInteger(length);
  if (!whole || offset < 0 || length < 0 || offset + length > size)
    throw new Damaged(`bytes ${offset} to ${offset + length} lie outside of ${size}`);
}

/** True for what a parser may throw on bad content; anything else is a fault of ours and must surface. */
export function isBadContent(error: unknown): error is Damaged | OverBudget {
  return error instanceof Damaged || error instanceof OverBudget;
}
