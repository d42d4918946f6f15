// Tests of the crates that Rust programs name in their panic messages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { buildElf } from '../../../test/support/elf.ts';
import { rustPaths } from './paths.ts';

const HOME = '/root/.cargo/registry/src';
const NOW = `${HOME}/x.crates.io-0123456789abcdef`;

function program(
  rodata: string | Buffer,
  comment = 'GCC: (GNU) 12\0rustc version 1.70.0 (90c541806 2023-05-31)\0',
  more = '',
  size = 100_000,
) {
  return buildElf([
    { name: '.text', data: Buffer.alloc(size), address: 0x1000, executable: true },
    { name: '.rodata', data: Buffer.from(rodata), address: 0x3000 },
    { name: '.comment', data: Buffer.from(comment) },
    ...(more ? [{ name: more, data: Buffer.from('x') }] : []),
  ]);
}

async function rows(content: Uint8Array) {
  const results = await catalogue([rustPaths], [[{ name: 'usr/bin/tool', content, mode: 0o755 }]]);
  const { packages, gaps } = results.get('rust/panic-paths')!;
  assert.deepEqual(gaps, []);
  return packages.map((one) => `${one.name}@${one.version} ${one.evidence[0]?.confidence}`);
}

test('each crate once, whatever number of its files may panic', async () => {
  const text = `${NOW}/regex-1.10.2/src/a.rs${NOW}/regex-1.10.2/src/b.rs\0${HOME}/github.com-1ecc6299db9ec823/os_str_bytes-6.0.1/src/lib.rs`;
  assert.deepEqual(await rows(program(text)), ['regex@1.10.2 likely', 'os_str_bytes@6.0.1 likely']);
});

test('names with numbers in them, pre-releases and builds', async () => {
  const text = ['sha-1-0.10.1', 'x-0.1.0-rc.1', 'zstd-sys-2.0.9+zstd.1.5.5', 'base64-0.21.0'].map(
    (one) => `${NOW}/${one}/src/lib.rs`,
  );
  assert.deepEqual(await rows(program(text.join('\n'))), [
    'sha-1@0.10.1 likely',
    'x@0.1.0-rc.1 likely',
    'zstd-sys@2.0.9+zstd.1.5.5 likely',
    'base64@0.21.0 likely',
  ]);
});

test('a crate of another registry may be other code of the same name', async () => {
  const text = `${HOME}/crates.example.com-0123456789abcdef/inner-1.0.0/src/lib.rs`;
  assert.deepEqual(await rows(program(text)), ['inner@1.0.0 possible']);
});

test('a path that begins at the end of a chunk is found, one that is cut off is not', async () => {
  const path = `${NOW}/edge-1.2.3/src/lib.rs`;
  for (const before of [1024 * 1024 - 10, 1024 * 1024 - path.length + 5, 1024 * 1024])
    assert.deepEqual(
      await rows(program(Buffer.from('.'.repeat(before) + path))),
      ['edge@1.2.3 likely'],
      `${before}`,
    );
  assert.deepEqual(await rows(program(`${NOW}/edge-1.2`)), []);
});

test('programs that rustc did not make, and those with a list of their own, say nothing', async () => {
  const text = `${NOW}/regex-1.10.2/src/a.rs`;
  assert.deepEqual(await rows(program(text, 'GCC: (GNU) 12\0')), []);
  assert.deepEqual(await rows(program(text, undefined, '.dep-v0')), []);
});
