// Updates a database from a feed on loopback, for tests.
import assert from 'node:assert/strict';
import { openAdvisories } from '../../src/advisories/open.ts';
import { type UpdateOptions, type Updated, updateAdvisories } from '../../src/advisories/update.ts';
import type { PlimsollError } from '../../src/core/errors.ts';
import { NO_PROGRESS } from '../../src/core/log.ts';
import { network } from './loopback.ts';
import type { OsvFeed } from './osv-feed.ts';

export const NOW = new Date('2026-03-01T00:00:00Z');

/** A function that updates the database in `folder` from `feed`; npm when nothing else is asked for. */
export function updater(feed: OsvFeed, folder: string) {
  return (families: readonly string[] | 'all' = ['npm'], more: Partial<UpdateOptions> = {}) =>
    updateAdvisories(families, {
      folder,
      base: feed.origin,
      network: network(),
      now: NOW,
      progress: NO_PROGRESS,
      ...more,
    });
}

/** `npm fetched` and the like. */
export const outcomes = (updated: readonly Updated[]): string[] =>
  updated.map(({ family, outcome }) => `${family} ${outcome}`);

/** The error of the first family, which must have failed. */
export function failureOf(updated: readonly Updated[]): PlimsollError {
  const [one] = updated;
  assert.ok(one?.outcome === 'failed', JSON.stringify(outcomes(updated)));
  return one.error;
}

/** Fixed versions of the npm package `left`. */
export async function fixes(folder: string): Promise<string[]> {
  const source = await openAdvisories(folder, ['npm']);
  try {
    return source.affected('npm', 'left').map((row) => row.fixed);
  } finally {
    source.close();
  }
}
