// A full disk under each of the places that are written: one line that names the place, and all is usable afterwards.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ADVISORIES, home, MAIN, SAMPLE, SCAN } from './run.ts';
import { noRoom } from './no-room.ts';

const left = (folder: string) => readdirSync(folder).filter((name) => name !== 'fill');

describe('no room', { concurrency: 4 }, () => {
  test('for the layer cache: the scan warns and goes on', async () => {
    using own = home();
    using full = noRoom(own.path);
    const env = { PLIMSOLL_CACHE: full.path };
    const ran = await own.run(SCAN, { env });
    assert.equal(ran.code, 0);
    assert.match(
      ran.err,
      /^plimsoll: \S+: the layer cache can not be written \(\w+\); the next scan will be slower\n$/,
    );
    assert.match(ran.err, full.says);
    full.makeRoom();
    const again = await own.run(SCAN, { env });
    assert.equal(again.out, ran.out);
    assert.equal(again.err, '');
  });

  test('for the database: db import fails in one line and leaves nothing half-done', async () => {
    using own = home();
    using full = noRoom(own.path);
    const env = { PLIMSOLL_DB: full.path };
    const ran = await own.run(['db', 'import', ADVISORIES], { env });
    assert.equal(ran.code, 3);
    assert.match(ran.err, /^plimsoll: \S*full[^\n]*: [^\n]*PLIMSOLL_DB\n$/);
    full.makeRoom();
    assert.deepEqual(left(full.path), []);
    assert.equal((await own.run(['db', 'import', join(ADVISORIES, 'npm.json')], { env })).code, 0);
    const scan = await own.run(['scan', SAMPLE, '--offline', '--allow-partial'], { env });
    assert.match(scan.out, /CVE-2021-44906/);
  });

  test('for temporary files: --advisories fails in one line', async () => {
    using own = home();
    using full = noRoom(own.path);
    const env = { TMPDIR: full.path };
    const ran = await own.run(SCAN, { env });
    assert.equal(ran.code, 3);
    assert.match(ran.err, /^plimsoll: \S*full: [^\n]*TMPDIR\n$/);
    assert.equal(ran.out, '');
    full.makeRoom();
    assert.deepEqual(left(full.path), []);
    assert.equal((await own.run(SCAN, { env })).code, 0);
  });

  test('for the report: one line, and no half of it stays', async () => {
    using own = home();
    using full = noRoom(own.path);
    const file = join(full.path, 'report.json');
    const ran = await own.run([...SCAN, '-o', file]);
    assert.equal(ran.code, 3);
    assert.match(ran.err, /^plimsoll: \S*report\.json: the report can not be written \(\w+\): [^\n]+\n$/);
    full.makeRoom();
    assert.deepEqual(left(full.path), []);
    assert.equal((await own.run([...SCAN, '-o', file])).code, 0);
    assert.deepEqual(left(full.path), ['report.json']);
    assert.ok(JSON.parse(readFileSync(file, 'utf8')));
  });

  test('behind standard output: one line, and not the exit code of success', () => {
    using own = home();
    const script = '"$@" >/dev/full';
    const words = [process.execPath, MAIN, 'scan', '--advisories', ADVISORIES, SAMPLE];
    const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...words], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: own.path },
    });
    assert.equal(status, 3);
    assert.equal(stderr, 'plimsoll: standard output: can not be written (ENOSPC)\n');
  });
});

test('no folder for temporary files at all is one line too', async () => {
  using own = home();
  const { code, err } = await own.run(SCAN, { env: { TMPDIR: own.at('there-is-none') } });
  assert.equal(code, 3);
  assert.match(err, /^plimsoll: \S+there-is-none: [^\n]*TMPDIR\n$/);
});
