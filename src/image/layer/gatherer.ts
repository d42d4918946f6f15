// Offers the entries of one layer to the readers and gathers their facts, gaps and the file table.
import { type Bytes, isBadContent, OverBudget } from '../../core/bytes.ts';
import { PlimsollError } from '../../core/errors.ts';
import { type Interruptible, UNINTERRUPTED } from '../../core/interruptible.ts';
import type { Limits } from '../../core/limits.ts';
import { basenameOf, type Entry } from '../entry.ts';
import { FileTableBuilder } from '../file-table.ts';
import type { Fact, Gap, GapReason, Out, Pass, Reader, Visitor } from '../reader.ts';
import type { Shard } from '../record.ts';
import { Keep } from './keep.ts';
import { ReaderIndex } from './names.ts';
import { overEntries, overNames } from './trouble.ts';

export const HEAD = 512;
/** Files of which reading may take long (bytes): to guard each of the thousand smaller executables costs more than it saves. */
const LONG = 8 * 1024 * 1024;

/** The readers that want one entry, by how much of it they want. */
export interface Plan {
  readonly entry: Entry;
  heads: readonly Reader[];
  bytes: Reader[];
  chunks: Reader[];
}

export class Gatherer {
  readonly files: FileTableBuilder = new FileTableBuilder();
  readonly layer: number;
  /** Entries whose content is not as the tar stores it: no link to them can be read either. */
  readonly sparse: Set<number> = new Set();
  readonly #readers: readonly Reader[];
  readonly #index: ReaderIndex;
  readonly #limits: Limits;
  readonly #interruptible: Interruptible;
  readonly #keeps = new Map<Pass, Keep>();

  constructor(
    readers: readonly Reader[],
    layer: number,
    { limits, interruptible = UNINTERRUPTED }: { limits: Limits; interruptible?: Interruptible },
  ) {
    this.layer = layer;
    this.#interruptible = interruptible;
    this.#readers = readers;
    this.#index = new ReaderIndex(readers);
    this.#limits = limits;
    for (const pass of new Set(readers.map((reader) => reader.pass))) {
      const own = readers.filter((reader) => reader.pass === pass);
      this.#keeps.set(pass, new Keep(own, layer, limits));
    }
  }

  /** Takes an entry into the file table; throws image.over-limit when there are too many, or their names too long. */
  enter(entry: Entry, where: string): void {
    const { entries, names } = this.#limits;
    if (this.files.length >= entries) throw overEntries(where, entries);
    this.files.add(entry);
    if (this.files.weight > names) throw overNames(where, names);
  }

  /** Asks the readers of such names; undefined when none wants the entry. */
  offer(entry: Entry): Plan | undefined {
    const name = basenameOf(entry.path);
    let plan: { entry: Entry; heads: Reader[]; bytes: Reader[]; chunks: Reader[] } | undefined;
    for (const reader of this.#index.of(name)) {
      const want = reader.wants(name, entry);
      if (want === 'no') continue;
      plan ??= { entry, heads: [], bytes: [], chunks: [] };
      (want === 'head' ? plan.heads : want === 'bytes' ? plan.bytes : plan.chunks).push(reader);
    }
    return plan;
  }

  /** Lets the readers that asked for the head decide; false when nobody wants more. */
  probe(plan: Plan, head: Uint8Array): boolean {
    for (const reader of plan.heads) {
      const want = reader.probe?.(head, plan.entry) ?? 'no';
      if (want !== 'no') (want === 'bytes' ? plan.bytes : plan.chunks).push(reader);
    }
    plan.heads = [];
    return plan.bytes.length > 0 || plan.chunks.length > 0;
  }

  read(plan: Plan, bytes: Bytes): void {
    const run = bytes.size > LONG ? this.#interruptible : UNINTERRUPTED;
    run(() => {
      for (const reader of plan.bytes) {
        if (this.#isFull(reader)) continue;
        const out = this.#out(reader, plan.entry);
        this.#guard(reader, plan.entry, () => reader.read?.(bytes, plan.entry, out));
      }
    });
  }

  /** The visitors of an entry; each stops by itself when it meets bad content. */
  visitors(plan: Plan): Visitor[] {
    const visitors: Visitor[] = [];
    for (const reader of plan.chunks) {
      if (this.#isFull(reader)) continue;
      const visitor = reader.visit?.(plan.entry, this.#out(reader, plan.entry));
      if (!visitor) continue;
      let alive = true;
      const run = (work: () => void) => {
        if (alive) alive = this.#guard(reader, plan.entry, work);
      };
      visitors.push({
        push: (chunk) => run(() => visitor.push(chunk)),
        end: () => run(() => visitor.end()),
      });
    }
    return visitors;
  }

  /** Second look of one reader at several files of this or other layers. */
  again(reader: Reader, files: readonly { entry: Entry; bytes: Bytes }[]): void {
    const first = files[0]!.entry;
    const out = this.#out(reader, first);
    this.#guard(reader, first, () => this.#interruptible(() => reader.again?.(files, out)));
  }

  refuseSparse(plan: Plan): void {
    this.refuse(plan, 'not-understood', 'a sparse file inside a tar');
  }

  /** Everybody who wanted this entry can't have it. */
  refuse(plan: Plan, reason: GapReason, detail: string): void {
    for (const reader of [...plan.heads, ...plan.bytes, ...plan.chunks])
      this.#gap(reader, plan.entry, reason, true, detail);
  }

  /** The whole layer is not to be had. */
  missLayer(detail: string): void {
    this.#miss(`layer ${this.layer + 1}`, detail);
  }

  /** A folder of a file system can't be listed. */
  missFolder(path: string, why: string): void {
    this.#miss(path, `the folder can not be read (${why})`);
  }

  #miss(path: string, detail: string): void {
    for (const [pass, keep] of this.#keeps) {
      const reader = this.#readers.find((one) => one.pass === pass)!.name;
      keep.gap({ reader, path, reason: 'unreachable', hides: true, detail });
    }
  }

  shards(): Map<Pass, Shard> {
    return new Map([...this.#keeps].map(([pass, keep]) => [pass, keep.shard()]));
  }

  #isFull({ pass }: Reader): boolean {
    const keep = this.#keeps.get(pass)!;
    if (keep.isFull) keep.passOver();
    return keep.isFull;
  }

  #out(reader: Reader, entry: Entry): Out<Fact> {
    return {
      fact: (fact) => this.#keeps.get(reader.pass)!.fact(reader.name, { ...fact, entry: entry.index }),
      gap: (reason, hides, detail) => this.#gap(reader, entry, reason, hides, detail),
    };
  }

  #gap(reader: Reader, entry: Entry, reason: GapReason, hides: boolean, detail?: string): void {
    const gap: Gap = {
      reader: reader.name,
      path: entry.path,
      entry: entry.index,
      reason,
      hides,
      ...(detail && { detail }),
    };
    this.#keeps.get(reader.pass)!.gap(gap);
  }

  /** A reader's trouble with one entry is a gap of that entry, whatever it is; the scan goes on. */
  #guard(reader: Reader, entry: Entry, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      // Whoever ended the work ends the scan.
      if (error instanceof PlimsollError) throw error;
      const detail = error instanceof Error ? error.message : String(error);
      if (isBadContent(error))
        this.#gap(reader, entry, error instanceof OverBudget ? 'budget' : 'damaged', true, detail);
      else this.#gap(reader, entry, 'not-understood', true, `internal fault: ${detail}`);
      return false;
    }
  }
}
