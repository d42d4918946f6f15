// plimsoll scan
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importAdvisories } from '../../advisories/index.ts';
import { EXIT, PlimsollError } from '../../core/errors.ts';
import { judge, type JudgeOptions, scanImage, type ScanReport } from '../../scan/index.ts';
import type { Context } from '../command.ts';
import { SEVERITIES } from '../common.ts';
import { keepHeapSmall } from '../heap.ts';
import { targetsOf, writeReports } from '../output.ts';
import { createProgress, type ProgressLine } from '../progress.ts';
import { judgeOptions, nowOf, scanOptions } from '../settings.ts';
import { sbomAt } from '../sbom-file.ts';

export async function run(context: Context): Promise<number> {
  const { parsed, terminal } = context;
  keepHeapSmall();
  const targets = targetsOf(parsed, 'table');
  const progress = createProgress(terminal);
  const own = parsed.text('advisories');
  const folder = own === undefined ? undefined : temporaryFolder();
  try {
    const judging = await judgingOf(context, progress, own, folder);
    const report = await reportOn(parsed.arguments[0]!, context, progress, judging);
    progress.clear();
    await writeReports(report, targets, context);
    return exitOf(report, context);
  } finally {
    progress.clear();
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}

/** With `--advisories`, a database of these records alone, gone afterwards. */
async function judgingOf(
  context: Context,
  progress: ProgressLine,
  own: string | undefined,
  folder: string | undefined,
): Promise<JudgeOptions> {
  if (own === undefined || folder === undefined) return judgeOptions(context, progress);
  try {
    await importAdvisories([own], { folder, now: nowOf(context), progress, signal: context.signal });
  } catch (error) {
    // The database lies in a temporary folder here: that is where room is missing.
    if (error instanceof PlimsollError && error.code === 'store.unwritable') throw noRoom(error);
    throw error;
  }
  return { folder, interruptible: context.interruptible, onlyFixed: context.parsed.flag('only-fixed') };
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'plimsoll-'));
  } catch (error) {
    throw noRoom(error);
  }
}

function noRoom(cause: unknown): PlimsollError {
  const what = 'the advisories of --advisories find no room for their database';
  const remedy = 'make room, or name another folder in TMPDIR';
  return new PlimsollError('store.unwritable', { where: tmpdir(), what, remedy, cause });
}

async function reportOn(
  target: string,
  context: Context,
  progress: ProgressLine,
  judging: JudgeOptions,
): Promise<ScanReport> {
  const options = scanOptions(context, progress);
  const sbom = await sbomAt(target);
  if (!sbom) return scanImage(target, options, judging);
  const judged = await judge(sbom.inventory, judging, options.now);
  const { format, subject, inventory } = sbom;
  return {
    tool: options.tool,
    now: options.now,
    sbom: { path: target, format, subject },
    inventory,
    ...judged,
  };
}

/** Exit codes win in the order: could not judge, findings, in part. */
function exitOf(report: ScanReport, { parsed }: Context): number {
  const { verdict, counts } = report.outcome;
  if (verdict === 'unjudged') return EXIT.unjudged;
  const limit = parsed.text('fail-on');
  if (limit !== undefined) {
    const severe = SEVERITIES.slice(0, SEVERITIES.indexOf(limit) + 1);
    if (severe.some((severity) => (counts[severity] ?? 0) > 0)) return EXIT.findings;
  }
  return verdict === 'partial' && !parsed.flag('allow-partial') ? EXIT.partial : EXIT.ok;
}
