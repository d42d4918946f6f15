// The house keeps its rules; and the check of them finds every kind of breach.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { houseFaults } from '../scripts/house/index.ts';

test('this repository keeps the rules of the house', async () => {
  assert.deepEqual(await houseFaults(join(import.meta.dirname, '..')), []);
});

/** Faults of a house that consists of `files` (path below src/ → code after the first comment line). */
async function faultsOf(files: Readonly<Record<string, string>>): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'plimsoll-house-'));
  try {
    for (const [path, code] of Object.entries(files)) {
      const file = join(root, 'src', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code.startsWith('!') ? code.slice(1) : `// A file.\n${code}\n`);
    }
    return (await houseFaults(root)).join('\n');
  } finally {
    rmSync(root, { recursive: true });
  }
}

const VALUE = 'export const a = 1;';
const use = (path: string) => `import { a } from '${path}';\nexport const b = a;`;

test('an import that goes down through the door is fine', async () => {
  const house = { 'image/index.ts': VALUE, 'core/bytes.ts': VALUE, 'formats/tar/index.ts': VALUE };
  assert.equal(await faultsOf({ ...house, 'scan/index.ts': use('../image/index.ts') }), '');
  assert.equal(await faultsOf({ ...house, 'scan/index.ts': use('../core/bytes.ts') }), '');
  assert.equal(await faultsOf({ ...house, 'scan/index.ts': use('../formats/tar/index.ts') }), '');
});

test('an import that goes up is found, even of a type', async () => {
  const up = { 'scan/index.ts': 'export interface A {}' };
  const code = "import type { A } from '../scan/index.ts';\nexport type B = A;";
  assert.match(await faultsOf({ ...up, 'core/bytes.ts': code }), /^src\/core\/bytes\.ts: .*goes up$/);
});

test('an import that goes sideways is found, even a lazy one', async () => {
  const lazy = "export const b = () => import('../registry/index.ts');";
  const found = await faultsOf({ 'registry/index.ts': VALUE, 'engine/index.ts': lazy });
  assert.match(found, /^src\/engine\/index\.ts: .*goes sideways$/);
});

test('an import through a wall is found; a contract file gives its types, and values when it loads nothing', async () => {
  const contract = `${use('./path.ts')}\nexport interface A {}\nexport { a };`;
  const house = { 'image/origin/open.ts': VALUE, 'image/path.ts': VALUE, 'image/entry.ts': contract };
  assert.match(
    await faultsOf({ ...house, 'scan/index.ts': use('../image/origin/open.ts') }),
    /not through the door/,
  );
  assert.match(
    await faultsOf({ ...house, 'scan/index.ts': use('../image/entry.ts') }),
    /not through the door/,
  );
  const type = "import type { A } from '../image/entry.ts';\nexport type B = A;";
  assert.equal(await faultsOf({ ...house, 'scan/index.ts': type }), '');
  assert.equal(await faultsOf({ ...house, 'scan/index.ts': use('../image/path.ts') }), '');
});

test('formats meet through their doors, version orders not at all', async () => {
  const formats = { 'formats/zip/entry.ts': VALUE, 'formats/java/index.ts': use('../zip/entry.ts') };
  assert.match(await faultsOf(formats), /not through the door of formats\/zip/);
  const orders = { 'versions/rpm.ts': VALUE, 'versions/apk.ts': use('./rpm.ts') };
  assert.match(await faultsOf(orders), /version orders stand alone/);
  assert.equal(await faultsOf({ 'versions/digits.ts': VALUE, 'versions/apk.ts': use('./digits.ts') }), '');
});

test('a folder that is no room is found', async () => {
  assert.match(await faultsOf({ 'utils/index.ts': VALUE }), /src\/utils is no room of the house/);
});

test('a pure room that reaches a file, network or process module is found, with the way', async () => {
  const fs = "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;";
  assert.match(await faultsOf({ 'core/bytes.ts': fs }), /reaches node:fs from a pure room/);
  const lazy = "export const a = () => import('net');";
  assert.match(await faultsOf({ 'formats/tar.ts': lazy }), /reaches node:net from a pure room/);
  const far = { 'inventory/index.ts': fs, 'findings/index.ts': use('../inventory/index.ts') };
  assert.match(await faultsOf(far), /reaches node:fs, through src\/inventory\/index\.ts from a pure room/);
  assert.match(
    await faultsOf({ 'policy/index.ts': 'export const a = process.env;' }),
    /uses process\. in a pure/,
  );
  assert.equal(
    await faultsOf({ 'core/a.ts': "import { crc32 } from 'node:zlib';\nexport const a = crc32;" }),
    '',
  );
});

test('an import of a computed name is found', async () => {
  const code = 'export const a = (name: string) => import(name);';
  assert.match(await faultsOf({ 'scan/index.ts': code }), /import\(\) of a computed name/);
});

test('shipped code that imports a test or its support is found', async () => {
  const code = "import { a } from '../scan/b.test.ts';\nexport const b = a;";
  assert.match(await faultsOf({ 'scan/b.test.ts': VALUE, 'cli/main.ts': code }), /no code may need a test/);
});

test('a file without its first line of purpose, or a long one, is found', async () => {
  assert.match(await faultsOf({ 'core/a.ts': `!${VALUE}` }), /the first line must say/);
  assert.match(await faultsOf({ 'core/a.ts': `${VALUE}${'\n'.repeat(300)}` }), /302 lines, more than 300/);
});
