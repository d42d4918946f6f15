// Random access to an open file, for the zip reader.
import { readSync } from 'node:fs';
import { type Bytes, Damaged, checkRange } from '../core/bytes.ts';

/** `Bytes` of the open file `fd` of `size` bytes, through one buffer that grows to the largest read. */
export function bytesOfFile(fd: number, size: number): Bytes {
  let buffer = Buffer.allocUnsafeSlow(64 * 1024);
  return {
    size,
    read(offset, length) {
      checkRange(size, offset, length);
      if (length > buffer.length) buffer = Buffer.allocUnsafeSlow(length);
      for (let done = 0; done < length; ) {
        const count = readSync(fd, buffer, done, length - done, offset + done);
        if (count === 0) throw new Damaged('the file became shorter while it was read');
        done += count;
      }
      return buffer.subarray(0, length);
    },
  };
}
