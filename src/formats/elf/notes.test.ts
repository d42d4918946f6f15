// Tests of the notes of ELF files, and of the names in their dynamic section.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildElf, notesOf } from '../../../test/support/elf.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, Damaged, isBadContent } from '../../core/bytes.ts';
import { NT_FDO_PACKAGE, NT_GNU_BUILD_ID, openElf, readNeeded, readNotes, readSoname } from './index.ts';

const NOTES = notesOf(
  { owner: 'GNU', type: NT_GNU_BUILD_ID, content: Buffer.from('0123456789abcdef0123', 'hex') },
  { owner: 'FDO', type: NT_FDO_PACKAGE, content: Buffer.from('{"name":"x"}\0') },
);

/** Names at 1: `libx.so.1`; three rows: a needed library, the soname, the end. */
function library(wide: boolean): Buffer {
  const table = Buffer.alloc(wide ? 48 : 24);
  const put = (at: number, value: number) =>
    wide ? table.writeBigUInt64LE(BigInt(value), at * 8) : table.writeUInt32LE(value, at * 4);
  put(0, 1);
  put(1, 11);
  put(2, 14);
  put(3, 1);
  return buildElf(
    [
      { name: '.note.package', data: NOTES },
      { name: '.dynstr', data: Buffer.from('\0libx.so.1\0libc.so.6\0') },
      { name: '.dynamic', data: table },
    ],
    { wide, type: 3 },
  );
}

test('notes have an owner, a type and content, padded to words', () => {
  const file = bytesOf(library(true));
  const section = openElf(file).sections.find('.note.package')!;
  assert.deepEqual(
    [...readNotes(file, section)].map(({ owner, type, content }) => [
      owner,
      type,
      Buffer.from(content).toString('latin1'),
    ]),
    [
      ['GNU', NT_GNU_BUILD_ID, '\x01\x23\x45\x67\x89\xab\xcd\xef\x01\x23'],
      ['FDO', NT_FDO_PACKAGE, '{"name":"x"}\0'],
    ],
  );
});

test('a note that is longer than its section is Damaged; those before it are given', () => {
  const data = Buffer.from(NOTES);
  data.writeUInt32LE(0xffffffff, 28 + 4);
  const file = bytesOf(buildElf([{ name: '.note.package', data }]));
  const notes = readNotes(file, openElf(file).sections.find('.note.package')!);
  assert.equal(notes.next().done, false);
  assert.throws(() => notes.next(), Damaged);
});

test('a library names itself in its dynamic section, and what it needs, of either class', () => {
  for (const wide of [true, false]) {
    const file = bytesOf(library(wide));
    assert.equal(readSoname(file, openElf(file)), 'libx.so.1');
    assert.deepEqual(readNeeded(file, openElf(file)), ['libc.so.6']);
  }
  const none = bytesOf(buildElf([{ name: '.text', data: Buffer.alloc(8) }]));
  assert.equal(readSoname(none, openElf(none)), undefined);
});

test('damaged files give notes and names, or Damaged or OverBudget', () => {
  for (const file of mutations(library(true), 500)) {
    try {
      const bytes = bytesOf(file);
      const elf = openElf(bytes);
      readSoname(bytes, elf);
      const section = elf.sections.find('.note.package');
      if (section) assert.ok([...readNotes(bytes, section)].length < 6000);
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
