// Tests of listing what nothing accounts for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../../test/support/catalogue.ts';
import { buildElf, notesOf } from '../../../../test/support/elf.ts';
import { mutations } from '../../../../test/support/mutate.ts';
import { buildPe, resourceSection, versionResource } from '../../../../test/support/pe.ts';
import { bytesOf, isBadContent } from '../../../core/bytes.ts';
import type { Cataloguer } from '../../cataloguer.ts';
import { nodeCataloguer } from '../../node/index.ts';
import { dpkg } from '../../os/dpkg/index.ts';
import { packageOf } from '../../../../test/support/packages.ts';
import { BINARIES, unidentified } from '../index.ts';
import { hintsIn } from './hints.ts';
import { lookAt } from './look.ts';

const program = (text: string, symbols = false) =>
  buildElf([
    { name: '.text', data: Buffer.alloc(2048), address: 0x1000, executable: true },
    { name: '.rodata', data: Buffer.from(text, 'latin1'), address: 0x2000 },
    {
      name: '.note.gnu.build-id',
      data: notesOf({ owner: 'GNU', type: 3, content: Buffer.from('cafe0123', 'hex') }),
    },
    ...(symbols ? [{ name: '.symtab', data: Buffer.alloc(24) }] : []),
  ]);
const at = (name: string, content: Uint8Array | string, mode = 0o755) => ({ name, content, mode });

async function run(layers: readonly LayerSpec[], before: readonly Cataloguer[] = []) {
  const all = await catalogue([dpkg, nodeCataloguer, ...BINARIES, ...before, unidentified], layers);
  return all.get('binaries/unidentified')!;
}
const paths = async (layers: readonly LayerSpec[], before: readonly Cataloguer[] = []) =>
  (await run(layers, before)).unidentified?.map(({ path }) => path);

test('an executable that nothing accounts for is listed with size, layer, build id and what it tells of itself', async () => {
  const content = program(
    '\0acmed/4.2.1\0GLIBC 2.36\0Copyright (C) 2024 Acme Ltd.\0usage: acmed [-f] FILE\n',
  );
  const { unidentified: list } = await run([
    [],
    [at('opt/acme/acmed', content), at('start.sh', '#!/bin/sh\n')],
  ]);
  assert.deepEqual(list, [
    {
      path: 'opt/acme/acmed',
      layer: 1,
      size: content.length,
      format: 'elf',
      buildId: 'cafe0123',
      stripped: true,
      hints: ['acmed/4.2.1', 'Copyright (C) 2024 Acme Ltd.', 'usage: acmed [-f] FILE'],
    },
    { path: 'start.sh', layer: 1, size: 10, format: 'script', hints: [] },
  ]);
});

test('files of OS packages are accounted for', async () => {
  const owned = [
    at('usr/bin/acmed', program('')),
    at(
      'var/lib/dpkg/status',
      'Package: acme\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n\n',
    ),
    at('var/lib/dpkg/info/acme.list', '/usr/bin/acmed\n'),
  ];
  assert.deepEqual(await paths([owned]), []);
});

test('recognised programs are accounted for, and so is what a package consists of', async () => {
  const holder = packageOf('generic', 'kit 1');
  const kit: Cataloguer = {
    ...nodeCataloguer,
    name: 'test/kit',
    readers: [],
    assemble: () => ({
      packages: [holder],
      owns: [],
      gaps: [],
      contains: [{ package: holder.id, paths: ['opt/kit', 'srv/one'] }],
    }),
  };
  const layer = [
    at('bin/node', program('node.js/v22.1.0\0')),
    at('opt/kit/bin/x', program('')),
    at('opt/kitten/x', program('')),
    at('srv/one', program('')),
    at('srv/other', program('')),
  ];
  assert.deepEqual(await paths([layer], [kit]), ['opt/kitten/x', 'srv/other']);
});

test('hidden files, files without mode and texts are not listed', async () => {
  const layers = [
    [at('bin/gone', program('')), at('bin/replaced', program(''))],
    [at('bin/.wh.gone', ''), at('bin/replaced', 'text'.repeat(500)), at('share/x', program(''), 0o644)],
  ];
  assert.deepEqual(await paths(layers), []);
});

test('a Windows program whose version resource names its product is that product, likely', async () => {
  const resource = versionResource({
    ProductName: 'Acme Agent',
    ProductVersion: '4, 2, 0, 1',
    CompanyName: 'Acme',
  });
  const data = resourceSection(16, resource, 0x3000);
  const parts = [
    { name: '.text', data: Buffer.alloc(2048), address: 0x1000 },
    { name: '.rsrc', data, address: 0x3000 },
  ];
  const file = buildPe(parts, true, new Map([[2, [0x3000, data.length]]]));
  const { packages, unidentified: list } = await run([[at('opt/agent.exe', file, 0o644)]]);
  assert.deepEqual(list, []);
  assert.deepEqual(
    packages.map(({ purl, details, evidence }) => [
      purl,
      details.vendor,
      evidence[0]?.by,
      evidence[0]?.confidence,
    ]),
    [['pkg:generic/Acme%20Agent@4.2.0.1', 'Acme', 'version resource', 'likely']],
  );
});

test('a close look is taken at the first two hundred programs, and at no script', async () => {
  const items = Array.from({ length: 210 }, (_, i) =>
    at(`opt/p${String(i).padStart(3, '0')}`, program('thing 1.0\0')),
  );
  const { unidentified: list = [] } = await run([[...items, at('opt/a.sh', '#!/bin/sh\n')]]);
  assert.equal(list.length, 211);
  assert.equal(list.filter(({ hints }) => hints.length > 0).length, 200);
});

test('hints: names with versions, without those of protocols and toolchains', () => {
  assert.deepEqual(hintsIn('\0zed-2.10\0GCC 12.2.0\0HTTP/1.1 200\0TLSv 1.3\0libfoo 1.2.3.4\0/path/x-1.2\0'), [
    'zed-2.10',
    'libfoo 1.2.3.4',
  ]);
  assert.equal(hintsIn('name 1.2\0'.repeat(1000)).length, 1);
  assert.equal(hintsIn(Array.from({ length: 100 }, (_, i) => `name 1.${i}\0`).join('')).length, 3);
});

test('damaged executables give hints, none, or Damaged or OverBudget', () => {
  for (const file of mutations(program('acmed/4.2.1\0', true), 500)) {
    try {
      lookAt(bytesOf(file));
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});

test('scripts of an installed deb’s maintainers are its own; others in that folder are not', async () => {
  const status = 'Package: acme\nStatus: install ok installed\nVersion: 1.0\nArchitecture: amd64\n';
  const layer = [
    at('var/lib/dpkg/status', status, 0o644),
    at('var/lib/dpkg/info/acme.postinst', '#!/bin/sh\n'),
    at('var/lib/dpkg/info/acme:amd64.prerm', '#!/bin/sh\n'),
    at('var/lib/dpkg/info/evil.postinst', '#!/bin/sh\n'),
    at('var/lib/dpkg/info/acme.postinst.sh', '#!/bin/sh\n'),
  ];
  assert.deepEqual(await paths([layer]), [
    'var/lib/dpkg/info/acme.postinst.sh',
    'var/lib/dpkg/info/evil.postinst',
  ]);
});
