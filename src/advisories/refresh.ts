// Before a scan: the data that it needs is fetched when it is missing and refreshed when it is old.
import type { Progress } from '../core/log.ts';
import { PlimsollError } from '../core/errors.ts';
import type { NetworkOptions } from '../core/network.ts';
import { isEcosystem } from '../formats/ecosystem-orders.ts';
import { readStore } from './status.ts';
import { type UpdateOptions, updateAdvisories } from './update.ts';

export interface Freshness {
  /** `offline` in it forbids every connection: then nothing is fetched. */
  readonly network: NetworkOptions;
  /** Base URL of an OSV-style feed. */
  readonly base: string;
  /** Data that is there is used whatever its age; what is missing is fetched all the same. */
  readonly skipUpdate: boolean;
  /** Data older than this is refreshed (ms); a day is usual. */
  readonly maxAgeMs: number;
  readonly now: Date;
  readonly progress: Progress;
}

export const DAY_MS = 24 * 3600 * 1000;

/** A family that is not there, or not as new as was wanted, and why. */
export interface Shortfall {
  readonly family: string;
  readonly state: 'missing' | 'stale';
  readonly reason: string;
}

/**
 * Fetches what is missing of `families` and refreshes what is older than wanted. Data that somebody imported is not replaced
 * by a feed of its own accord. Returns what could not be had: with nothing at all a scan can not judge; with old data it can,
 * and says how old. Failures to connect or to
 * write are warned of and returned, not thrown. Errors: usage.bad-option (the base URL).
 */
export async function ensureFamilies(
  folder: string,
  families: Iterable<string>,
  freshness: Freshness,
): Promise<Shortfall[]> {
  const { network, base, now, progress } = freshness;
  const wanted = new Map<string, Shortfall['state']>();
  for (const family of new Set(families)) {
    const state = isEcosystem(family) ? await stateOf(folder, family, freshness) : 'fresh';
    if (state !== 'fresh') wanted.set(family, state);
  }
  const shortfalls = [...wanted].map(([family, state]) => ({
    family,
    state,
    reason: '--offline forbids to fetch it',
  }));
  if (wanted.size === 0 || network.offline) return shortfalls;

  const failed: Shortfall[] = [];
  for (const [family, state] of wanted) {
    const error = await fetchOne(family, { folder, base, network, now, progress });
    if (error === undefined) continue;
    network.logger.warn(`advisories of ${family} are ${state}: ${error.message}`);
    failed.push({ family, state, reason: error.message });
  }
  return failed;
}

/** Why the family could not be fetched; a folder that can not be written keeps nobody from using what is in it. */
async function fetchOne(family: string, options: UpdateOptions): Promise<PlimsollError | undefined> {
  try {
    const [updated] = await updateAdvisories([family], options);
    return updated?.outcome === 'failed' ? updated.error : undefined;
  } catch (error) {
    if (error instanceof PlimsollError && error.code === 'store.unwritable') return error;
    throw error;
  }
}

async function stateOf(
  folder: string,
  family: string,
  freshness: Freshness,
): Promise<Shortfall['state'] | 'fresh'> {
  const status = await readStore(folder, family, (store) => store.status);
  if (status instanceof PlimsollError) return 'missing';
  const isOld = freshness.now.getTime() - Date.parse(status.fetched) > freshness.maxAgeMs;
  return isOld && !freshness.skipUpdate && status.origin !== 'import' ? 'stale' : 'fresh';
}
