// plimsoll sbom
import { EXIT } from '../../core/errors.ts';
import { inventoryOf, outcomeOf, type ScanReport } from '../../scan/index.ts';
import type { Context } from '../command.ts';
import { keepHeapSmall } from '../heap.ts';
import { targetsOf, writeReports } from '../output.ts';
import { createProgress } from '../progress.ts';
import { scanOptions } from '../settings.ts';

export async function run(context: Context): Promise<number> {
  const { parsed, terminal } = context;
  keepHeapSmall();
  const targets = targetsOf(parsed, 'cyclonedx');
  const progress = createProgress(terminal);
  try {
    const options = scanOptions(context, progress);
    const { image, inventory } = await inventoryOf(parsed.arguments[0]!, options);
    progress.clear();
    const outcome = outcomeOf(inventory, undefined);
    const { tool, now } = options;
    const report: ScanReport = { tool, now, image, inventory, data: [], shortfalls: [], leftOut: 0, outcome };
    await writeReports(report, targets, context);
    return outcome.verdict === 'partial' && !parsed.flag('allow-partial') ? EXIT.partial : EXIT.ok;
  } finally {
    progress.clear();
  }
}
