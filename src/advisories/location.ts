// Where the advisory database lies.
import { isAbsolute, join } from 'node:path';

/** `PLIMSOLL_DB`, else `$XDG_CACHE_HOME/plimsoll/db`, else `~/.cache/plimsoll/db`. A relative XDG folder does not count, as XDG says. */
export function databaseFolder(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const { PLIMSOLL_DB: own, XDG_CACHE_HOME: cache } = env;
  if (own !== undefined && own !== '') return own;
  const base = cache !== undefined && isAbsolute(cache) ? cache : join(home, '.cache');
  return join(base, 'plimsoll', 'db');
}
