// One entry's content on its way from a stream to the readers: the head first, then a buffer or the spool file.
import { bytesOf } from '../../core/bytes.ts';
import type { Limits } from '../../core/limits.ts';
import { type Gatherer, HEAD, type Plan } from './gatherer.ts';
import { Spool } from './spool.ts';
import type { ContentSink } from './tar-splitter.ts';

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
