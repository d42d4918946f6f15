// plimsoll db update
import { thousands } from '../../core/text.ts';
import { databaseStatus, type Updated, updateAdvisories } from '../../advisories/index.ts';
import { EXIT, fail } from '../../core/errors.ts';
import type { Context } from '../command.ts';
import { createProgress } from '../progress.ts';
import { baseUrl, databaseOf, networkOf } from '../settings.ts';

export async function run(context: Context): Promise<number> {
  const { terminal } = context;
  const folder = databaseOf(context);
  const progress = createProgress(terminal);
  const network = networkOf(context);
  if (network.offline)
    fail('network.offline', 'db update', '--offline forbids to fetch anything', 'plimsoll db import PATH');
  try {
    const options = { folder, base: baseUrl(context), network, now: new Date(), progress };
    const updated = await updateAdvisories(await wantedOf(context, folder), options);
    progress.clear();
    await terminal.out(updated.map(lineOf).join(''));
    return updated.some((one) => one.outcome === 'failed') ? EXIT.unjudged : EXIT.ok;
  } finally {
    progress.clear();
  }
}

/** What is named; with nothing named, what is there already. */
async function wantedOf({ parsed }: Context, folder: string): Promise<readonly string[] | 'all'> {
  if (parsed.flag('all')) return 'all';
  const named = [...parsed.arguments, ...parsed.all('only')];
  if (named.length > 0) return named;
  const present = (await databaseStatus(folder)).map((one) => one.family);
  if (present.length > 0) return present;
  return fail(
    'usage.missing-argument',
    'db update',
    'there is no data yet, and no ecosystem is named',
    'plimsoll db update Debian npm, or --all; a scan fetches what it needs by itself',
  );
}

function lineOf(one: Updated): string {
  if (one.outcome === 'failed') return `${one.family}  failed: ${one.error.message}\n`;
  return `${one.family}  ${one.outcome}, ${thousands(one.status.records)} records\n`;
}
