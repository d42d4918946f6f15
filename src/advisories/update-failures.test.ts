// Tests of `db update` when servers, connections or disks fail.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { network, scratch } from '../../test/support/loopback.ts';
import { recordOf, serveFeed, zipOf } from '../../test/support/osv-feed.ts';
import { failureOf, fixes, outcomes, updater } from '../../test/support/update.ts';
import { PlimsollError } from '../core/errors.ts';

const a = recordOf('GHSA-a', 'npm', 'left', '1.2.0');

test('429 and 500 pass: the next try succeeds, with Retry-After minded', async () => {
  await using feed = await serveFeed({ npm: [a] });
  const answers = [429, 500, 503];
  feed.before = (_request, response) => {
    const status = answers.shift();
    if (status !== undefined) response.writeHead(status, status === 429 ? { 'Retry-After': '0' } : {}).end();
    return status !== undefined;
  };
  using folder = scratch();
  assert.deepEqual(outcomes(await updater(feed, folder.path)()), ['npm fetched']);
  assert.equal(feed.seen.length, 4);
});

test('a server that goes on answering 500 is told with its URL, and the old data stays', async () => {
  await using feed = await serveFeed({ npm: [a] });
  using folder = scratch();
  const update = updater(feed, folder.path);
  await update();
  feed.before = (_request, response) => {
    response.writeHead(500).end();
    return true;
  };
  const error = failureOf(await update());
  assert.equal(error.code, 'advisories.unreachable');
  assert.match(error.message, /npm\/all\.zip: .*500/);
  assert.deepEqual(await fixes(folder.path), ['1.2.0']);
});

test('a transfer that breaks is gone on with; one that breaks always fails, and the old data stays', async () => {
  await using feed = await serveFeed({ npm: [a] });
  using folder = scratch();
  const update = updater(feed, folder.path);
  await update();
  const zip = zipOf([
    recordOf('GHSA-a', 'npm', 'left', '5.0.0', { note: randomBytes(2000).toString('hex') }),
  ]);
  let good = 0;
  const breakAt = (from: number) => {
    good = from;
    feed.before = (request, response) => {
      const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
      const range = { 'Content-Range': `bytes ${start}-${zip.length - 1}/${zip.length}` };
      response.writeHead(start > 0 ? 206 : 200, {
        ETag: '"new"',
        'Content-Length': zip.length - start,
        ...(start > 0 ? range : {}),
      });
      if (start >= good) response.end(zip.subarray(start));
      else response.write(zip.subarray(start, start + 100), () => response.destroy());
      return true;
    };
  };
  breakAt(Number.POSITIVE_INFINITY);
  const error = failureOf(await update());
  assert.equal(error.code, 'advisories.unreachable');
  assert.deepEqual(await fixes(folder.path), ['1.2.0']);
  breakAt(200);
  assert.deepEqual(outcomes(await update()), ['npm fetched']);
  assert.deepEqual(await fixes(folder.path), ['5.0.0']);
});

test('a body of another size than announced is refused, and the old data stays', async () => {
  await using feed = await serveFeed({ npm: [a] });
  using folder = scratch();
  const update = updater(feed, folder.path);
  await update();
  const zip = zipOf([recordOf('GHSA-a', 'npm', 'left', '6.0.0')]);
  feed.before = (_request, response) => {
    response.writeHead(200, { 'Content-Length': zip.length + 10 });
    response.write(zip, () => response.destroy());
    return true;
  };
  assert.equal(failureOf(await update()).code, 'advisories.unreachable');
  feed.before = (_request, response) => {
    // Too short without a length to check it against: the zip itself tells.
    response.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end(zip.subarray(0, zip.length - 30));
    return true;
  };
  assert.equal(failureOf(await update()).code, 'advisories.damaged');
  assert.deepEqual(await fixes(folder.path), ['1.2.0']);
  assert.deepEqual(readdirSync(folder.path), ['npm.sqlite']);
});

test('offline: no connection is made', async () => {
  await using feed = await serveFeed({ npm: [a] });
  using folder = scratch();
  const update = updater(feed, folder.path);
  await assert.rejects(update(['npm'], { network: network({ offline: true }) }), { code: 'network.offline' });
  assert.deepEqual(feed.seen, []);
});

test('a base URL that is none, and a name that is no ecosystem, are usage errors', async () => {
  await using feed = await serveFeed({ npm: [a] });
  using folder = scratch();
  const update = updater(feed, folder.path);
  await assert.rejects(update(['npm'], { base: 'not a url' }), { code: 'usage.bad-option' });
  await assert.rejects(update(['npm'], { base: 'file:///etc' }), { code: 'usage.bad-option' });
  await assert.rejects(update(['../npm']), { code: 'advisories.unknown-ecosystem' });
  const [, host] = feed.origin.split('//');
  await assert.rejects(update(['npm'], { base: `http://user:secret@${host}/` }), (error: unknown) => {
    assert.ok(error instanceof PlimsollError && error.code === 'usage.bad-option');
    assert.doesNotMatch(error.message, /secret/, 'a login is not repeated');
    return true;
  });
});

test('a database folder that can not be made or written is named with the remedy', async () => {
  await using feed = await serveFeed({ npm: [a] });
  using folder = scratch();
  folder.write('file', '');
  const update = updater(feed, join(folder.path, 'file', 'db'));
  await assert.rejects(update(), (error: unknown) => {
    assert.ok(error instanceof PlimsollError && error.code === 'store.unwritable');
    assert.match(error.message, /PLIMSOLL_DB/);
    return true;
  });
});

test('what dead processes left is removed; what may belong to a living one stays', async () => {
  await using feed = await serveFeed({ npm: [a] });
  using folder = scratch();
  const leave = (name: string) => {
    mkdirSync(join(folder.path, name));
    writeFileSync(join(folder.path, name, 'all.zip'), 'x');
    return join(folder.path, name);
  };
  const dead = leave(`build.${hostname()}.4194304999.00000000.tmp`);
  const own = leave(`build.${hostname()}.${process.pid}.00000001.tmp`);
  const elsewhere = leave('build.other.host.4194304999.00000002.tmp');
  await updater(feed, folder.path)();
  assert.deepEqual(
    [dead, own, elsewhere].map((path) => existsSync(path)),
    [false, true, true],
  );
});
