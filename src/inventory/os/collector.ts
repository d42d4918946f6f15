// Gathers what a package database holds and what is wrong with it, within bounds.
import { isBadContent, OverBudget } from '../../core/bytes.ts';
import type { Fact, GapReason } from '../../image/reader.ts';

/** Something of a database that could not be read. It travels in the fact, since it matters only while the database is visible. */
export interface Fault {
  readonly reason: GapReason;
  /** Packages may be missing. */
  readonly hides: boolean;
  readonly detail: string;
}

/** What a reader of a package database tells of one file. */
export interface DatabaseFact<R> extends Fact {
  readonly packages: readonly R[];
  readonly faults: readonly Fault[];
}

/** More than any distribution has in total; against databases made to fill the memory. */
const PACKAGES = 100_000;
/** Characters of all records without their file lists. */
const TEXT = 64 * 1024 * 1024;
/** After this many faults of one database the rest is only counted… */
const SHOWN = 20;
/** …and after this many it is noise, which is read no further. */
const FAULTS = 10_000;
/** Names and versions of real packages stay far below. */
const IDENTITY = 512;

// Spaces, control characters and those that hide or turn text.
const IMPLAUSIBLE = /[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]/;

export class Collector<R extends { readonly name: string; readonly version: string }> {
  readonly packages: R[] = [];
  private readonly found: Fault[] = [];
  private more = 0;
  private moreHide = false;
  private text = 0;
  private end: Fault | undefined;

  /**
   * Takes a record whose name and version can be those of a package; of any other only the fault is kept.
   * Throws `OverBudget` when there are too many.
   */
  add(record: R, where: string): void {
    const { name, version } = record;
    if (name === '' || version === '') {
      this.fault('damaged', `${where} has no ${name === '' ? 'name' : 'version'}`);
      return;
    }
    const long = name.length > IDENTITY || version.length > IDENTITY;
    if (long || IMPLAUSIBLE.test(name) || IMPLAUSIBLE.test(version)) {
      this.fault('damaged', `${where} has a name or version that no package can have`);
      return;
    }
    for (const value of Object.values(record)) if (typeof value === 'string') this.text += value.length;
    if (this.packages.length >= PACKAGES || this.text > TEXT)
      throw new OverBudget(`more than ${this.packages.length} packages`);
    this.packages.push(record);
  }

  /** Throws `OverBudget` when there are too many. */
  fault(reason: GapReason, detail: string, hides = true): void {
    if (this.found.length < SHOWN) this.found.push({ reason, hides, detail });
    else {
      this.more += 1;
      this.moreHide ||= hides;
      if (this.more > FAULTS) throw new OverBudget(`more than ${FAULTS} faults`);
    }
  }

  /** A fault for what a parser threw; anything but bad content is thrown on. */
  caught(error: unknown): void {
    const { reason, hides, detail } = faultOf(error);
    this.fault(reason, detail, hides);
  }

  /** Runs a parser; what it throws on bad content ends it and becomes a fault, and what was gathered stays. */
  gather(read: () => void): void {
    try {
      read();
    } catch (error) {
      this.end = faultOf(error);
    }
  }

  faults(): Fault[] {
    const all = [...this.found];
    if (this.more > 0)
      all.push({ reason: 'damaged', hides: this.moreHide, detail: `and ${this.more} more faults` });
    if (this.end !== undefined) all.push(this.end);
    return all;
  }
}

function faultOf(error: unknown): Fault {
  if (!isBadContent(error)) throw error;
  return { reason: error instanceof OverBudget ? 'budget' : 'damaged', hides: true, detail: error.message };
}
