// Takes the records of files into new stores, one for each family, and puts these in their places together.
import { setImmediate } from 'node:timers/promises';
import { NO_PROGRESS, type Progress } from '../core/log.ts';
import { orderName } from '../formats/ecosystem-orders.ts';
import { ORDERS, type OrderName, type VersionOrder } from '../versions/index.ts';
import { FamilyBuilder, type Origin } from './builder.ts';
import { storeFile } from './open.ts';
import { type OsvOptions, type OsvRecord, readOsv } from './osv.ts';
import type { Skip } from './osv-affected.ts';
import { recordsOf } from './records.ts';
import type { Source } from './sources.ts';
import { isStore } from './store.ts';
import type { FamilyStatus } from './types.ts';
import { publish } from './workspace.ts';

export interface IntakeOptions {
  /** The database folder, and a workspace inside it. */
  readonly folder: string;
  readonly workspace: string;
  /** Which families a file may give records to. */
  readonly allows: (source: Source, family: string) => boolean;
  readonly origin: (family: string) => Origin;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

export interface Intake {
  /** States of the new stores, sorted by family. */
  readonly families: readonly FamilyStatus[];
  /** Records that were read, usable or not. */
  readonly records: number;
  /** Records and parts of records that were not used, by reason. */
  readonly skipped: ReadonlyMap<Skip, number>;
  /** Records that (also) speak of families which were not taken in, by family. */
  readonly others: ReadonlyMap<string, number>;
}

/** After so many records other work gets its turn, and a signal is minded. */
const BREATH = 500;

/**
 * Reads all `sources` and replaces the stores of the families that they speak of. A family without a single record gets no
 * store: an empty one would make "nothing known" look like "nothing found".
 * Errors: advisories.damaged, and what disks throw; the stores then are as they were.
 */
export async function takeIn(sources: readonly Source[], options: IntakeOptions): Promise<Intake> {
  const sqlite = await import('node:sqlite');
  const builders = new Map<string, FamilyBuilder>();
  const skipped = new Map<Skip, number>();
  const others = new Map<string, number>();
  let records = 0;
  const builderOf = (family: string): FamilyBuilder => {
    let builder = builders.get(family);
    if (builder === undefined) {
      builder = new FamilyBuilder(sqlite, options.workspace, family);
      builders.set(family, builder);
    }
    return builder;
  };
  /** Parts that can not be used count for the family whose export the file is. */
  const skip = (source: Source, skips: readonly Skip[]): void => {
    for (const reason of skips) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    const { home } = source;
    if (skips.length > 0 && home !== undefined && options.allows(source, home)) builderOf(home).skip(skips);
  };
  const keep = (record: OsvRecord, source: Source): void => {
    skip(source, record.skipped);
    for (const [family, part] of record.parts) {
      for (const reason of part.skipped) skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
      builderOf(family).add(record, part);
    }
    for (const family of record.others) others.set(family, (others.get(family) ?? 0) + 1);
  };
  try {
    for (const source of sources) {
      const osv: OsvOptions = { wanted: (family) => options.allows(source, family), order: orderOf };
      for await (const parsed of recordsOf(source, progressOf(source, options.progress), options.signal)) {
        const record = 'skip' in parsed ? parsed.skip : readOsv(parsed.value, osv);
        if (typeof record === 'string') skip(source, [record]);
        else keep(record, source);
        if (++records % BREATH === 0) await breathe(options.signal);
      }
    }
    const families = publishAll([...builders.values()], options);
    return { families, records, skipped, others };
  } finally {
    for (const builder of builders.values()) builder.abandon();
  }
}

async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

function orderOf(family: string): VersionOrder | undefined {
  const name = orderName(family);
  return name === undefined ? undefined : ORDERS[name as OrderName];
}

function progressOf(source: Source, progress: Progress = NO_PROGRESS): (count: number) => void {
  const what = source.home ?? source.file;
  let done = 0;
  return (count) => progress.update(`reading ${what}`, (done += count), source.size);
}

/** Every store is finished before the first takes its place: a full disk changes none. */
function publishAll(builders: readonly FamilyBuilder[], options: IntakeOptions): FamilyStatus[] {
  const finished = builders
    .filter((builder) => builder.records > 0)
    .toSorted((a, b) => (a.family < b.family ? -1 : 1))
    .map((builder) => {
      const target = storeFile(options.folder, builder.family);
      const previous = isStore(target) ? target : undefined;
      return { builder, target, status: builder.finish(options.origin(builder.family), previous) };
    });
  for (const { builder, target } of finished) publish(builder.file, target);
  return finished.map(({ status }) => status);
}
