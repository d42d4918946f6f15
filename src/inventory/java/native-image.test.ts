// Native images: their list of components, where it is and where it lies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { catalogue } from '../../../test/support/catalogue.ts';
import { buildElf } from '../../../test/support/elf.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { nativeImage } from './native-image.ts';

interface Shape {
  readonly list?: Uint8Array;
  readonly length?: number;
  readonly names?: string;
  readonly heap?: string;
}

/** Heap, data with the length and the list, and a symbol table that names both. */
function image({
  list = gzipSync(''),
  length = list.length,
  names = '\0xsbom\0sbom_length\0',
  heap = '.svm_heap',
}: Shape) {
  const data = Buffer.alloc(8 + list.length);
  data.writeBigUInt64LE(BigInt(length), 0);
  data.set(list, 8);
  const symbols = Buffer.alloc(72);
  for (const [row, [name, value]] of [
    [names.indexOf('sbom\0'), 0x2008],
    [names.indexOf('sbom_length'), 0x2000],
  ].entries()) {
    symbols.writeUInt32LE(Math.max(name!, 0), (row + 1) * 24);
    symbols.writeBigUInt64LE(BigInt(value!), (row + 1) * 24 + 8);
  }
  return buildElf([
    { name: heap, data: Buffer.alloc(2048), address: 0x1000 },
    { name: '.data', data, address: 0x2000, writable: true },
    { name: '.symtab', data: symbols },
    { name: '.strtab', data: Buffer.from(names) },
  ]);
}

const COMPONENTS = {
  bomFormat: 'CycloneDX',
  components: [
    { group: 'g', name: 'a', version: '1', purl: 'pkg:maven/g/a@1', licenses: [{ license: { id: 'MIT' } }] },
    { group: 'io.netty', name: 'netty-buffer', version: '4.1' },
    { name: 'no group' },
  ],
};

async function run(content: Uint8Array): Promise<string[]> {
  const { packages, gaps } = (
    await catalogue([nativeImage], [[{ name: 'app/server', content, mode: 0o755 }]])
  ).get('java/native-image')!;
  return [
    ...packages.map(({ purl, licences }) => [purl, ...licences].join(' ')),
    ...gaps.map(({ reason, hides, detail }) => `${reason} ${hides}: ${detail}`),
  ];
}

const listOf = (value: unknown) => gzipSync(JSON.stringify(value));

test('the components of a native image; a symbol may be the end of another name', async () => {
  assert.deepEqual(await run(image({ list: listOf(COMPONENTS) })), [
    'pkg:maven/g/a@1 MIT',
    'pkg:maven/io.netty/netty-buffer@4.1',
    'not-understood true: a component without group, name or version',
  ]);
});

test('a native image without a list is a gap, another executable is nothing', async () => {
  assert.deepEqual(await run(image({ names: '\0main\0' })), [
    'not-understood true: a native image of a Java program without a list of its components',
  ]);
  assert.deepEqual(await run(image({ heap: '.heap' })), []);
});

test('damaged: a list out of all segments, one that does not inflate; over budget: one without end', async () => {
  assert.match((await run(image({ length: 5000 }))).join(), /^damaged true: .*outside of all segments/);
  assert.match((await run(image({ length: 2 ** 40 }))).join(), /^budget true/);
  assert.match((await run(image({ list: Buffer.alloc(64) }))).join(), /^damaged true: .*does not inflate/);
  assert.match((await run(image({ list: gzipSync(Buffer.alloc(65 << 20)) }))).join(), /^budget true/);
});

test('names by the million are over budget', async () => {
  const found = await run(image({ names: '\0sbom\0sbom_length\0'.concat('sbom\0'.repeat(200_000)) }));
  assert.match(found.join(), /^budget true: more than 100000 symbols/);
});

test('any damage: an answer or a gap', async () => {
  for (const data of mutations(image({ list: listOf(COMPONENTS) }), 300, 8))
    for (const line of await run(data)) assert.doesNotMatch(line, /internal fault/);
});
