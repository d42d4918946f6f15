// plimsoll cache prune
import { EXIT } from '../../core/errors.ts';
import { pruneCache } from '../../image/index.ts';
import type { Context } from '../command.ts';
import { cacheFolder } from '../folders.ts';
import { parseSize } from '../option.ts';

export async function run({ parsed, terminal, env }: Context): Promise<number> {
  const keep = parsed.text('keep');
  const removed = pruneCache(cacheFolder(env), keep === undefined ? 0 : parseSize('keep', keep));
  const size = (removed.bytes / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 });
  await terminal.out(`removed ${removed.files.toLocaleString('en-US')} files, ${size} MB\n`);
  return EXIT.ok;
}
