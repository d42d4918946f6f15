// Offers the entries of one layer to the readers and gathers their facts, gaps and the file table.
import { type Bytes, isBadContent, OverBudget } from '../../core/bytes.ts';
import { basenameOf, type Entry } from '../entry.ts';
import { FileTableBuilder } from '../file-table.ts';
import type { Fact, Gap, GapReason, Out, Pass, Reader, Visitor } from '../reader.ts';
import type { Shard } from '../record.ts';

export const HEAD = 512;

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
  readonly #readers: readonly Reader[];
  readonly #facts = new Map<string, Fact[]>();
  readonly #gaps = new Map<Pass, Gap[]>();

  constructor(readers: readonly Reader[], layer: number) {
    this.layer = layer;
    this.#readers = readers;
    for (const reader of readers) {
      this.#facts.set(reader.name, []);
      this.#gaps.set(reader.pass, []);
    }
  }

  /** Asks all readers; undefined when none wants the entry. */
  offer(entry: Entry): Plan | undefined {
    const name = basenameOf(entry.path);
    let plan: { entry: Entry; heads: Reader[]; bytes: Reader[]; chunks: Reader[] } | undefined;
    for (const reader of this.#readers) {
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
    for (const reader of plan.bytes) {
      const out = this.#out(reader, plan.entry);
      this.#guard(reader, plan.entry, () => reader.read?.(bytes, plan.entry, out));
    }
  }

  /** The visitors of an entry; each stops by itself when it meets bad content. */
  visitors(plan: Plan): Visitor[] {
    const visitors: Visitor[] = [];
    for (const reader of plan.chunks) {
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
    this.#guard(reader, first, () => reader.again?.(files, this.#out(reader, first)));
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
    for (const [pass, gaps] of this.#gaps) {
      const reader = this.#readers.find((one) => one.pass === pass)!.name;
      gaps.push({ reader, path, reason: 'unreachable', hides: true, detail });
    }
  }

  shards(): Map<Pass, Shard> {
    const shards = new Map<Pass, Shard>();
    for (const [pass, gaps] of this.#gaps) {
      const own = this.#readers.filter((reader) => reader.pass === pass);
      shards.set(pass, { facts: new Map(own.map((r) => [r.name, this.#facts.get(r.name)!])), gaps });
    }
    return shards;
  }

  #out(reader: Reader, entry: Entry): Out<Fact> {
    return {
      fact: (fact) => this.#facts.get(reader.name)!.push({ ...fact, entry: entry.index }),
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
    this.#gaps.get(reader.pass)!.push(gap);
  }

  /** A reader's trouble with one entry is a gap of that entry, whatever it is; the scan goes on. */
  #guard(reader: Reader, entry: Entry, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      if (isBadContent(error))
        this.#gap(reader, entry, error instanceof OverBudget ? 'budget' : 'damaged', true, detail);
      else this.#gap(reader, entry, 'not-understood', true, `internal fault: ${detail}`);
      return false;
    }
  }
}
