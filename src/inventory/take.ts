// Takes the inventory: runs every cataloguer over the facts of all layers, grants second looks, joins owners.
import { type Interruptible, UNINTERRUPTED } from '../core/interruptible.ts';
import { byText } from '../core/text.ts';
import type { SecondLook, SeenAgain } from '../image/again.ts';
import type { Gap } from '../image/reader.ts';
import type { LayerRecord } from '../image/record.ts';
import type { View } from '../image/view.ts';
import type { Assembled, Cataloguer, LayerFact } from './cataloguer.ts';
import type { Distribution } from './distribution.ts';
import type { Inventory } from './inventory.ts';
import { withLicences } from './licences.ts';
import { mergeComponents } from './one-component.ts';
import { withOrigins } from './os/origin/index.ts';
import { OS_TYPES } from './os/types.ts';
import { joinOwners } from './ownership.ts';
import { comparePackages, type Package } from './package.ts';

/** Grants second looks, an answer for each; whoever has the image does it. */
export type LookAgain = (looks: readonly SecondLook[]) => Promise<readonly SeenAgain[]>;

export interface TakeOptions {
  /** Runs long synchronous work. */
  readonly interruptible?: Interruptible;
  /** True for paths of which nothing is wanted: as if these files were not there. */
  readonly excluded?: (path: string) => boolean;
}

/** Records lowest layer first, as `view` merged them. */
export async function takeInventory(
  cataloguers: readonly Cataloguer[],
  records: readonly Pick<LayerRecord, 'shards'>[],
  view: View,
  lookAgain: LookAgain,
  { interruptible = UNINTERRUPTED, excluded }: TakeOptions = {},
): Promise<Inventory> {
  const results = new Map<string, Assembled>();
  const gaps: Gap[] = visibleGaps(records, view).filter(({ path }) => !excluded?.(path));
  const factsFor = (cataloguer: Cataloguer) => {
    const facts = factsOf(cataloguer, records, view);
    if (excluded === undefined) return facts;
    return facts.filter(({ layer, fact }) => fact.entry < 0 || !excluded(view.entry(layer, fact.entry).path));
  };
  for (let next = 0; next < cataloguers.length; next++) {
    // As many at once as ask for no second look: each run that can be interrupted costs a thread.
    const asking = interruptible(() => {
      for (; next < cataloguers.length; next++) {
        const cataloguer = cataloguers[next]!;
        const facts = factsFor(cataloguer);
        const result = cataloguer.assemble(facts, view, results);
        results.set(cataloguer.name, result);
        const looks = looksOf(cataloguer, result);
        if (looks.length > 0) return { cataloguer, facts, looks };
      }
      return undefined;
    });
    if (asking === undefined) break;
    const { cataloguer, facts, looks } = asking;
    for (const [i, seen] of (await lookAgain(looks)).entries()) {
      const { layer } = looks[i]!.entries[0]!;
      for (const fact of seen.facts) facts.push({ layer, fact, visible: view.visible(layer, fact.entry) });
      for (const gap of seen.gaps) gaps.push(gap);
    }
    results.set(
      cataloguer.name,
      interruptible(() => cataloguer.assemble(facts, view, results)),
    );
  }
  return interruptible(() => joined([...results.values()], gaps));
}

function joined(results: readonly Assembled[], gaps: Gap[]): Inventory {
  const all = bounded(results, gaps);
  const distribution = all.find((one) => one.distribution)?.distribution;
  const owned = joinOwners(
    all.flatMap((one) => one.packages),
    all.flatMap((one) => one.owns),
  );
  const { channels, from } = all.find((one) => one.channels ?? one.from) ?? {};
  const around = {
    ...(distribution && { distribution }),
    ...(channels && { channels }),
    ...(from && { from }),
  };
  const packages = withLicences(withOrigins(mergeComponents(owned), around)).sort(comparePackages);
  for (const gap of [...all.flatMap((one) => one.gaps), ...missingDatabase(distribution, packages)])
    gaps.push(gap);
  const unidentified = all.find((one) => one.unidentified)?.unidentified;
  return {
    ...(distribution && { distribution }),
    ...(channels && { channels }),
    packages,
    ...(unidentified && { unidentified }),
    gaps: sorted(gaps),
  };
}

function looksOf({ readers }: Cataloguer, { again = [] }: Assembled): SecondLook[] {
  return again.map(({ reader, entries }) => ({
    reader: readers.find((one) => one.name === reader)!,
    entries,
  }));
}

function factsOf(
  cataloguer: Cataloguer,
  records: readonly Pick<LayerRecord, 'shards'>[],
  view: View,
): LayerFact[] {
  const facts: LayerFact[] = [];
  for (const [layer, record] of records.entries())
    for (const reader of cataloguer.readers)
      for (const fact of record.shards.get(reader.pass)?.facts.get(reader.name) ?? [])
        facts.push({ layer, fact, visible: fact.entry < 0 || view.visible(layer, fact.entry) });
  return facts;
}

/** A file that a higher layer hides can hide no packages. */
function visibleGaps(records: readonly Pick<LayerRecord, 'shards'>[], view: View): Gap[] {
  return records.flatMap((record, layer) =>
    [...record.shards.values()].flatMap((shard) =>
      shard.gaps.filter((gap) => gap.entry === undefined || view.visible(layer, gap.entry)),
    ),
  );
}

/** A distribution whose package database is gone or unknown: its files are there, and nothing names them. */
function missingDatabase(distribution: Distribution | undefined, packages: readonly Package[]): Gap[] {
  if (!distribution || packages.some(isOfSystem)) return [];
  const detail = `the image is ${distribution.name}, but no package database of it was found`;
  return [{ reader: 'os/release', path: distribution.path, reason: 'not-understood', hides: true, detail }];
}

/** Parts that another package brought with it (Debian packages in a snap), package files and single executables tell nothing of the system. */
function isOfSystem({ type, role, details, evidence }: Package): boolean {
  if (evidence[0]?.cataloguer === 'binaries/elf-note') return false;
  return OS_TYPES.has(type) && role === undefined && details.declared === undefined;
}

/** More than any real image has, by far; against databases made to fill the memory. */
const MOST_PACKAGES = 200_000;
const MOST_GAPS = 20_000;

/** The first packages, in the order of the cataloguers; a gap tells of the others. */
function bounded(results: readonly Assembled[], gaps: Gap[]): Assembled[] {
  let room = MOST_PACKAGES;
  let left = 0;
  const kept = results.map((result) => {
    const packages = result.packages.slice(0, room);
    room -= packages.length;
    left += result.packages.length - packages.length;
    return { ...result, packages };
  });
  const detail = `more than ${MOST_PACKAGES} packages: ${left} were left out`;
  if (left > 0) gaps.push({ reader: 'inventory', path: 'the image', reason: 'budget', hides: true, detail });
  return kept;
}

/** Sorted, each once, those that hide first where there are too many. */
function sorted(gaps: readonly Gap[]): Gap[] {
  const text = (gap: Gap) => [gap.path, gap.reader, gap.reason, gap.detail ?? ''].join('\n');
  const unique = new Map(gaps.map((gap) => [text(gap), gap]));
  const all = [...unique.entries()].sort(([a], [b]) => byText(a, b)).map(([, gap]) => gap);
  if (all.length <= MOST_GAPS) return all;
  const shown = new Set(
    [...all.filter((gap) => gap.hides), ...all.filter((gap) => !gap.hides)].slice(0, MOST_GAPS),
  );
  const left = all.filter((gap) => !shown.has(gap));
  const detail = `and ${left.length} more gaps`;
  const hides = left.some((gap) => gap.hides);
  return [
    ...all.filter((gap) => shown.has(gap)),
    { reader: 'inventory', path: 'the image', reason: 'budget', hides, detail },
  ];
}
