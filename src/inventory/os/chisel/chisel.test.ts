// Chisel's manifests in images: packages, the files of slices, form, damage, bombs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import type { LayerSpec } from '../../../../test/support/catalogue.ts';
import { gapsIn, linesOf, ownedBy, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { release } from '../release/index.ts';
import { chisel } from './index.ts';

const OS = { 'etc/os-release': 'ID=ubuntu\nVERSION_ID="24.04"\n' };
const PATH = 'var/lib/chisel/manifest.wall';
const run = (...layers: LayerSpec[]) => resultOf([release, chisel], ...layers);

const ROWS = [
  { kind: 'content', slice: 'libc6_libs', path: '/usr/lib/libc.so.6' },
  { kind: 'content', slice: 'libc6_libs', path: '/usr/lib/x/' },
  { kind: 'content', slice: 'openssl_bins', path: '/usr/bin/openssl' },
  { kind: 'content', slice: 'openssl_config', path: '/etc/ssl/openssl.cnf' },
  { kind: 'package', name: 'libc6', version: '2.39-0ubuntu8.4', sha256: '00', arch: 'amd64' },
  { kind: 'package', name: 'openssl', version: '3.0.13-0ubuntu3.5', sha256: '00', arch: 'amd64' },
  { kind: 'path', path: '/usr/bin/openssl', mode: '0755', slices: ['openssl_bins'], sha256: '00', size: 1 },
  { kind: 'slice', name: 'openssl_bins' },
];

function wall(rows: readonly unknown[] = ROWS, count = rows.length + 1): Buffer {
  const lines = [{ jsonwall: '1.0', schema: '1.0', count }, ...rows].map((row) => `${JSON.stringify(row)}\n`);
  return zstdCompressSync(lines.join(''));
}

test('packages with architecture, distribution and evidence', async () => {
  const result = await run({ ...OS, [PATH]: wall() });
  assert.deepEqual(linesOf(result), ['libc6 2.39-0ubuntu8.4', 'openssl 3.0.13-0ubuntu3.5']);
  const [libc] = result.packages;
  assert.equal(libc?.purl, 'pkg:deb/ubuntu/libc6@2.39-0ubuntu8.4?arch=amd64&distro=ubuntu-24.04');
  assert.deepEqual(libc?.evidence, [
    { cataloguer: 'os/chisel', path: PATH, layer: 0, by: 'manifest.wall', confidence: 'certain' },
  ]);
  assert.deepEqual(result.gaps, []);
});

test('a package owns the files of its slices', async () => {
  const result = await run({
    [PATH]: wall(),
    'usr/lib/libc.so.6': '',
    'usr/bin/openssl': '',
    'etc/ssl/openssl.cnf': '',
  });
  assert.deepEqual(ownedBy(result), {
    libc6: ['usr/lib/libc.so.6'],
    openssl: ['usr/bin/openssl', 'etc/ssl/openssl.cnf'],
  });
});

test('an overwritten manifest is the list; introduced is the first layer of the run', async () => {
  const result = await run({ [PATH]: wall() }, { [PATH]: wall(ROWS.slice(0, 5)) });
  assert.deepEqual(
    result.packages.map(({ name, introduced }) => [name, introduced]),
    [['libc6', 0]],
  );
});

test('fewer lines than stated, another form, no zstd, no JSON: all hide, and what was read stays', async () => {
  const short = await run({ [PATH]: wall(ROWS, 1000) });
  assert.deepEqual([linesOf(short).length, gapsIn(short)], [2, ['damaged hides']]);
  const plain = await run({ [PATH]: '{"jsonwall":"1.0","count":1}\n' });
  assert.deepEqual([linesOf(plain), gapsIn(plain)], [[], ['damaged hides']]);
  const other = await run({ [PATH]: zstdCompressSync('{"jsonwall":"2.0","count":1}\n') });
  assert.deepEqual(gapsIn(other), ['damaged hides']);
  const text = await run({ [PATH]: zstdCompressSync('{"jsonwall":"1.0","count":2}\n[[[\n') });
  assert.deepEqual(gapsIn(text), ['damaged hides']);
});

test('a manifest that is cut gives what comes before the cut', async () => {
  const noise = Array.from({ length: 20_000 }, (_, i) => ({ kind: 'zzz', path: `/${Math.sin(i)}` }));
  const whole = wall([...ROWS, ...noise]);
  const result = await run({ [PATH]: whole.subarray(0, whole.length / 2) });
  assert.deepEqual([linesOf(result).length, gapsIn(result)], [2, ['damaged hides']]);
});

test('a bomb reaches its bound', async () => {
  const bomb = zstdCompressSync(Buffer.alloc(80 * 1024 * 1024, 0x20));
  assert.deepEqual(gapsIn(await run({ [PATH]: bomb })), ['budget hides']);
});

test('damaged manifests give packages or gaps, never an internal fault', async () => {
  await survivesDamage([chisel], { [PATH]: wall() }, PATH, 300);
});

test('a bomb is measured by its own size: thousands of small ones cost no more than their bytes', async () => {
  assert.deepEqual(gapsIn(await run({ [PATH]: zstdCompressSync(Buffer.alloc(8 * 1024 * 1024, '{}\n')) })), [
    'budget hides',
  ]);
});
