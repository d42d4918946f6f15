// Tests of `db import` with files that are cut, hostile, empty or not there.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fails, linesOf, place } from '../../test/support/advisory-files.ts';
import { mutations } from '../../test/support/mutate.ts';
import { recordOf, zipOf } from '../../test/support/osv-feed.ts';
import { buildZip } from '../../test/support/zip.ts';
import { PlimsollError } from '../core/errors.ts';

const a = recordOf('GHSA-a', 'npm', 'left', '1.2.0');
const b = recordOf('GHSA-b', 'npm', 'right', '2.0.0', { aliases: ['CVE-2026-1'] });

test('a hostile line (100 MB, a million brackets, NUL) harms no other record', async () => {
  const lines = [
    linesOf([a]),
    `{"id":"${'x'.repeat(100e6)}"}\n`,
    `${'['.repeat(1e6)}\n`,
    '\0\0\0\n',
    linesOf([b]),
  ];
  using folder = place({ 'npm/all.jsonl': Buffer.from(lines.join('')) });
  const { families, skipped } = await folder.run();
  assert.equal(families[0]?.records, 2);
  assert.deepEqual(Object.fromEntries(skipped), { 'too-large': 2, 'not-json': 1 });
});

test('millions of empty objects, lines or events cost no memory, and the other records stay', async () => {
  const objects = `{"id":"X","affected":[${'{},'.repeat(3e6)}{}]}\n`;
  const events = Array.from({ length: 200_000 }, (_, i) => ({
    [i % 2 ? 'fixed' : 'introduced']: `${i}.0.0`,
  }));
  const ranges = [{ type: 'SEMVER', events }];
  const long = linesOf([
    { ...b, id: 'GHSA-c', affected: [{ package: { ecosystem: 'npm', name: 'long' }, ranges }] },
  ]);
  using folder = place({
    'npm/all.jsonl': Buffer.from([linesOf([a]), objects, '\n'.repeat(1e6), long, linesOf([b])].join('')),
  });
  const { families, skipped } = await folder.run();
  assert.equal(families[0]?.records, 3);
  assert.deepEqual(Object.fromEntries(skipped), { 'too-large': 1, 'unreadable-range': 1 });
  using endless = place({ 'npm.jsonl.br': brotliCompressSync(Buffer.alloc(21e6, '\n')) });
  await assert.rejects(endless.run(), /npm\.jsonl\.br: .*more than 20000000 lines/);
});

test('a cut file is named with its place, and the old data stays', async () => {
  const good = linesOf([a, b]);
  using folder = place({ 'npm/all.jsonl': good });
  await folder.run();
  const before = readFileSync(join(folder.database, 'npm.sqlite'));
  const zip = zipOf([a, b]);
  const brotli = brotliCompressSync(good);
  for (const [name, data, about] of [
    ['npm/all.jsonl', good.slice(0, -20), /all\.jsonl: at line 2: .*cut/],
    ['npm.jsonl.br', brotli.subarray(0, brotli.length - 20), /npm\.jsonl\.br: at .*cut or does not inflate/],
    ['npm.jsonl.gz', gzipSync(good).subarray(0, 60), /npm\.jsonl\.gz: .*cut or does not inflate/],
    ['npm.jsonl.br', new Uint8Array(0), /empty/],
    ['npm.zip', zip.subarray(0, zip.length - 60), /npm\.zip: at the start/],
    ['npm.zip', zip.subarray(0, 100), /npm\.zip: .*cut or no zip/],
    [
      'npm.zip',
      buildZip([{ name: 'GHSA-a.json', data: JSON.stringify(a), lie: { crc: 7 } }]),
      /at entry GHSA-a\.json: .*checksum/,
    ],
    ['npm/one.json', JSON.stringify(a).slice(0, -5), /one\.json: .*cut or no JSON/],
  ] as const) {
    folder.write(name, data);
    await assert.rejects(folder.run(name), fails('advisories.damaged', about), name);
    assert.deepEqual(readFileSync(join(folder.database, 'npm.sqlite')), before);
    assert.deepEqual(readdirSync(folder.database), ['npm.sqlite'], 'nothing is left behind');
  }
});

test('a path that is not there, or holds no advisories, or none that can be used, is an error', async () => {
  using folder = place({ 'notes/a.txt': '', 'none/all.jsonl': '{}\n' });
  await assert.rejects(folder.run('missing'), fails('advisories.damaged', /no such file/));
  await assert.rejects(folder.run('notes'), fails('advisories.damaged', /holds no advisories/));
  await assert.rejects(folder.run('none'), fails('advisories.damaged', /none of 1 records/));
  await assert.rejects(folder.run('none', { only: ['Nope'] }), fails('advisories.unknown-ecosystem', /Nope/));
});

test('a family without a single record gets no store: nothing known is not nothing found', async () => {
  using folder = place({ 'npm/all.zip': zipOf([a]), 'PyPI/all.zip': zipOf([{ id: 'X-1' }]) });
  await folder.run();
  assert.deepEqual(readdirSync(folder.database), ['npm.sqlite']);
});

test('an import that is interrupted leaves the old data and nothing else', async () => {
  using folder = place({ 'npm/all.zip': zipOf([a]) });
  await folder.run();
  folder.write(
    'npm/all.zip',
    zipOf(Array.from({ length: 2000 }, (_, i) => recordOf(`GHSA-${i}`, 'npm', 'x', '1.0.0'))),
  );
  const signal = AbortSignal.abort(new Error('stopped'));
  await assert.rejects(folder.run('', { signal }), /stopped/);
  assert.deepEqual(readdirSync(folder.database), ['npm.sqlite']);
});

test('damaged zips and streams are refused or read in part, and never crash', async () => {
  const records = Array.from({ length: 20 }, (_, i) => recordOf(`GHSA-${i}`, 'npm', `name-${i}`, '1.0.0'));
  const forms = {
    'npm.zip': zipOf(records),
    'npm.jsonl.br': brotliCompressSync(linesOf(records)),
    'npm.jsonl.gz': gzipSync(linesOf(records)),
  };
  using folder = place(forms);
  for (const [name, data] of Object.entries(forms))
    for (const damaged of mutations(data, 60)) {
      folder.write(name, damaged);
      await folder.run(name).catch((error: unknown) => {
        assert.ok(error instanceof PlimsollError && error.code === 'advisories.damaged', String(error));
      });
    }
});
