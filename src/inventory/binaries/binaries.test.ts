// Tests of the cataloguer of recognised programs, through walk, merge and assembly.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { buildElf } from '../../../test/support/elf.ts';
import { buildGo } from '../../../test/support/go-binary.ts';
import { GO } from '../go/index.ts';
import { BINARIES } from './index.ts';

const program = (text: string) =>
  buildElf([
    { name: '.text', data: Buffer.alloc(2048), address: 0x1000, executable: true },
    { name: '.rodata', data: Buffer.from(text, 'latin1'), address: 0x2000 },
  ]);
const NODE = program('node.js/v22.9.0\0');
const BUSYBOX = program('BusyBox v1.37.0 (2024-10-01 12:00:00 UTC) multi-call binary\0');

const at = (name: string, content: Uint8Array | string, mode = 0o755) => ({ name, content, mode });

async function run(...layers: LayerSpec[]) {
  return (await catalogue(BINARIES, layers)).get('binaries/recognised')!;
}

test('a program is a package with purl, CPE, offset, layer and the rule that matched', async () => {
  const { packages, gaps } = await run([at('usr/local/bin/node', NODE)]);
  assert.deepEqual(gaps, []);
  assert.deepEqual(
    packages.map(({ id: _id, ...one }) => one),
    [
      {
        type: 'generic',
        name: 'node',
        version: '22.9.0',
        purl: 'pkg:generic/node@22.9.0',
        licences: [],
        evidence: [
          {
            cataloguer: 'binaries/recognised',
            path: 'usr/local/bin/node',
            layer: 0,
            by: 'string node.js/v',
            offset: NODE.indexOf('22.9.0'),
            confidence: 'certain',
          },
        ],
        introduced: 0,
        details: { cpe: 'cpe:2.3:a:nodejs:node.js:22.9.0:*:*:*:*:*:*:*' },
      },
    ],
  );
});

test('name and head must fit before a file is searched: no program, no mode, no package', async () => {
  const { packages } = await run([
    at('bin/node', 'node.js/v22.9.0 is what we run'.padEnd(2000)),
    at('share/node', NODE, 0o644),
    at('bin/composer', program("const VERSION = '2.7.1'\0")),
  ]);
  assert.deepEqual(packages, []);
});

test('shared libraries need no mode', async () => {
  const { packages } = await run([
    at('opt/x.libs/libssl-81ffa89e.so.3', program('OpenSSL 3.0.7 1 Nov 2022\0'), 0o644),
  ]);
  assert.deepEqual(
    packages.map(({ purl }) => purl),
    ['pkg:generic/openssl@3.0.7'],
  );
});

test('BusyBox is one package, not one for each applet', async () => {
  const { packages } = await run([
    at('bin/[', BUSYBOX),
    { name: 'bin/busybox', type: 'hardlink', mode: 0o755, target: 'bin/[' },
    { name: 'bin/ash', type: 'hardlink', mode: 0o755, target: 'bin/[' },
    { name: 'bin/gzip', type: 'hardlink', mode: 0o755, target: 'bin/[' },
    { name: 'bin/tar', type: 'symlink', target: 'busybox' },
  ]);
  assert.deepEqual(
    packages.map(({ purl, evidence }) => [purl, evidence[0]?.path]),
    [['pkg:generic/busybox@1.37.0', 'bin/busybox']],
  );
});

test('hard links of one program are one package, also when the first name is deleted', async () => {
  const perl = program('\0v5.36.0\0');
  const links: LayerSpec = [
    at('bin/perl', perl),
    { name: 'bin/perl5.36.0', type: 'hardlink', mode: 0o755, target: 'bin/perl' },
  ];
  const paths = async (...layers: LayerSpec[]) =>
    (await run(...layers)).packages.map((one) => one.evidence[0]?.path);
  assert.deepEqual(await paths(links), ['bin/perl']);
  assert.deepEqual(await paths(links, [at('bin/.wh.perl', '')]), ['bin/perl5.36.0']);
});

test('a program that is overwritten is gone; one that stays keeps the layer that brought it', async () => {
  const { packages } = await run(
    [at('bin/node', NODE), at('bin/busybox', BUSYBOX)],
    [at('bin/node', program('node.js/v24.0.1\0'))],
    [at('bin/node', program('node.js/v24.0.1\0 rebuilt'))],
  );
  assert.deepEqual(
    packages.map(({ name, version, introduced }) => [name, version, introduced]),
    [
      ['node', '24.0.1', 1],
      ['busybox', '1.37.0', 0],
    ],
  );
});

test('what a Go program says of itself counts more than a number that looks like a version', async () => {
  const results = async (version: string) => {
    const modules = ['path\texample.com/grafana', `mod\texample.com/grafana\t${version}\t`];
    const before = Buffer.alloc(64, '\0\x0010.4.1\0');
    const file = buildGo({ modules, before, sectionTable: false });
    const all = await catalogue([...GO, ...BINARIES], [[at('bin/grafana', file)]]);
    return all.get('binaries/recognised')!.packages.map((one) => one.version);
  };
  assert.deepEqual(await results('v9.9.9'), []);
  assert.deepEqual(await results('v10.4.1'), ['10.4.1']);
  assert.deepEqual(await results('(devel)'), ['10.4.1']);
});

test('the modules and tools of a runtime are its parts; what others put beside them is not', async () => {
  const python = program('\0%.80s (%.80s) %.80s\x003.11.4\0');
  const { packages, contains } = await run([
    at('usr/local/bin/python3.11', python),
    at('usr/local/bin/pydoc3.11', '#!/usr/local/bin/python3.11\n'),
    at('usr/local/bin/other', '#!/usr/local/bin/python3.11\n'),
    at('usr/local/lib/python3.11/lib-dynload/_ssl.so', python),
    at('usr/local/lib/python3.11/cgi.py', '#!/usr/local/bin/python\n'),
    at('usr/local/lib/python3.11/site-packages/evil/x.so', python),
    at('usr/local/lib/python3.9/lib-dynload/_ssl.so', python),
  ]);
  assert.deepEqual(
    packages.map(({ name, version }) => [name, version]),
    [['python', '3.11.4']],
  );
  assert.deepEqual(contains?.[0]?.paths.toSorted(), [
    'usr/local/bin/pydoc3.11',
    'usr/local/lib/python3.11/cgi.py',
    'usr/local/lib/python3.11/lib-dynload',
  ]);
});
