// One scan: open, walk what the cache lacks, take the inventory, match it against the advisories.
import { ensureFamilies, type Freshness, openAdvisories } from '../advisories/index.ts';
import { type Interruptible, UNINTERRUPTED } from '../core/interruptible.ts';
import type { Limits } from '../core/limits.ts';
import type { Progress } from '../core/log.ts';
import { familiesFor, match, type Matched, supportOf } from '../findings/index.ts';
import {
  type Image,
  instructionsOf,
  type LayerCache,
  type LayerRecord,
  lookAgain,
  mergeLayers,
  openImage,
  type OpenOptions,
  readLayers,
} from '../image/index.ts';
import { CATALOGUERS, type Inventory, type LookAgain, takeInventory } from '../inventory/index.ts';
import { baseOf } from './base.ts';
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

/** The inventory of an image. Errors: those of opening and walking it. */
export async function inventoryOf(
  target: string,
  options: ScanOptions,
): Promise<{ image: ImageSummary; inventory: Inventory }> {
  const image = await openImage(target, options.open);
  try {
    const { limits, network } = options.open;
    const walk = walkOptions(limits, network.signal, options);
    const readers = CATALOGUERS.flatMap((cataloguer) => cataloguer.readers);
    const records = await readLayers(image, readers, options.cache, walk);
    const instructions = instructionsOf(image.config, records.length);
    const view = walk.interruptible(() =>
      mergeLayers(
        records.map((record) => record.files),
        (layer) => instructions[layer],
        image.identity.reference,
      ),
    );
    const look: LookAgain = (looks) => lookAgain(image, records, looks, walk);
    const inventory = await takeInventory(CATALOGUERS, records, view, look, walk.interruptible);
    return { image: summaryOf(image, records), inventory };
  } finally {
    await image.close();
  }
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
