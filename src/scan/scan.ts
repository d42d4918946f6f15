// One scan: open, walk what the cache lacks, take the inventory, match it against the advisories.
import { ensureFamilies, type Freshness, openAdvisories } from '../advisories/index.ts';
import { type Interruptible, UNINTERRUPTED } from '../core/interruptible.ts';
import { fail } from '../core/errors.ts';
import type { Limits } from '../core/limits.ts';
import type { Progress } from '../core/log.ts';
import { familiesFor, match, type Matched, supportOf } from '../findings/index.ts';
import {
  type Image,
  instructionsOf,
  isOffered,
  type LayerCache,
  type LayerRecord,
  lookAgain,
  mergeLayers,
  openImage,
  type OpenOptions,
  type Reader,
  readLayers,
  type View,
} from '../image/index.ts';
import {
  CATALOGUERS,
  type Choice,
  type Inventory,
  type LookAgain,
  selectCataloguers,
  takeInventory,
} from '../inventory/index.ts';
import { baseOf } from './base.ts';
import { countExcluded, type Exclusion, exclusionsOf } from './exclude.ts';
import { outcomeOf } from './outcome.ts';
import type { ImageSummary, LayerSummary, ScanReport } from './report.ts';

export interface ScanOptions {
  readonly open: OpenOptions;
  readonly cache?: LayerCache;
  readonly verify: boolean;
  readonly progress: Progress;
  /** Runs long synchronous work. */
  readonly interruptible?: Interruptible;
  /** ISO. */
  readonly now: string;
  readonly tool: string;
  /** Which cataloguers run. */
  readonly choice?: Choice;
  /** Patterns of paths at which nothing is looked at (`core/glob.ts`). */
  readonly exclude?: readonly string[];
}

export interface JudgeOptions {
  /** Folder of the advisory stores. */
  readonly folder: string;
  /** How missing and old data is fetched; undefined: take what is there. */
  readonly freshness?: Freshness;
  /** Runs long synchronous work. */
  readonly interruptible?: Interruptible;
  /** Report only what a newer version mends. */
  readonly onlyFixed: boolean;
}

/** The inventory of an image. Errors: those of opening and walking it, and usage.bad-option for a bad choice. */
export async function inventoryOf(
  target: string,
  options: ScanOptions,
): Promise<{ image: ImageSummary; inventory: Inventory }> {
  const image = await openImage(target, options.open);
  try {
    const { limits, network } = options.open;
    const walk = walkOptions(limits, network.signal, options);
    const choice = options.choice ?? { only: [], skip: [] };
    const { cataloguers, leftOut } = selectCataloguers(CATALOGUERS, choice, image.project ?? false);
    const readers = cataloguers.flatMap((cataloguer) => cataloguer.readers);
    const records = await readLayers(image, readers, options.cache, walk);
    checkUnderstood(image, readers, records);
    const instructions = instructionsOf(image.config, records.length);
    const view = walk.interruptible(() =>
      mergeLayers(
        records.map((record) => record.files),
        (layer) => instructions[layer],
        image.identity.reference,
      ),
    );
    const exclusion = exclusionsOf(options.exclude ?? []);
    const look: LookAgain = (looks) => lookAgain(image, records, looks, walk);
    const taken = await takeInventory(cataloguers, records, view, look, {
      interruptible: walk.interruptible,
      ...(exclusion.patterns.length > 0 && { excluded: exclusion.excluded }),
    });
    const inventory = withLeftOut(taken, leftOut, exclusion, records, view);
    return { image: summaryOf(image, records), inventory };
  } finally {
    await image.close();
  }
}

/** A single file that no reader knows by its name is no image, and "no packages" would be no answer. */
function checkUnderstood(image: Image, readers: readonly Reader[], records: readonly LayerRecord[]): void {
  if (image.identity.origin !== 'file') return;
  const entry = records[0]!.files.entry(0, 0);
  if (isOffered(readers, entry)) return;
  const what = 'it is no container image, SBOM, lock file or program that is understood';
  fail('image.not-an-image', image.identity.reference, what, 'plimsoll cataloguers lists what is');
}

function withLeftOut(
  inventory: Inventory,
  cataloguers: readonly string[],
  exclusion: Exclusion,
  records: readonly LayerRecord[],
  view: View,
): Inventory {
  const paths = countExcluded(exclusion, records, view);
  if (cataloguers.length === 0 && paths.length === 0) return inventory;
  return { ...inventory, leftOut: { cataloguers, paths } };
}

function walkOptions(
  limits: Limits,
  signal: AbortSignal,
  { verify, progress, interruptible = UNINTERRUPTED }: ScanOptions,
) {
  const onBytes = (done: number, total?: number) => progress.update('reading layers', done, total);
  return { limits, signal, verify, interruptible, onBytes };
}

/** Judges an inventory: what `scan` shows of an image and of an SBOM alike. */
export async function judge(
  inventory: Inventory,
  options: JudgeOptions,
  now: string,
): Promise<
  Pick<ScanReport, 'matched' | 'data' | 'distributionSupport' | 'shortfalls' | 'leftOut' | 'outcome'>
> {
  const families = familiesFor(inventory);
  const shortfalls = options.freshness
    ? await ensureFamilies(options.folder, families, options.freshness)
    : [];
  const source = await openAdvisories(options.folder, families);
  try {
    const all = (options.interruptible ?? UNINTERRUPTED)(() => match(inventory, source, { now }));
    const matched: Matched = options.onlyFixed
      ? { ...all, findings: all.findings.filter((one) => one.fixed !== '') }
      : all;
    const data = families.flatMap((family) => source.family(family) ?? []);
    const support = inventory.distribution && supportOf(inventory.distribution, now);
    return {
      matched,
      data,
      ...(support && { distributionSupport: support }),
      shortfalls,
      leftOut: all.findings.length - matched.findings.length,
      outcome: outcomeOf(inventory, matched),
    };
  } finally {
    source.close();
  }
}

/** The whole report on an image. */
export async function scanImage(
  target: string,
  options: ScanOptions,
  judging: JudgeOptions,
): Promise<ScanReport> {
  const { image, inventory } = await inventoryOf(target, options);
  const judged = await judge(inventory, judging, options.now);
  return { tool: options.tool, now: options.now, image, inventory, ...judged };
}

function summaryOf(image: Image, records: readonly LayerRecord[]): ImageSummary {
  const { config, identity } = image;
  const base = baseOf(config, records.length);
  const instructions = instructionsOf(config, records.length);
  const layers = records.map((record, index): LayerSummary => {
    const diffId = config.diffIds[index];
    const instruction = instructions[index]?.text;
    return {
      index,
      ...(diffId && { diffId }),
      trust: record.key.trust,
      bytes: record.bytes,
      files: record.files.length,
      ...(instruction && { instruction }),
      base: index < (base?.layers ?? 0),
    };
  });
  return {
    identity,
    os: config.os,
    architecture: config.architecture,
    ...(config.variant && { variant: config.variant }),
    ...(config.created && { created: config.created }),
    layers,
    files: layers.reduce((sum, layer) => sum + layer.files, 0),
    bytes: layers.reduce((sum, layer) => sum + layer.bytes, 0),
    ...(base && { base }),
  };
}
