// Tests of the Go cataloguer: modules, main module, standard library, gaps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { buildElf } from '../../../test/support/elf.ts';
import { buildGo } from '../../../test/support/go-binary.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { goCataloguer } from './index.ts';

const MODULES = [
  'path\texample.org/shop/cmd/api',
  'mod\texample.org/shop\tv1.2.3\th1:a=',
  'dep\tgolang.org/x/text\tv0.3.7\th1:b=',
  'build\tGOARCH=arm64',
  'build\tGOOS=linux',
];

const at = (name: string, content: Uint8Array, mode = 0o755) => [{ name, content, mode }];

async function run(...layers: LayerSpec[]) {
  const { packages, gaps } = (await catalogue([goCataloguer], layers)).get('go/binary')!;
  return { packages, gaps, rows: packages.map((one) => `${one.details.goRole} ${one.name}@${one.version}`) };
}

test('each binary yields its main module, its dependencies and the standard library', async () => {
  const { packages, gaps } = await run(at('usr/bin/api', buildGo({ modules: MODULES })));
  assert.deepEqual(gaps, []);
  const by = '.go.buildinfo';
  const evidence = [{ cataloguer: 'go/binary', path: 'usr/bin/api', layer: 0, by, confidence: 'certain' }];
  assert.deepEqual(
    packages.map((one) => ({ ...one, id: '' })),
    [
      ['main', 'example.org/shop', 'v1.2.3'],
      ['dependency', 'golang.org/x/text', 'v0.3.7'],
      ['stdlib', 'stdlib', '1.22.3'],
    ].map(([goRole, name, version]) => ({
      id: '',
      type: 'golang',
      name,
      version,
      purl: `pkg:golang/${name}@${version}`,
      licences: [],
      evidence,
      introduced: 0,
      details: { goRole, goPlatform: 'linux/arm64' },
    })),
  );
});

test('the main version (devel) is unknown, never 0', async () => {
  const { packages } = await run(at('bin/x', buildGo({ modules: ['mod\texample.org/shop\t(devel)\t'] })));
  assert.deepEqual([packages[0]?.version, packages[0]?.purl], ['', 'pkg:golang/example.org/shop']);
});

test('command-line-arguments and empty paths are skipped', async () => {
  const modules = [
    'path\tcommand-line-arguments',
    'mod\tcommand-line-arguments\t(devel)\t',
    'dep\t\tv1.0.0',
    'dep\texample.org/a\tv1.0.0',
  ];
  const { rows, gaps } = await run(at('bin/x', buildGo({ modules })));
  assert.deepEqual([rows, gaps], [['dependency example.org/a@v1.0.0', 'stdlib stdlib@1.22.3'], []]);
});

test('a main version from linker flags names them as evidence', async () => {
  const modules = ['mod\texample.org/shop\t(devel)\t', 'build\t-ldflags="-s -w -X main.version=2.0.1"'];
  const { packages } = await run(at('bin/x', buildGo({ modules })));
  assert.equal(packages[0]?.version, 'v2.0.1');
  assert.equal(packages[0]?.evidence[0]?.by, '-ldflags');
  assert.equal(packages[0]?.evidence[0]?.confidence, 'likely');
});

test('a module listed twice is one package', async () => {
  const modules = ['mod\texample.org/a\tv1.0.0', 'dep\texample.org/b\tv1.0.0', 'dep\texample.org/b\tv1.0.0'];
  const { rows } = await run(at('bin/x', buildGo({ modules: [...modules, 'dep\texample.org/a\tv1.0.0'] })));
  assert.deepEqual(rows, [
    'main example.org/a@v1.0.0',
    'dependency example.org/b@v1.0.0',
    'stdlib stdlib@1.22.3',
  ]);
});

test('a binary without module information has its standard library and a gap that hides', async () => {
  const gopath = ['path\tgithub.com/docker/cli/cmd/docker', 'build\tGOOS=linux', 'build\tGOARCH=amd64'];
  for (const modules of [undefined, gopath]) {
    const { rows, gaps } = await run(at('usr/bin/x', buildGo({ ...(modules && { modules }) })));
    assert.deepEqual(rows, ['stdlib stdlib@1.22.3']);
    assert.deepEqual(
      gaps.map(({ path, reason, hides }) => [path, reason, hides]),
      [['usr/bin/x', 'not-understood', true]],
    );
  }
});

test('where an OS package owns such a binary its vendor answers for it: the gap does not hide', async () => {
  const owner: Cataloguer = {
    name: 'os/dpkg',
    version: 1,
    summary: '',

    scope: 'image' as const,
    support: { kind: 'os' as const, ecosystem: '', files: [], types: [], tells: [] },
    readers: [],
    assemble: () => ({ packages: [], owns: [{ package: 'x', paths: ['usr/bin/x'] }], gaps: [] }),
  };
  const results = await catalogue([owner, goCataloguer], [at('usr/bin/x', buildGo())]);
  assert.deepEqual(
    results.get('go/binary')?.gaps.map(({ hides }) => hides),
    [false],
  );
});

test("Go's own commands list no modules, and that is complete", async () => {
  const { rows, gaps } = await run(at('usr/local/go/bin/go', buildGo({ modules: ['path\tcmd/go'] })));
  assert.deepEqual([rows, gaps], [['stdlib stdlib@1.22.3'], []]);
});

test('a Go binary whose build information is gone is told, not passed over', async () => {
  const file = buildElf([{ name: '.gopclntab', data: Buffer.alloc(2048), address: 0x1000 }]);
  const { packages, gaps } = await run(at('bin/x', file));
  assert.deepEqual(
    packages.map(({ name, version }) => [name, version]),
    [['stdlib', '']],
  );
  assert.equal(gaps[0]?.hides, true);
});

test('packed and damaged executables are gaps that hide; ordinary ones are none', async () => {
  const text = { name: '.text', data: Buffer.alloc(2048), address: 0x1000 };
  const { gaps } = await run([
    ...at('bin/plain', buildElf([text])),
    ...at('bin/packed', buildElf([{ ...text, data: Buffer.alloc(2048, 'UPX!') }], { sectionTable: false })),
    ...at('bin/cut', buildElf([text]).subarray(0, -8)),
  ]);
  assert.deepEqual(
    gaps.map(({ path, reason, hides }) => [path, reason, hides]),
    [
      ['bin/packed', 'not-understood', true],
      ['bin/cut', 'damaged', true],
    ],
  );
});

test('a module with an absurdly long version is left out and told; the good ones stay', async () => {
  const modules = [...MODULES, `dep\texample.org/long\tv1.${'0'.repeat(2000)}`];
  const { rows, gaps } = await run(at('bin/x', buildGo({ modules })));
  assert.equal(rows.length, 3);
  assert.deepEqual(
    gaps.map(({ reason, hides }) => [reason, hides]),
    [['not-understood', true]],
  );
});

test('a shared library made by Go counts where it is not the distribution that put it there', async () => {
  const file = buildGo({ modules: MODULES, type: 3 });
  const { packages } = await run([
    ...at('opt/app/lib.so', file, 0o644),
    ...at('opt/app/lib.bin', file, 0o644),
  ]);
  assert.deepEqual([...new Set(packages.map(({ evidence }) => evidence[0]?.path))], ['opt/app/lib.so']);
});

test('introduced counts for each module of a rebuilt binary', async () => {
  const newer = MODULES.map((line) => line.replace('v0.3.7', 'v0.3.8'));
  const { packages } = await run(
    at('bin/x', buildGo({ modules: MODULES })),
    at('bin/x', buildGo({ modules: newer })),
  );
  assert.deepEqual(
    packages.map(({ name, introduced }) => [name, introduced]),
    [
      ['example.org/shop', 0],
      ['golang.org/x/text', 1],
      ['stdlib', 0],
    ],
  );
});
