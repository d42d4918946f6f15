// plimsoll db import
import { thousands } from '../../core/text.ts';
import { importAdvisories } from '../../advisories/index.ts';
import { EXIT } from '../../core/errors.ts';
import type { Context } from '../command.ts';
import { createProgress } from '../progress.ts';
import { databaseOf } from '../settings.ts';

export async function run(context: Context): Promise<number> {
  const { parsed, terminal, signal } = context;
  const progress = createProgress(terminal);
  try {
    const folder = databaseOf(context);
    const intake = await importAdvisories(parsed.arguments, { folder, now: new Date(), progress, signal });
    progress.clear();
    for (const { family, records, skipped } of intake.families) {
      const rest = skipped > 0 ? `, ${thousands(skipped)} records or parts not understood` : '';
      await terminal.out(`${family}  ${thousands(records)} records${rest}\n`);
    }
    const told = intake.families.reduce((sum, { skipped }) => sum + skipped, 0);
    const all = [...intake.skipped.values()].reduce((sum, count) => sum + count, 0);
    if (all > told) await terminal.out(`${thousands(all - told)} further records or parts not understood\n`);
    return EXIT.ok;
  } finally {
    progress.clear();
  }
}
