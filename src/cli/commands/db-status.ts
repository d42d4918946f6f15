// plimsoll db status
import { databaseStatus, type StoreState } from '../../advisories/index.ts';
import { EXIT, PlimsollError } from '../../core/errors.ts';
import { megabytes, tableLines } from '../../report/index.ts';
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
  const columns = ['FAMILY', 'RECORDS', 'SKIPPED', 'FETCHED', 'NEWEST', 'SIZE', 'LICENCE'].map(
    (title, i) => ({
      title,
      width: [4, 40] as const,
      cut: i === 6 ? ('end' as const) : ('never' as const),
    }),
  );
  const lines = tableLines(columns, states.map(rowOf), terminal);
  await terminal.out(`${folder}\n\n${lines.join('\n')}\n`);
  return EXIT.ok;
}

function rowOf({ family, bytes, status }: StoreState): string[] {
  if (status instanceof PlimsollError)
    return [family, '', '', 'damaged', '', megabytes(bytes), status.remedy];
  const { records, skipped, fetched, newest, licence } = status;
  const number = (n: number) => n.toLocaleString('en-US');
  return [
    family,
    number(records),
    number(skipped),
    fetched.slice(0, 10),
    newest.slice(0, 10),
    megabytes(bytes),
    licence,
  ];
}
