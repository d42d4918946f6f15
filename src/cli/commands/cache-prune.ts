// plimsoll cache prune
import { thousands } from '../../core/text.ts';
import { EXIT } from '../../core/errors.ts';
import { pruneCache } from '../../image/index.ts';
import { megabytes } from '../../report/index.ts';
import type { Context } from '../command.ts';
import { cacheFolder } from '../folders.ts';
import { parseSize } from '../option.ts';

export async function run({ parsed, terminal, env }: Context): Promise<number> {
  const keep = parsed.text('keep');
  const removed = pruneCache(cacheFolder(env), keep === undefined ? 0 : parseSize('keep', keep));
  await terminal.out(`removed ${thousands(removed.files)} files, ${megabytes(removed.bytes)}\n`);
  return EXIT.ok;
}
