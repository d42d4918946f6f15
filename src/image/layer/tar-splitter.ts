// Splits a tar that comes as a stream into entries: a state machine over chunks of any size.
import { Damaged } from '../../core/bytes.ts';
import { BLOCK, padded, type TarEntry, TarSequence } from '../../formats/tar/index.ts';
import { cutError, damagedError } from './trouble.ts';

/** Takes what a tar stream brings, entry by entry. */
export interface TarSink {
  /** A new entry; returns who takes its content, or undefined to skip it. */
  entry(tar: TarEntry): ContentSink | undefined;
}

export interface ContentSink {
  /** The next piece; false: no more is wanted. The piece dies after the call. */
  push(piece: Uint8Array): boolean;
  end(): void;
}

/** Splits a tar stream into entries. Throws image.cut, image.damaged. */
export class TarSplitter {
  readonly #sequence = new TarSequence();
  readonly #where: string;
  readonly #sink: TarSink;
  readonly #held: Buffer = Buffer.allocUnsafe(BLOCK);
  #heldLength = 0;
  #meta: Buffer | undefined;
  #metaLength = 0;
  #content: ContentSink | undefined;
  #left = 0;
  #skip = 0;
  #ended = false;
  /** Bytes taken so far. */
  at = 0;

  constructor(where: string, sink: TarSink) {
    this.#where = where;
    this.#sink = sink;
  }

  push(chunk: Uint8Array): void {
    let pos = 0;
    const { length } = chunk;
    while (pos < length) {
      if (this.#ended) {
        // Padding after the end; read on, since the digest covers it.
        this.at += length - pos;
        return;
      }
      if (this.#left > 0) pos += this.#takeContent(chunk, pos);
      else if (this.#meta) pos += this.#takeMeta(chunk, pos);
      else if (this.#skip > 0) {
        const n = Math.min(this.#skip, length - pos);
        this.#skip -= n;
        this.at += n;
        pos += n;
      } else pos += this.#takeBlock(chunk, pos);
    }
  }

  /** `strict`: an end without the two blocks of zeros is a cut too. */
  end(strict = false): void {
    if (this.#ended) return;
    const missing = this.#left || (this.#meta ? this.#meta.length - this.#metaLength : 0);
    if (missing > 0) throw cutError(this.#where, missing, this.at);
    if (this.#heldLength > 0 || (strict && this.at > 0) || !this.#sequence.mayEnd)
      throw cutError(this.#where, BLOCK - this.#heldLength, this.at);
  }

  #takeContent(chunk: Uint8Array, pos: number): number {
    const n = Math.min(this.#left, chunk.length - pos);
    if (this.#content && !this.#content.push(chunk.subarray(pos, pos + n))) this.#content = undefined;
    this.#left -= n;
    this.at += n;
    if (this.#left === 0) {
      this.#content?.end();
      this.#content = undefined;
    }
    return n;
  }

  #takeMeta(chunk: Uint8Array, pos: number): number {
    const meta = this.#meta!;
    const n = Math.min(meta.length - this.#metaLength, chunk.length - pos);
    meta.set(chunk.subarray(pos, pos + n), this.#metaLength);
    this.#metaLength += n;
    this.at += n;
    if (this.#metaLength === meta.length) {
      this.#meta = undefined;
      this.#guard(() => this.#sequence.meta(meta));
    }
    return n;
  }

  #takeBlock(chunk: Uint8Array, pos: number): number {
    let block: Uint8Array;
    let n: number;
    if (this.#heldLength === 0 && chunk.length - pos >= BLOCK) {
      block = chunk.subarray(pos, pos + BLOCK);
      n = BLOCK;
    } else {
      n = Math.min(BLOCK - this.#heldLength, chunk.length - pos);
      this.#held.set(chunk.subarray(pos, pos + n), this.#heldLength);
      this.#heldLength += n;
      this.at += n;
      if (this.#heldLength < BLOCK) return n;
      this.at -= n;
      this.#heldLength = 0;
      block = this.#held;
    }
    const step = this.#guard(() => this.#sequence.next(block));
    this.at += n;
    if (step.kind === 'end') this.#ended = true;
    else if (step.kind === 'meta') this.#expectMeta(step.size);
    else if (step.kind === 'entry') this.#expectContent(step.entry);
    return n;
  }

  #expectMeta(size: number): void {
    this.#meta = Buffer.alloc(size);
    this.#metaLength = 0;
    this.#skip = padded(size) - size;
    if (size > 0) return;
    this.#meta = undefined;
    this.#guard(() => this.#sequence.meta(new Uint8Array(0)));
  }

  #expectContent(tar: TarEntry): void {
    this.#content = this.#sink.entry(tar);
    this.#left = tar.stored;
    this.#skip = padded(tar.stored) - tar.stored;
    if (tar.stored === 0) {
      this.#content?.end();
      this.#content = undefined;
    }
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof Damaged) throw damagedError(this.#where, this.at, error);
      throw error;
    }
  }
}
