// Tests of updates that meet each other, readers, kills and a full disk: processes of their own.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { scratch } from '../../test/support/loopback.ts';
import { recordOf, serveFeed, zipOf } from '../../test/support/osv-feed.ts';
import { fixes, outcomes, updater } from '../../test/support/update.ts';
import { openAdvisories } from './open.ts';

const CHILD = join(import.meta.dirname, '../../test/support/update-child.ts');
const many = (count: number, fixed: string) =>
  Array.from({ length: count }, (_, i) =>
    recordOf(`GHSA-${i}`, 'npm', i === 0 ? 'left' : `name-${i}`, fixed),
  );

async function outputOf(child: ChildProcess): Promise<string> {
  const [output] = await Promise.all([text(child.stdout!), once(child, 'exit')]);
  return output.trim();
}

test('two updates at once: both succeed, the store is whole, nothing is left behind', async () => {
  await using feed = await serveFeed({ npm: many(800, '1.0.0') });
  feed.validators = false;
  feed.before = (request, response) => {
    // Without a list of dates every update fetches and builds anew.
    const isList = request.url?.endsWith('.csv') === true;
    if (isList) response.writeHead(404).end();
    return isList;
  };
  using folder = scratch();
  const children = [1, 2].map(() =>
    spawn(process.execPath, [CHILD, folder.path, feed.origin, '4'], { stdio: 'pipe' }),
  );
  const outputs = await Promise.all(children.map(outputOf));
  assert.deepEqual(outputs, Array(2).fill('fetched\nfetched\nfetched\nfetched'));
  assert.deepEqual(readdirSync(folder.path), ['npm.sqlite']);
  assert.deepEqual(await fixes(folder.path), ['1.0.0']);
});

test('a reader during the swap keeps the revision that it opened; the next one sees the new', async () => {
  await using feed = await serveFeed({ npm: many(500, '1.0.0') });
  using folder = scratch();
  const update = updater(feed, folder.path);
  await update();
  const reader = await openAdvisories(folder.path, ['npm']);
  feed.set('npm', zipOf(many(2000, '2.0.0')));
  assert.deepEqual(outcomes(await update()), ['npm fetched']);
  for (let i = 1; i < 500; i++)
    assert.deepEqual(
      reader.affected('npm', `name-${i}`).map((row) => row.fixed),
      ['1.0.0'],
    );
  assert.deepEqual(reader.affected('npm', 'name-1999'), []);
  assert.equal(reader.advisory('npm', 500).id, 'GHSA-499');
  assert.deepEqual(await fixes(folder.path), ['2.0.0']);
  reader.close();
});

test('an update that is killed leaves the old data, and the next one clears up after it', async () => {
  await using feed = await serveFeed({ npm: many(10, '1.0.0') });
  using folder = scratch();
  const update = updater(feed, folder.path);
  await update();
  let child: ChildProcess | undefined;
  feed.before = (_request, response) => {
    response.writeHead(200, { 'Content-Length': 1000, ETag: '"x"' });
    response.write(randomBytes(100), () => child?.kill('SIGKILL'));
    return true;
  };
  child = spawn(process.execPath, [CHILD, folder.path, feed.origin], { stdio: 'pipe' });
  await outputOf(child);
  assert.deepEqual(await fixes(folder.path), ['1.0.0']);
  assert.equal(readdirSync(folder.path).filter((name) => name.endsWith('.tmp')).length, 1);
  feed.before = () => false;
  await update();
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => name.endsWith('.tmp')),
    [],
  );
});

test('a disk that takes no more bytes: one clear error, the old data stays, nothing is left behind', async () => {
  await using feed = await serveFeed({ npm: many(10, '1.0.0') });
  using folder = scratch();
  await updater(feed, folder.path)();
  const noise = Array.from({ length: 400 }, (_, i) =>
    recordOf(`GHSA-${i}`, 'npm', `name-${i}`, '1.0.0', { summary: randomBytes(120).toString('hex') }),
  );
  for (const [records, blocks] of [
    // The download itself is too large; the download fits and the store does not.
    [noise, 32],
    [many(4000, '1.0.0'), 900],
  ] as const) {
    feed.set('npm', zipOf(records));
    // A limit on file sizes stands in for a full disk: writes beyond it fail with EFBIG.
    const command = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
    const child = spawn('bash', ['-c', command, process.execPath, CHILD, folder.path, feed.origin], {
      stdio: 'pipe',
    });
    const output = await outputOf(child);
    assert.match(output, /^store\.unwritable: .*PLIMSOLL_DB/);
    assert.deepEqual(readdirSync(folder.path), ['npm.sqlite']);
    assert.deepEqual(await fixes(folder.path), ['1.0.0']);
  }
});
