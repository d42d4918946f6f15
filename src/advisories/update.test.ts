// Tests of `db update` against real servers on loopback: what is fetched, and when.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratch } from '../../test/support/loopback.ts';
import { recordOf, serveFeed, zipOf } from '../../test/support/osv-feed.ts';
import { NOW, fixes, outcomes, updater } from '../../test/support/update.ts';
import { PlimsollError } from '../core/errors.ts';
import { importAdvisories } from './import.ts';
import { openAdvisories } from './open.ts';
import { databaseStatus } from './status.ts';

const a = recordOf('GHSA-a', 'npm', 'left', '1.2.0');

test('a family is fetched once, and again only when the feed has another zip', async () => {
  await using feed = await serveFeed({ npm: [a] });
  using folder = scratch();
  const update = updater(feed, folder.path);
  const [first] = await update();
  assert.ok(first?.outcome === 'fetched');
  assert.deepEqual(
    [first.status.records, first.status.origin, first.status.fetched],
    [1, feed.origin, NOW.toISOString()],
  );

  const later = new Date('2026-03-05T00:00:00Z');
  assert.deepEqual(outcomes(await update(['npm'], { now: later })), ['npm unchanged']);
  const [state] = await databaseStatus(folder.path);
  assert.ok(state !== undefined && !(state.status instanceof PlimsollError));
  assert.equal(
    state.status.fetched,
    later.toISOString(),
    'data that is still the newest is as new as the look at it',
  );

  feed.set('npm', zipOf([recordOf('GHSA-a', 'npm', 'left', '1.3.0', { modified: '2026-04-01T00:00:00Z' })]));
  assert.deepEqual(outcomes(await update()), ['npm fetched']);
  assert.deepEqual(await fixes(folder.path), ['1.3.0']);
  assert.deepEqual(readdirSync(folder.path).sort(), ['npm.checked', 'npm.sqlite']);
});

test('a changed record replaces the old one, a withdrawn one says so, one that is gone is gone', async () => {
  const b = recordOf('GHSA-b', 'npm', 'left', '2.0.0');
  const c = recordOf('GHSA-c', 'npm', 'left', '3.0.0');
  await using feed = await serveFeed({ npm: [a, b, c] });
  using folder = scratch();
  const update = updater(feed, folder.path);
  await update();
  feed.set(
    'npm',
    zipOf([recordOf('GHSA-a', 'npm', 'left', '1.9.0'), { ...b, withdrawn: '2026-02-01T00:00:00Z' }]),
  );
  const [updated] = await update();
  assert.ok(updated?.outcome === 'fetched');
  assert.deepEqual([updated.status.records, updated.status.withdrawn], [2, 1]);
  const source = await openAdvisories(folder.path, ['npm']);
  const found = source
    .affected('npm', 'left')
    .map((row) => [row.fixed, source.advisory('npm', row.advisory).withdrawn]);
  source.close();
  assert.deepEqual(found, [
    ['1.9.0', undefined],
    ['2.0.0', '2026-02-01T00:00:00Z'],
  ]);
});

test('where a server gives no validators the list of dates tells whether anything changed', async () => {
  await using feed = await serveFeed({ npm: [a] });
  feed.validators = false;
  using folder = scratch();
  const update = updater(feed, folder.path);
  assert.deepEqual(outcomes(await update()), ['npm fetched']);
  assert.deepEqual(outcomes(await update()), ['npm unchanged']);
  assert.equal(feed.seen.filter(({ url }) => url.endsWith('all.zip')).length, 1);
  feed.set('npm', zipOf([recordOf('GHSA-a', 'npm', 'left', '1.4.0')]));
  assert.deepEqual(outcomes(await update()), ['npm fetched']);
  assert.deepEqual(await fixes(folder.path), ['1.4.0']);
});

test('what another feed or an import brought is fetched whatever its state', async () => {
  await using feed = await serveFeed({ npm: [a] });
  using folder = scratch();
  const file = folder.write('npm.json', JSON.stringify(recordOf('GHSA-i', 'npm', 'left', '9.0.0')));
  await importAdvisories([file], { folder: folder.path, now: NOW });
  assert.deepEqual(outcomes(await updater(feed, folder.path)()), ['npm fetched']);
  assert.deepEqual(await fixes(folder.path), ['1.2.0']);
});

test('names of ecosystems with blanks are encoded in URLs', async () => {
  await using feed = await serveFeed({
    'Red Hat': [recordOf('RHSA-1', 'Red Hat:enterprise_linux:9::baseos', 'curl', '1')],
  });
  using folder = scratch();
  assert.deepEqual(outcomes(await updater(feed, folder.path)(['Red Hat'])), ['Red Hat fetched']);
  assert.equal(feed.seen[0]?.url, '/Red%20Hat/all.zip');
});

test('all: every ecosystem that the feed lists and that is known', async () => {
  await using feed = await serveFeed({ npm: [a], PyPI: [recordOf('PYSEC-1', 'PyPI', 'left', '1')] });
  using folder = scratch();
  assert.deepEqual(outcomes(await updater(feed, folder.path)('all')), ['PyPI fetched', 'npm fetched']);
});

test('one family that can not be had does not keep the others away', async () => {
  await using feed = await serveFeed({ npm: [a], Go: [{ id: 'X-1' }], Hex: [] });
  feed.set('PyPI', Buffer.from('no zip'));
  using folder = scratch();
  const updated = await updater(feed, folder.path)(['npm', 'PyPI', 'Debian', 'Go', 'Hex']);
  assert.deepEqual(outcomes(updated), [
    'Debian failed',
    'Go failed',
    'Hex failed',
    'PyPI failed',
    'npm fetched',
  ]);
  const codes = updated.flatMap((one) => (one.outcome === 'failed' ? [one.error.code] : []));
  assert.deepEqual(codes, [
    'advisories.unknown-ecosystem',
    'advisories.damaged',
    'advisories.damaged',
    'advisories.damaged',
  ]);
  assert.deepEqual(readdirSync(folder.path), ['npm.sqlite']);
});

test('the store holds what the update was told, and no more', async () => {
  await using feed = await serveFeed({ npm: [a, recordOf('PYSEC-1', 'PyPI', 'left', '1')] });
  using folder = scratch();
  const [updated] = await updater(feed, folder.path)();
  assert.ok(updated?.outcome === 'fetched');
  assert.deepEqual(updated.status.scopes, ['npm']);
  assert.equal(readFileSync(join(folder.path, 'npm.sqlite')).includes('PYSEC'), false);
});
