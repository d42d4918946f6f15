// Where things are kept: the layer cache by the XDG rules.
import { homedir } from 'node:os';
import { join } from 'node:path';

/** PLIMSOLL_CACHE, else XDG_CACHE_HOME/plimsoll, else ~/.cache/plimsoll. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (env['PLIMSOLL_CACHE']) return env['PLIMSOLL_CACHE'];
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'plimsoll');
}
