// The version resource: what linkers write, and trees that lie.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../../test/support/mutate.ts';
import { buildPe, resourceSection, versionResource } from '../../../test/support/pe.ts';
import { bytesOf, Damaged, isBadContent } from '../../core/bytes.ts';
import { readVersionResource } from './index.ts';

const AT = 0x3000;

function fileWith(resource: Uint8Array, type = 16, wide = true): Buffer {
  const data = resourceSection(type, resource, AT);
  const parts = [
    { name: '.text', data: Buffer.alloc(512), address: 0x1000 },
    { name: '.rsrc', data, address: AT },
  ];
  return buildPe(parts, wide, new Map([[2, [AT, data.length]]]));
}

const STRINGS = { CompanyName: 'Harbour Ltd', ProductName: 'Crane é', ProductVersion: '1.2.3+abc', Odd: 'x' };

test('strings of the first table and the fixed numbers, 32 and 64 bit', () => {
  for (const wide of [true, false])
    assert.deepEqual(
      [...readVersionResource(bytesOf(fileWith(versionResource(STRINGS, [4, 3, 2, 1]), 16, wide)))!],
      [['FixedFileVersion', '4.3.2.1'], ['FixedProductVersion', '4.3.2.1'], ...Object.entries(STRINGS)],
    );
});

test('a name like __proto__ is a name', () => {
  const strings = readVersionResource(bytesOf(fileWith(versionResource({ ['__proto__']: 'x' }))))!;
  assert.equal(strings.get('__proto__'), 'x');
});

test('no resources, or none of a version: undefined', () => {
  assert.equal(
    readVersionResource(bytesOf(buildPe([{ name: '.text', data: Buffer.alloc(64), address: 0x1000 }]))),
    undefined,
  );
  assert.equal(readVersionResource(bytesOf(fileWith(versionResource(STRINGS), 24))), undefined);
});

test('damaged: a tree outside of all sections, a level that is missing, a resource that is none', () => {
  const good = fileWith(versionResource(STRINGS));
  const outside = Buffer.from(good);
  const root = good.length - resourceSection(16, versionResource(STRINGS), AT).length;
  outside.writeUInt32LE(0x7fff0000, 64 + 24 + 112 + 16);
  const flat = Buffer.from(good);
  flat.writeUInt32LE(24, root + 20);
  const loop = Buffer.from(good);
  loop.writeUInt32LE(0x80000000, root + 68);
  for (const data of [outside, flat, loop, fileWith(Buffer.alloc(100))])
    assert.throws(() => readVersionResource(bytesOf(data)), Damaged);
});

test('any damage: an answer, Damaged or OverBudget', () => {
  for (const data of mutations(fileWith(versionResource(STRINGS)), 800, 5))
    try {
      readVersionResource(bytesOf(data));
    } catch (error) {
      if (!isBadContent(error)) throw error;
    }
});
