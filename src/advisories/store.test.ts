// Tests of the read side: damaged stores, and what differs from the revision before.
import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as sqlite from 'node:sqlite';
import { test } from 'node:test';
import { scratch } from '../../test/support/loopback.ts';
import { mutations } from '../../test/support/mutate.ts';
import { recordOf, zipOf } from '../../test/support/osv-feed.ts';
import { PlimsollError } from '../core/errors.ts';
import { importAdvisories } from './import.ts';
import { openAdvisories } from './open.ts';
import { databaseStatus } from './status.ts';
import { FamilyStore } from './store.ts';

/** A database of npm advisories for the names `names`. */
async function database(...names: string[]) {
  const folder = scratch();
  const file = join(folder.path, 'npm.sqlite');
  const write = async (records: readonly object[]) => {
    const zip = join(folder.path, 'npm.zip');
    writeFileSync(zip, zipOf(records));
    await importAdvisories([zip], { folder: folder.path, now: new Date() });
  };
  await write(names.map((name) => recordOf(`GHSA-${name}`, 'npm', name, '1.0.0')));
  return { path: folder.path, file, write, [Symbol.dispose]: () => folder[Symbol.dispose]() };
}

const isDamaged = (about: RegExp) => (error: unknown) => {
  assert.ok(error instanceof PlimsollError, String(error));
  assert.equal(error.code, 'store.damaged');
  assert.match(error.message, about);
  assert.match(error.message, /plimsoll db update --only npm$/);
  return true;
};

test('a store that is cut, noise, empty, of another form or another family is damaged, and the error names file and remedy', async () => {
  using data = await database('left', 'right');
  const good = readFileSync(data.file);
  const other = Buffer.from(good);
  other.writeUInt32BE(99, 60);
  for (const [content, about] of [
    [good.subarray(0, good.length - 4096), /npm\.sqlite: is cut/],
    [good.subarray(0, 50), /is no store/],
    [Buffer.alloc(0), /is no store/],
    [Buffer.alloc(8192, 7), /is no store/],
    [other, /another version/],
  ] as const) {
    writeFileSync(data.file, content);
    await assert.rejects(openAdvisories(data.path, ['npm']), isDamaged(about));
  }
  writeFileSync(data.file, good);
  copyFileSync(data.file, join(data.path, 'PyPI.sqlite'));
  await assert.rejects(openAdvisories(data.path, ['npm', 'PyPI']), /is no store of PyPI/);
});

test('status shows the stores that can be read beside those that can not', async () => {
  using data = await database('left');
  copyFileSync(data.file, join(data.path, 'PyPI.sqlite'));
  truncateSync(join(data.path, 'PyPI.sqlite'), 4096);
  writeFileSync(join(data.path, 'unheard of.sqlite'), '');
  const [pypi, npm, ...rest] = await databaseStatus(data.path);
  assert.deepEqual(rest, []);
  assert.ok(pypi?.family === 'PyPI' && pypi.status instanceof PlimsollError);
  assert.ok(npm?.family === 'npm' && !(npm.status instanceof PlimsollError) && npm.status.records === 1);
  assert.ok(npm.bytes > 4096);
  assert.deepEqual(await databaseStatus(join(data.path, 'none')), []);
});

test('a store whose pages are damaged never crashes: it answers, or says that it is damaged', async () => {
  const names = Array.from({ length: 40 }, (_, i) => `name-${i}`);
  using data = await database(...names);
  const good = readFileSync(data.file);
  let refused = 0;
  for (const [index, damaged] of [...mutations(good, 200)].entries()) {
    const file = join(data.path, `${index}.sqlite`);
    writeFileSync(file, damaged);
    try {
      const store = new FamilyStore(sqlite, file, 'npm');
      try {
        for (const name of names) for (const row of store.affected('npm', name)) store.advisory(row.advisory);
        store.named('GHSA-name-1');
      } finally {
        store.close();
      }
    } catch (error) {
      assert.ok(error instanceof PlimsollError && error.code === 'store.damaged', String(error));
      refused++;
    }
  }
  assert.ok(refused > 100);
});

test('the changes of a store are the names of advisories that came, went or changed since the one before', async () => {
  using data = await database('same', 'changes', 'goes');
  const changes = () => {
    const store = new FamilyStore(sqlite, data.file, 'npm');
    const names = store.changes().map(({ name }) => name);
    store.close();
    return names.sort();
  };
  assert.deepEqual(changes(), []);
  await data.write([
    recordOf('GHSA-same', 'npm', 'same', '1.0.0'),
    recordOf('GHSA-changes', 'npm', 'changes', '1.0.1'),
    recordOf('GHSA-comes', 'npm', 'comes', '1.0.0'),
  ]);
  assert.deepEqual(changes(), ['changes', 'comes', 'goes']);
});

test('a damaged store can be replaced', async () => {
  using data = await database('left');
  const good = readFileSync(data.file);
  // Behind the header: the file passes for a store until its tables are read.
  writeFileSync(data.file, Buffer.concat([good.subarray(0, 100), Buffer.alloc(good.length - 100, 0xff)]));
  await data.write([recordOf('GHSA-new', 'npm', 'new', '1.0.0')]);
  const source = await openAdvisories(data.path, ['npm']);
  assert.equal(source.affected('npm', 'new').length, 1);
  source.close();
});
