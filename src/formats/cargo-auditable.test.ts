// Tests of the dependency lists in Rust executables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { buildElf } from '../../test/support/elf.ts';
import { buildMachO } from '../../test/support/macho.ts';
import { mutations } from '../../test/support/mutate.ts';
import { buildPe } from '../../test/support/pe.ts';
import { bytesOf, Damaged, isBadContent, OverBudget } from '../core/bytes.ts';
import { readAuditable } from './cargo-auditable.ts';
import { openExecutable } from './executable.ts';

const LIST = {
  packages: [
    { name: 'cc', version: '1.0.83', source: 'crates.io', kind: 'build' },
    { name: 'shop', version: '0.1.0', source: 'local', dependencies: [0, 2], root: true },
    { name: 'time', version: '0.1.43', source: 'crates.io' },
  ],
};

const elfOf = (data: Uint8Array) => buildElf([{ name: '.dep-v0', data, address: 0x1000 }]);
const packed = (list: unknown) => deflateSync(JSON.stringify(list));
const read = (file: Buffer) => readAuditable(bytesOf(file), openExecutable(bytesOf(file)));

test('the list is read from ELF, PE and Mach-O alike', () => {
  const data = packed(LIST);
  const files = [
    elfOf(data),
    buildPe([{ name: '.dep-v0', data, address: 0x1000 }]),
    buildMachO([{ name: '.dep-v0', data, address: 0x1000 }]),
  ];
  for (const file of files)
    assert.deepEqual(read(file), [
      { name: 'cc', version: '1.0.83', source: 'crates.io', build: true, root: false },
      { name: 'shop', version: '0.1.0', source: 'local', build: false, root: true },
      { name: 'time', version: '0.1.43', source: 'crates.io', build: false, root: false },
    ]);
});

test('an executable without the section says nothing', () => {
  assert.equal(read(buildElf([{ name: '.text', data: Buffer.alloc(8), address: 0x1000 }])), undefined);
});

test('a bomb stops at the limit', () => {
  const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
  assert.throws(() => read(elfOf(bomb)), OverBudget);
  const many = { packages: Array.from({ length: 20_001 }, () => ({ name: 'a', version: '1.0.0' })) };
  assert.throws(() => read(elfOf(packed(many))), OverBudget);
});

test('what is no such list is damage', () => {
  const deep = deflateSync('['.repeat(1_000_000));
  const cut = packed(LIST).subarray(0, 30);
  const other = [
    packed([]),
    packed(null),
    packed({ packages: [null] }),
    packed({ packages: [{ name: 'a' }] }),
  ];
  for (const data of [deep, cut, Buffer.from('no zlib'), deflateSync('{'), ...other])
    assert.throws(() => read(elfOf(data)), Damaged);
});

test('brackets in strings do not count as nesting', () => {
  const name = `${'['.repeat(100)}"\\`;
  assert.equal(read(elfOf(packed({ packages: [{ name, version: '1.0.0' }] })))?.[0]?.name, name);
});

test('damaged lists end in Damaged or OverBudget', () => {
  for (const file of mutations(elfOf(packed(LIST)), 500)) {
    try {
      read(file);
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
