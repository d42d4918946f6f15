// Random access to a part of an open file through one small window: no size cap, constant memory.
import { readSync } from 'node:fs';
import { type Bytes, checkRange, Damaged } from '../../core/bytes.ts';

/** Most and fewest bytes that are read at a time. */
const WINDOW = 64 * 1024;
const SMALL = 4 * 1024;
/** Larger reads get a buffer of their own, which is not kept. */
const KEEP = 1024 * 1024;

export class FileBytes implements Bytes {
  readonly size: number;
  readonly #fd: number;
  readonly #start: number;
  #window: Buffer | undefined;
  #at = 0;
  #length = 0;
  #reach = SMALL;
  #large: Buffer | undefined;

  constructor(fd: number, start: number, size: number) {
    this.#fd = fd;
    this.#start = start;
    this.size = size;
  }

  read(offset: number, length: number): Uint8Array {
    checkRange(this.size, offset, length);
    if (this.#window && offset >= this.#at && offset + length <= this.#at + this.#length)
      return this.#window.subarray(offset - this.#at, offset - this.#at + length);
    if (length <= WINDOW) {
      // Small where the file is: a folder may have a hundred thousand of twenty bytes.
      this.#window ??= Buffer.allocUnsafeSlow(Math.min(WINDOW, this.size));
      const wanted = Math.max(length, this.#ahead(offset));
      this.#at = offset;
      this.#length = this.#fill(this.#window, Math.min(wanted, this.size - offset), offset);
      if (this.#length < length) throw cut();
      return this.#window.subarray(0, length);
    }
    const buffer = this.#bufferFor(length);
    if (this.#fill(buffer, length, offset) < length) throw cut();
    return buffer.subarray(0, length);
  }

  /**
   * How much to read: twice as much each time while reading goes on where it ended, little after a leap. A walk leaps
   * over large files and goes on through small ones.
   */
  #ahead(offset: number): number {
    const end = this.#at + this.#length;
    const goesOn = offset >= this.#at && offset <= end + this.#reach;
    this.#reach = goesOn ? Math.min(WINDOW, this.#reach * 2) : SMALL;
    return this.#reach;
  }

  #bufferFor(length: number): Buffer {
    if (length > KEEP) return Buffer.allocUnsafeSlow(length);
    this.#large ??= Buffer.allocUnsafeSlow(KEEP);
    return this.#large;
  }

  #fill(buffer: Buffer, length: number, offset: number): number {
    let done = 0;
    while (done < length) {
      const n = readSync(this.#fd, buffer, done, length - done, this.#start + offset + done);
      if (n === 0) break;
      done += n;
    }
    return done;
  }
}

function cut(): Damaged {
  return new Damaged('the file became shorter while it was read');
}
