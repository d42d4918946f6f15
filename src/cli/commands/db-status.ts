// plimsoll db status
import { databaseStatus, type StoreState } from '../../advisories/index.ts';
import { EXIT, PlimsollError } from '../../core/errors.ts';
import { type Column, megabytes, tableLines } from '../../report/index.ts';
import { printable, thousands } from '../../core/text.ts';
import type { Context } from '../command.ts';
import { databaseOf } from '../settings.ts';

export async function run(context: Context): Promise<number> {
  const { parsed, terminal } = context;
  const folder = databaseOf(context);
  const states = await databaseStatus(folder);
  if (parsed.text('format') === 'json') {
    const families = states.map(({ status, ...rest }) =>
      status instanceof PlimsollError
        ? { ...rest, error: { code: status.code, message: status.message } }
        : { ...rest, ...status },
    );
    await terminal.out(`${JSON.stringify({ folder, families }, undefined, 2)}\n`);
    return EXIT.ok;
  }
  if (states.length === 0) {
    await terminal.out(
      `${folder}\nno advisory data yet: plimsoll db update --all, or just scan: it fetches what it needs\n`,
    );
    return EXIT.ok;
  }
  const lines = tableLines(COLUMNS, states.map(rowOf), terminal);
  const faults = states.flatMap(({ status }) =>
    status instanceof PlimsollError ? [printable(status.message)] : [],
  );
  const rest = faults.length > 0 ? `\n${faults.join('\n')}\n` : '';
  await terminal.out(`${folder}\n\n${lines.join('\n')}\n${rest}`);
  return EXIT.ok;
}

const COLUMNS: readonly Column[] = [
  { title: 'FAMILY', width: [4, 30], cut: 'never' },
  { title: 'RECORDS', width: [7, 12], cut: 'never' },
  { title: 'FETCHED', width: [10, 10], cut: 'never' },
  { title: 'NEWEST', width: [10, 10], cut: 'never' },
  { title: 'SIZE', width: [4, 12], cut: 'never' },
  { title: 'LICENCE', width: [7, 60], cut: 'end' },
];

function rowOf({ family, bytes, status }: StoreState): string[] {
  if (status instanceof PlimsollError) return [family, '', 'damaged', '', megabytes(bytes), ''];
  const { records, fetched, newest, licence } = status;
  const [from, to] = [fetched.slice(0, 10), newest.slice(0, 10)];
  return [family, thousands(records), from, to, megabytes(bytes), licence];
}
