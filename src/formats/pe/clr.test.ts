// Names of .NET assemblies: metadata in its variants, and metadata that lies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assemblyOf } from '../../../test/support/assembly.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { buildPe } from '../../../test/support/pe.ts';
import { type Bytes, bytesOf, Damaged, isBadContent } from '../../core/bytes.ts';
import { readClrAssembly } from './index.ts';

test('name, version and culture, with indices of either width', () => {
  for (const wideHeaps of [false, true])
    for (const types of [0, 2, 0x4000, 70_000])
      assert.deepEqual(
        readClrAssembly(
          bytesOf(
            assemblyOf({ name: 'Hafen.Kran', version: '13.0.0.65535', culture: 'de', types, wideHeaps }),
          ),
        ),
        { name: 'Hafen.Kran', version: '13.0.0.65535', culture: 'de' },
        `${types} ${wideHeaps}`,
      );
});

test('a module of another assembly and native code have no name', () => {
  assert.equal(readClrAssembly(bytesOf(assemblyOf({ name: 'x', named: false }))), undefined);
  assert.equal(
    readClrAssembly(bytesOf(buildPe([{ name: '.text', data: Buffer.alloc(64), address: 0x1000 }]))),
    undefined,
  );
});

test('a few hundred bytes are read, however large the file', () => {
  const data = assemblyOf({ name: 'a', types: 500_000 });
  let read = 0;
  const watched: Bytes = {
    size: data.length,
    read(offset, length) {
      read += length;
      return bytesOf(data).read(offset, length);
    },
  };
  assert.equal(readClrAssembly(watched)?.name, 'a');
  assert.ok(data.length > 3_000_000 && read < 4096, `${read} of ${data.length}`);
});

test('damaged: metadata elsewhere, tables without end, a name out of reach', () => {
  const good = assemblyOf({ name: 'abc' });
  const at = good.indexOf('BSJB');
  const broken = (change: (data: Buffer) => void) => {
    const data = Buffer.from(good);
    change(data);
    return data;
  };
  const directory = good.indexOf(Buffer.from([0, 0x20, 0, 0, 72, 0, 0, 0]));
  for (const data of [
    broken((copy) => copy.writeUInt32LE(0x7fffffff, directory)),
    broken((copy) => copy.writeUInt32LE(0, at)),
    broken((copy) => copy.writeUInt32LE(0xffffffff, at + 32 + 12 + 20 + 28)),
    broken((copy) => copy.writeUInt32LE(0xffffffff, at + 32)),
    good.subarray(0, good.length - 3),
  ])
    assert.throws(() => readClrAssembly(bytesOf(data)), Damaged);
});

test('any damage: an answer, Damaged or OverBudget', () => {
  for (const data of mutations(assemblyOf({ name: 'Hafen', resource: { ProductVersion: '1.0' } }), 800, 9))
    try {
      readClrAssembly(bytesOf(data));
    } catch (error) {
      if (!isBadContent(error)) throw error;
    }
});
