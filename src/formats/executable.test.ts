// Tests of the one shape of executables: ELF, PE, Mach-O.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildElf } from '../../test/support/elf.ts';
import { buildMachO, buildUniversal } from '../../test/support/macho.ts';
import { mutations } from '../../test/support/mutate.ts';
import { buildPe, PE_BASE } from '../../test/support/pe.ts';
import { bytesOf, Damaged, isBadContent } from '../core/bytes.ts';
import { isExecutable, isPacked, locate, openExecutable } from './executable.ts';

const DATA = Buffer.from('sixteen bytes ok');
const ELF = buildElf([
  { name: '.text', data: Buffer.alloc(64), address: 0x1000, executable: true },
  { name: '.data', data: DATA, address: 0x2000, writable: true },
]);
const PE = buildPe([
  { name: '.text', data: Buffer.alloc(64), address: 0x1000 },
  { name: '.data', data: DATA, address: 0x2000, writable: true },
]);
const MACHO = buildMachO([
  { name: '__text', data: Buffer.alloc(64), address: 0x1000 },
  { name: '__data', data: DATA, address: 0x1040 },
]);

for (const [format, file, name, address] of [
  ['elf', ELF, '.data', 0x2000],
  ['pe', PE, '.data', PE_BASE + 0x2000],
  ['pe', buildPe([{ name: '.data', data: DATA, address: 8, writable: true }], false), '.data', PE_BASE + 8],
  ['mach-o', MACHO, '__data', 0x1040],
  ['mach-o', buildUniversal(MACHO), '__data', 0x1040],
] as const)
  test(`${format}: a section by name, and its bytes by address (${file.length} bytes)`, () => {
    assert.ok(isExecutable(file.subarray(0, 512)));
    const executable = openExecutable(bytesOf(file));
    assert.equal(executable.format, format);
    const section = executable.section(name)!;
    assert.equal(section.address, address);
    assert.equal(section.data, true);
    assert.equal(file.subarray(section.offset, section.offset + section.size).toString(), DATA.toString());
    assert.deepEqual(locate(executable, address + 3), { offset: section.offset + 3, size: 13 });
    assert.equal(locate(executable, address + 16), undefined);
  });

for (const wide of [true, false])
  for (const little of [true, false])
    test(`Mach-O, ${wide ? 64 : 32} bit, ${little ? 'little' : 'big'} endian`, () => {
      const file = buildMachO([{ name: '__go_buildinfo', data: DATA, address: 0x4000 }], { wide, little });
      const executable = openExecutable(bytesOf(file));
      const region = { address: 0x4000, offset: file.length - DATA.length, size: DATA.length, data: true };
      assert.deepEqual([executable.section('__go_buildinfo'), executable.segments()], [region, [region]]);
    });

test('objects before linking, scripts and Java classes are no executables', () => {
  assert.equal(isExecutable(buildElf([], { type: 1 })), false);
  assert.equal(isExecutable(buildElf([], { type: 1, little: false })), false);
  assert.equal(isExecutable(buildElf([], { type: 3, little: false })), true);
  assert.equal(isExecutable(Buffer.from('#!/bin/sh\n'.padEnd(512))), false);
  const javaClass = Buffer.alloc(512);
  javaClass.writeUInt32BE(0xcafebabe, 0);
  javaClass.writeUInt32BE(52, 4);
  assert.equal(isExecutable(javaClass), false);
});

test('a plain DOS program has no sections, and that is no damage', () => {
  const dos = Buffer.alloc(256);
  dos.write('MZ');
  dos.writeUInt32LE(0xfffffff0, 60);
  assert.equal(openExecutable(bytesOf(dos)).sections, 0);
});

test('an executable packed by UPX is known as such', () => {
  const elf = buildElf([{ name: '', data: Buffer.from('....UPX!....'), address: 0x1000 }], {
    sectionTable: false,
  });
  const pe = buildPe([{ name: 'UPX1', data: DATA, address: 0x1000 }]);
  for (const [file, packed] of [
    [elf, true],
    [pe, true],
    [ELF, false],
    [PE, false],
    [MACHO, false],
  ] as const)
    assert.equal(isPacked(bytesOf(file), openExecutable(bytesOf(file))), packed);
});

test('a Mach-O load command that reaches out of the table is damage', () => {
  const file = buildMachO([{ name: '__data', data: DATA, address: 0 }]);
  file.writeUInt32LE(0xffff, 36);
  assert.throws(() => openExecutable(bytesOf(file)), Damaged);
});

test('damaged executables give what can be read, or Damaged or OverBudget', () => {
  for (const valid of [ELF, PE, MACHO, buildUniversal(MACHO)])
    for (const file of mutations(valid, 300)) {
      try {
        locate(openExecutable(bytesOf(file)), 0x2000);
      } catch (error) {
        assert.ok(isBadContent(error), String(error));
      }
    }
});
