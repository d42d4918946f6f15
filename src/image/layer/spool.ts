// One unlinked temporary file a layer in flight: random access to entries that come out of a stream.
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bytes } from '../../core/bytes.ts';
import { fail, systemCode } from '../../core/errors.ts';
import { FileBytes } from './file-bytes.ts';

/** Above this the file is cut between entries; below, its pages are written over, which is faster. */
const KEEP = 64 * 1024 * 1024;
const ZEROS = Buffer.alloc(256 * 1024);

export class Spool {
  #fd: number | undefined;
  #size = 0;
  /** Where the last byte that was written ends; beyond it the file is empty. */
  #high = 0;
  /** Bytes that were written, and so take room: zeros at the end of the file are left out. */
  written = 0;

  reset(): void {
    this.#size = 0;
    if (this.#fd !== undefined && this.#high > KEEP) {
      ftruncateSync(this.#fd, 0);
      this.#high = 0;
    }
  }

  /** Appends; throws store.unwritable when the disk is full. A sparse file stays sparse. */
  write(chunk: Uint8Array): void {
    this.#fd ??= openUnlinked();
    if (this.#size >= this.#high && isZero(chunk)) {
      this.#size += chunk.length;
      return;
    }
    this.written += chunk.length;
    try {
      let done = 0;
      while (done < chunk.length)
        done += writeSync(this.#fd, chunk, done, chunk.length - done, this.#size + done);
    } catch (error) {
      const why = systemCode(error) === 'ENOSPC' ? 'the disk is full' : systemCode(error);
      fail(
        'store.unwritable',
        tmpdir(),
        `a temporary file can not be written (${why})`,
        'free some space or set TMPDIR',
        error,
      );
    }
    this.#size += chunk.length;
    this.#high = Math.max(this.#high, this.#size);
  }

  get size(): number {
    return this.#size;
  }

  get fd(): number {
    this.#fd ??= openUnlinked();
    if (this.#size > this.#high) ftruncateSync(this.#fd, this.#size);
    return this.#fd;
  }

  bytes(): Bytes {
    return new FileBytes(this.fd, 0, this.#size);
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }
}

function isZero(chunk: Uint8Array): boolean {
  return (
    chunk[0] === 0 &&
    chunk.length <= ZEROS.length &&
    ZEROS.compare(chunk, 0, chunk.length, 0, chunk.length) === 0
  );
}

/** A file without a name: nothing is left behind, however the process ends. */
function openUnlinked(): number {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-'));
    return openSync(join(folder, 'spool'), 'wx+', 0o600);
  } catch (error) {
    return fail(
      'store.unwritable',
      tmpdir(),
      'no temporary file can be made',
      'set TMPDIR to a writable folder',
      error,
    );
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}
