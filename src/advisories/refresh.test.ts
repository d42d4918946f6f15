// Tests of what happens to the data before a scan.
import assert from 'node:assert/strict';
import { rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { network, scratch } from '../../test/support/loopback.ts';
import { recordOf, serveFeed } from '../../test/support/osv-feed.ts';
import { NO_PROGRESS } from '../core/log.ts';
import { importAdvisories } from './import.ts';
import { openAdvisories } from './open.ts';
import { DAY_MS, type Freshness, ensureFamilies } from './refresh.ts';

const START = new Date('2026-03-01T00:00:00Z');
const after = (hours: number) => new Date(START.getTime() + hours * 3_600_000);

async function setting() {
  const feed = await serveFeed({ npm: [recordOf('GHSA-a', 'npm', 'left', '1.2.0')] });
  const folder = scratch();
  const freshness = { base: feed.origin, skipUpdate: false, maxAgeMs: DAY_MS, progress: NO_PROGRESS };
  const ensure = (families: string[], more: Partial<Freshness> = {}) =>
    ensureFamilies(folder.path, families, { ...freshness, now: START, network: network(), ...more });
  return {
    feed,
    path: folder.path,
    ensure,
    async [Symbol.asyncDispose]() {
      await feed[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

test('what is missing is fetched, and only that', async () => {
  await using at = await setting();
  assert.deepEqual(await at.ensure(['npm']), []);
  assert.deepEqual(
    at.feed.seen.map(({ url }) => url),
    ['/npm/all.zip'],
  );
  assert.deepEqual(await at.ensure(['npm']), []);
  assert.equal(at.feed.seen.length, 1);
});

test('data older than a day is refreshed, and then counts as new', async () => {
  await using at = await setting();
  await at.ensure(['npm']);
  await at.ensure(['npm'], { now: after(23) });
  assert.equal(at.feed.seen.length, 1);
  await at.ensure(['npm'], { now: after(25) });
  assert.equal(at.feed.seen.length, 2);
  await at.ensure(['npm'], { now: after(26) });
  assert.equal(at.feed.seen.length, 2);
});

test('--skip-db-update: old data is used as it is, missing data is fetched', async () => {
  await using at = await setting();
  await at.ensure(['npm'], { skipUpdate: true });
  assert.equal(at.feed.seen.length, 1);
  assert.deepEqual(await at.ensure(['npm'], { skipUpdate: true, now: after(1000) }), []);
  assert.equal(at.feed.seen.length, 1);
});

test('offline: no connection is made, and what is missing or old is told', async () => {
  await using at = await setting();
  const offline = network({ offline: true });
  const [missing] = await at.ensure(['npm'], { network: offline });
  assert.deepEqual([missing?.family, missing?.state], ['npm', 'missing']);
  assert.match(missing?.reason ?? '', /--offline/);
  assert.deepEqual(at.feed.seen, []);
  await at.ensure(['npm']);
  const [old] = await at.ensure(['npm'], { network: offline, now: after(48) });
  assert.deepEqual([old?.family, old?.state], ['npm', 'stale']);
  assert.equal(at.feed.seen.length, 1);
});

test('what the feed does not have is told with the reason, and the scan goes on', async () => {
  await using at = await setting();
  const shortfalls = await at.ensure(['npm', 'Debian']);
  assert.deepEqual(
    shortfalls.map(({ family, state }) => [family, state]),
    [['Debian', 'missing']],
  );
  assert.match(shortfalls[0]?.reason ?? '', /the feed has no Debian/);
});

test('a feed that is down leaves the old data in use, with a warning', async () => {
  await using at = await setting();
  await at.ensure(['npm']);
  at.feed.before = (_request, response) => {
    response.writeHead(503).end();
    return true;
  };
  const warnings: string[] = [];
  const logger = {
    error() {},
    info() {},
    debug() {},
    warn: (message: string) => void warnings.push(message),
  };
  const [old] = await at.ensure(['npm'], { now: after(48), network: network({ logger }) });
  assert.equal(old?.state, 'stale');
  assert.match(warnings[0] ?? '', /npm are stale: .*503/);
  const source = await openAdvisories(at.path, ['npm']);
  assert.equal(source.affected('npm', 'left').length, 1);
  source.close();
});

test('a folder that can not be written: what is there is used, what is missing is told', async () => {
  await using at = await setting();
  await at.ensure(['npm']);
  using other = scratch();
  const folder = join(other.write('file', ''), 'db');
  const freshness = { base: at.feed.origin, skipUpdate: false, maxAgeMs: DAY_MS, progress: NO_PROGRESS };
  const [missing] = await ensureFamilies(folder, ['npm'], { ...freshness, now: START, network: network() });
  assert.deepEqual([missing?.family, missing?.state], ['npm', 'missing']);
  assert.match(missing?.reason ?? '', /PLIMSOLL_DB/);
});

test('data that somebody imported is not replaced of its own accord', async () => {
  await using at = await setting();
  using files = scratch();
  const file = files.write('npm.json', JSON.stringify(recordOf('GHSA-i', 'npm', 'left', '9.0.0')));
  await importAdvisories([file], { folder: at.path, now: START });
  assert.deepEqual(await at.ensure(['npm'], { now: after(1000) }), []);
  assert.deepEqual(at.feed.seen, []);
});

test('a damaged store is fetched anew', async () => {
  await using at = await setting();
  await at.ensure(['npm']);
  truncateSync(join(at.path, 'npm.sqlite'), 5000);
  assert.deepEqual(await at.ensure(['npm']), []);
  const source = await openAdvisories(at.path, ['npm']);
  assert.equal(source.affected('npm', 'left').length, 1);
  source.close();
});

test('a store that somebody removed is missing, whatever was noted beside it', async () => {
  await using at = await setting();
  await at.ensure(['npm']);
  await at.ensure(['npm'], { now: after(48) });
  rmSync(join(at.path, 'npm.sqlite'));
  await at.ensure(['npm'], { now: after(49) });
  assert.equal(at.feed.seen.length, 3);
});

test('families that are no ecosystem are none of our business', async () => {
  await using at = await setting();
  assert.deepEqual(await at.ensure(['Gentoo', '../x']), []);
  assert.deepEqual(at.feed.seen, []);
});
