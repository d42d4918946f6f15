// plimsoll cache info
import { thousands } from '../../core/text.ts';
import { EXIT } from '../../core/errors.ts';
import { cacheInfo } from '../../image/index.ts';
import { megabytes } from '../../report/index.ts';
import type { Context } from '../command.ts';
import { cacheFolder } from '../folders.ts';

export async function run({ parsed, terminal, env }: Context): Promise<number> {
  const info = cacheInfo(cacheFolder(env));
  if (parsed.text('format') === 'json') await terminal.out(`${JSON.stringify(info, undefined, 2)}\n`);
  else {
    const oldest = info.oldest ? `, the oldest last used ${info.oldest.slice(0, 10)}` : '';
    await terminal.out(`${info.folder}\n${thousands(info.files)} files, ${megabytes(info.bytes)}${oldest}\n`);
  }
  return EXIT.ok;
}
