// Tests of the ELF reader: both classes and byte orders, extended counts, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildElf } from '../../../test/support/elf.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { type Bytes, bytesOf, Damaged, isBadContent } from '../../core/bytes.ts';
import { isElf, openElf } from './index.ts';

const PARTS = [
  { name: '.text', data: Buffer.from('code'), address: 0x1000, executable: true },
  { name: '.data', data: Buffer.from('some data'), address: 0x2000, writable: true },
  { name: '.bss', data: Buffer.alloc(3), type: 8, address: 0x3000, writable: true },
  { name: '.comment', data: Buffer.from('a remark') },
];

for (const wide of [true, false])
  for (const little of [true, false])
    for (const extended of [true, false])
      test(`ELF${wide ? 64 : 32}, ${little ? 'little' : 'big'} endian, counts ${extended ? 'in the first section' : 'in the header'}`, () => {
        const file = buildElf(PARTS, { wide, little, extended });
        const elf = openElf(bytesOf(file));
        assert.equal(elf.damage, undefined);
        assert.deepEqual([elf.wide, elf.little, elf.type, elf.machine], [wide, little, 2, 62]);
        assert.equal(elf.sections.count, 6);
        for (const name of ['', '.text', '.data', '.bss', '.comment', '.shstrtab'])
          assert.ok(elf.sections.find(name), name);
        for (const name of ['.nothing', 'ata', '.tex', 'x'])
          assert.equal(elf.sections.find(name), undefined, name);
        const data = elf.sections.find('.data')!;
        assert.equal(data.address, 0x2000);
        assert.equal(file.subarray(data.offset, data.offset + data.size).toString(), 'some data');
        assert.deepEqual(
          elf.segments().map(({ type, flags, address, size }) => [type, flags, address, size]),
          [
            [1, 5, 0x1000, 4],
            [1, 6, 0x2000, 9],
            [1, 6, 0x3000, 3],
          ],
        );
      });

test('a section without bytes in the file (SHT_NOBITS) has size 0', () => {
  const { sections } = openElf(bytesOf(buildElf(PARTS)));
  assert.equal(sections.find('.bss')?.size, 0);
});

test('without a section table the segments are still there', () => {
  const elf = openElf(bytesOf(buildElf(PARTS, { sectionTable: false })));
  assert.deepEqual([elf.sections.count, elf.segments().length, elf.damage], [0, 3, undefined]);
});

test('a cut section table is told as damage, and the segments stay', () => {
  const file = buildElf(PARTS);
  const elf = openElf(bytesOf(file.subarray(0, file.length - 1)));
  assert.deepEqual([elf.sections.count, elf.segments().length], [0, 3]);
  assert.match(elf.damage ?? '', /outside/);
});

test('an absurd number of sections is told as damage and not read', () => {
  const file = buildElf(PARTS);
  file.writeUInt16LE(0xfeff, 60);
  const elf = openElf(bytesOf(file));
  assert.match(elf.damage ?? '', /65279 rows/);
  assert.equal(elf.segments().length, 3);
});

test('what is no ELF file is refused', () => {
  assert.equal(isElf(Buffer.from('#!/bin/sh\n'.repeat(10))), false);
  assert.throws(() => openElf(bytesOf(Buffer.alloc(100))), Damaged);
  assert.throws(() => openElf(bytesOf(buildElf(PARTS).subarray(0, 40))), Damaged);
});

test('a file of any size costs the same: header and tables are read, nothing else', () => {
  const file = buildElf([...PARTS, { name: '.big', data: Buffer.alloc(4 * 1024 * 1024) }]);
  let read = 0;
  const counting: Bytes = {
    size: file.length,
    read(offset, length) {
      read += length;
      return bytesOf(file).read(offset, length);
    },
  };
  openElf(counting);
  assert.ok(read < 4096, `${read} bytes read`);
});

test('damaged files give what can be read, or Damaged or OverBudget', () => {
  for (const file of mutations(buildElf(PARTS), 500)) {
    try {
      const elf = openElf(bytesOf(file));
      elf.sections.find('.data');
      assert.ok(elf.segments().length <= 16_384);
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
