// Walks a tar that comes as a stream: state machine over chunks; contents are kept only where a reader wants them.
import { bytesOf, Damaged } from '../../core/bytes.ts';
import type { Limits } from '../../core/limits.ts';
import { BLOCK, padded, type TarEntry, TarSequence } from '../../formats/tar/index.ts';
import { entryOf, type Link, resolveLinks } from './entries.ts';
import { type Gatherer, HEAD, type Plan } from './gatherer.ts';
import { Spool } from './spool.ts';
import { cutError, damagedError, overEntries } from './trouble.ts';

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

/** Walks one layer's stream for the readers of `gatherer`. */
export class LayerStream implements TarSink {
  readonly splitter: TarSplitter;
  readonly #gatherer: Gatherer;
  readonly #limits: Limits;
  readonly #where: string;
  readonly #content: EntryContent;

  constructor(where: string, gatherer: Gatherer, limits: Limits) {
    this.#where = where;
    this.#gatherer = gatherer;
    this.#limits = limits;
    this.#content = new EntryContent(gatherer, limits);
    this.splitter = new TarSplitter(where, this);
  }

  entry(tar: TarEntry): ContentSink | undefined {
    const { files, layer } = this.#gatherer;
    if (files.length >= this.#limits.entries) throw overEntries(this.#where, this.#limits.entries);
    const entry = entryOf(tar, layer, files.length);
    files.add(entry);
    if (entry.kind !== 'file') return undefined;
    const plan = this.#gatherer.offer(entry);
    if (!plan) return undefined;
    if (tar.sparse) {
      this.#gatherer.refuse(plan, 'not-understood', 'a sparse file inside a tar');
      return undefined;
    }
    return this.#content.start(plan);
  }

  /** After the last piece: hard links whose content some reader wants, to be had in a second pass. */
  end(strict: boolean): { plan: Plan; link: Link }[] {
    this.splitter.end(strict);
    this.close();
    const wanted: { plan: Plan; link: Link }[] = [];
    for (const link of resolveLinks(this.#gatherer.files, this.#gatherer.layer)) {
      const plan = this.#gatherer.offer(link.entry);
      if (plan) wanted.push({ plan, link });
    }
    return wanted;
  }

  close(): void {
    this.#content.close();
  }
}

/** Carries one entry's content from the stream to its readers: head first, then a buffer or the spool file. */
export class EntryContent implements ContentSink {
  readonly #gatherer: Gatherer;
  readonly #limits: Limits;
  readonly #spool = new Spool();
  #buffer: Buffer | undefined;
  #plan!: Plan;
  #taken = 0;
  #probed = false;
  #whole: Uint8Array | undefined;
  #visitors: ReturnType<Gatherer['visitors']> = [];

  constructor(gatherer: Gatherer, limits: Limits) {
    this.#gatherer = gatherer;
    this.#limits = limits;
  }

  start(plan: Plan): ContentSink {
    this.#plan = plan;
    this.#taken = 0;
    this.#probed = false;
    this.#whole = undefined;
    this.#visitors = [];
    this.#spool.reset();
    return this;
  }

  push(piece: Uint8Array): boolean {
    const { size } = this.#plan.entry;
    if (!this.#probed) {
      const need = Math.min(HEAD, size);
      if (this.#taken === 0 && piece.length >= need) {
        if (!this.#probe(piece.subarray(0, need))) return false;
        if (piece.length === size) this.#whole = piece;
      } else {
        // A head in two pieces: gather it in the buffer first.
        const n = Math.min(need - this.#taken, piece.length);
        this.#room(HEAD).set(piece.subarray(0, n), this.#taken);
        this.#taken += n;
        if (this.#taken < need) return true;
        const head = Uint8Array.from(this.#buffer!.subarray(0, need));
        if (!this.#probe(head)) return false;
        this.#taken = 0;
        this.#store(head);
        piece = piece.subarray(n);
      }
    }
    this.#store(piece);
    return true;
  }

  end(): void {
    if (!this.#probed && !this.#probe(new Uint8Array(0))) return;
    for (const visitor of this.#visitors) visitor.end();
    if (this.#plan.bytes.length === 0) return;
    if (this.#whole) this.#gatherer.read(this.#plan, bytesOf(this.#whole));
    else if (this.#spool.size > 0) this.#gatherer.read(this.#plan, this.#spool.bytes());
    else this.#gatherer.read(this.#plan, bytesOf((this.#buffer ?? Buffer.alloc(0)).subarray(0, this.#taken)));
  }

  close(): void {
    this.#spool.close();
  }

  #probe(head: Uint8Array): boolean {
    this.#probed = true;
    if (!this.#gatherer.probe(this.#plan, head)) return false;
    if (this.#plan.bytes.length > 0 && this.#plan.entry.size > this.#limits.spool) {
      const refused = { ...this.#plan, chunks: [] };
      this.#gatherer.refuse(refused, 'too-large', `${this.#plan.entry.size} bytes in a compressed layer`);
      this.#plan.bytes = [];
    }
    this.#visitors = this.#gatherer.visitors(this.#plan);
    return this.#plan.bytes.length > 0 || this.#visitors.length > 0;
  }

  #store(piece: Uint8Array): void {
    for (const visitor of this.#visitors) visitor.push(piece);
    if (this.#plan.bytes.length > 0 && !this.#whole) {
      if (this.#plan.entry.size > this.#limits.inline) this.#spool.write(piece);
      else this.#room(this.#limits.inline).set(piece, this.#taken);
    }
    this.#taken += piece.length;
  }

  /** The reused buffer, grown to at least `size`. */
  #room(size: number): Buffer {
    if (!this.#buffer || this.#buffer.length < size) {
      const grown = Buffer.allocUnsafe(size);
      if (this.#buffer) grown.set(this.#buffer);
      this.#buffer = grown;
    }
    return this.#buffer;
  }
}
