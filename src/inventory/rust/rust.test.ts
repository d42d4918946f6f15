// Tests of the cataloguer of Rust executables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { buildElf } from '../../../test/support/elf.ts';
import { rustCataloguer } from './index.ts';

const binary = (packages: unknown, name = '.dep-v0') => {
  const data = deflateSync(JSON.stringify({ packages }));
  return buildElf([
    { name: '.text', data: Buffer.alloc(2048), address: 0x1000, executable: true },
    { name, data, address: 0x2000 },
  ]);
};

const at = (name: string, content: Uint8Array, mode = 0o755) => [{ name, content, mode }];

async function run(...layers: LayerSpec[]) {
  return (await catalogue([rustCataloguer], layers)).get('rust/auditable')!;
}

test('crates of an executable: the built one, its dependencies, and build-only ones apart', async () => {
  const { packages, gaps } = await run(
    at(
      'usr/bin/shop',
      binary([
        { name: 'shop', version: '0.1.0', source: 'local', root: true },
        { name: 'time', version: '0.1.43', source: 'crates.io' },
        { name: 'cc', version: '1.0.83', source: 'crates.io', kind: 'build' },
      ]),
    ),
  );
  assert.deepEqual(gaps, []);
  assert.deepEqual(
    packages.map(({ type, name, version, purl, role, evidence }) => [
      type,
      name,
      version,
      purl,
      role,
      evidence[0],
    ]),
    [
      ['cargo', 'shop', '0.1.0', 'pkg:cargo/shop@0.1.0', undefined, evidence('likely')],
      ['cargo', 'time', '0.1.43', 'pkg:cargo/time@0.1.43', undefined, evidence('certain')],
      ['cargo', 'cc', '1.0.83', 'pkg:cargo/cc@1.0.83', 'dev', evidence('certain')],
    ],
  );
});

function evidence(confidence: string) {
  return { cataloguer: 'rust/auditable', path: 'usr/bin/shop', layer: 0, by: '.dep-v0', confidence };
}

test('a crate listed twice is one, and counts as in the executable when either says so', async () => {
  const rows = ['build', 'runtime', 'build'].map((kind) => ({ name: 'a', version: '1.0.0', kind }));
  const { packages } = await run(at('bin/x', binary(rows)));
  assert.deepEqual(
    packages.map(({ name, role }) => [name, role]),
    [['a', undefined]],
  );
});

test('a damaged list is a gap that hides', async () => {
  const { packages, gaps } = await run(at('bin/x', binary('no list')));
  assert.deepEqual(packages, []);
  assert.deepEqual(
    gaps.map(({ path, reason, hides }) => [path, reason, hides]),
    [['bin/x', 'damaged', true]],
  );
});

test('executables without a list, and lists in files that are not run, say nothing', async () => {
  const list = [{ name: 'a', version: '1.0.0' }];
  const { packages, gaps } = await run([
    ...at('bin/x', binary(list, '.other')),
    ...at('usr/share/x', binary(list), 0o644),
  ]);
  assert.deepEqual([packages, gaps], [[], []]);
});

test('introduced counts for each crate of a rebuilt executable', async () => {
  const crate = (name: string, version: string) => ({ name, version, source: 'crates.io' });
  const { packages } = await run(
    at('bin/x', binary([crate('a', '1.0.0'), crate('b', '1.0.0')])),
    at('bin/x', binary([crate('a', '1.0.0'), crate('b', '2.0.0')])),
  );
  assert.deepEqual(
    packages.map(({ name, version, introduced }) => [name, version, introduced]),
    [
      ['a', '1.0.0', 0],
      ['b', '2.0.0', 1],
    ],
  );
});
