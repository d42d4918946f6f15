// plimsoll cache prune
import { EXIT } from '../../core/errors.ts';
import { pruneCache } from '../../image/index.ts';
import { megabytes } from '../../report/index.ts';
import type { Context } from '../command.ts';
import { cacheFolder } from '../folders.ts';
import { parseSize } from '../option.ts';

export async function run({ parsed, terminal, env }: Context): Promise<number> {
  const keep = parsed.text('keep');
  const removed = pruneCache(cacheFolder(env), keep === undefined ? 0 : parseSize('keep', keep));
  await terminal.out(`removed ${removed.files.toLocaleString('en-US')} files, ${megabytes(removed.bytes)}\n`);
  return EXIT.ok;
}
