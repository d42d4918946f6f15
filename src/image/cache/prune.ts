// Size and pruning of the layer cache: by last use, down to a bound.
import { type Dirent, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CacheInfo {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /** Last use of the file that was not used for the longest time (ISO), if there is any. */
  readonly oldest?: string;
}

interface Found {
  readonly path: string;
  readonly bytes: number;
  readonly used: number;
}

export function cacheInfo(folder: string): CacheInfo {
  const files = list(folder);
  const oldest = files.reduce((least, file) => Math.min(least, file.used), Number.POSITIVE_INFINITY);
  return {
    folder,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    ...(files.length > 0 && { oldest: new Date(oldest).toISOString() }),
  };
}

/** Removes what was used least recently until at most `keep` bytes are left; returns what was removed. */
export function pruneCache(folder: string, keep: number): { files: number; bytes: number } {
  const files = list(folder).sort((a, b) => a.used - b.used);
  let total = files.reduce((sum, file) => sum + file.bytes, 0);
  const removed = { files: 0, bytes: 0 };
  for (const file of files) {
    if (total <= keep) break;
    rmSync(file.path, { force: true });
    total -= file.bytes;
    removed.files++;
    removed.bytes += file.bytes;
  }
  return removed;
}

const DAY = 24 * 3600 * 1000;

/** Keeps the cache at `keep` bytes; looks at most once a day, since listing it takes time. Never fails a scan. */
export function pruneDaily(folder: string, keep: number, now: number): void {
  const marker = join(folder, 'pruned');
  const last = statSync(marker, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (now - last < DAY) return;
  try {
    writeFileSync(marker, '', { flag: 'a' });
    utimesSync(marker, now / 1000, now / 1000);
  } catch {
    // A cache that others own: they prune it.
    return;
  }
  pruneCache(folder, keep);
}

function list(folder: string): Found[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    // No folder yet: an empty cache.
    return [];
  }
  return entries
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat ? [{ path, bytes: stat.size, used: stat.mtimeMs }] : [];
    });
}
