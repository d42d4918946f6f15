// plimsoll db path
import { EXIT } from '../../core/errors.ts';
import type { Context } from '../command.ts';
import { databaseOf } from '../settings.ts';

export async function run(context: Context): Promise<number> {
  await context.terminal.out(`${databaseOf(context)}\n`);
  return EXIT.ok;
}
