// Values that PHP's `serialize` wrote, whole and damaged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { bytesOf, Damaged, OverBudget } from '../core/bytes.ts';
import { readPhpSerialised } from './php-serialised.ts';
import { isTable } from './value.ts';

const read = (text: string) => readPhpSerialised(bytesOf(Buffer.from(text)));
/** Tables as lists of pairs. */
const plain = (value: unknown): unknown =>
  value instanceof Map ? [...value].map(([key, one]) => [key, plain(one)]) : value;

test('every kind of value', () => {
  const { value, damage } = read(
    'a:8:{i:0;s:3:"a;b";i:1;i:-5;i:2;d:0.5;i:3;b:1;i:4;b:0;i:5;N;s:1:"k";a:0:{}i:7;r:1;}',
  );
  assert.equal(damage, undefined);
  assert.deepEqual(plain(value), [
    ['0', 'a;b'],
    ['1', -5],
    ['2', 0.5],
    ['3', true],
    ['4', false],
    ['5', null],
    ['k', []],
    ['7', null],
  ]);
});

test('lengths count bytes, not characters; what is no UTF-8 is replaced', () => {
  assert.equal(read('s:3:"\u20ac";').value, '\u20ac');
  const foreign = Buffer.concat([Buffer.from('s:2:"'), Buffer.from([0xe9, 0x41]), Buffer.from('";')]);
  assert.equal(readPhpSerialised(bytesOf(foreign)).value, '\ufffdA');
});

test('objects are tables; nothing is made of their class', () => {
  assert.deepEqual(plain(read('O:9:"__PHP_Bad":1:{s:9:"__proto__";i:1;}').value), [['__proto__', 1]]);
});

test('what stands before a damage stays', () => {
  const { value, damage } = read('a:3:{s:4:"name";s:1:"x";s:4:"file";a:9:{s:1:"a";i:1;s:1:"b";s:99:"cut');
  assert.ok(damage instanceof Damaged);
  assert.deepEqual(plain(value), [
    ['name', 'x'],
    ['file', [['a', 1]]],
  ]);
});

test('nesting, counts and sizes have bounds', () => {
  assert.ok(read('a:1:{i:0;'.repeat(5000)).damage instanceof OverBudget);
  assert.ok(read(`a:999999999:{${'i:0;N;'.repeat(300_000)}`).damage instanceof OverBudget);
  assert.ok(read('a:9999999999:{').damage instanceof Damaged);
  assert.ok(read('s:99999999999999999999:"a";').damage instanceof Damaged);
  assert.throws(() => readPhpSerialised(bytesOf(Buffer.alloc(16 * 1024 * 1024 + 1))), OverBudget);
});

test('mutated values: a table or a damage', () => {
  const text =
    'a:3:{s:4:"name";s:4:"Reef";s:7:"version";a:1:{s:7:"release";s:3:"1.0";}s:1:"f";a:1:{i:0;d:1.5;}}';
  for (const damaged of mutations(Buffer.from(text), 600)) {
    const { value, damage } = readPhpSerialised(bytesOf(damaged));
    assert.ok(isTable(value) || damage !== undefined || typeof value !== 'object' || value === null);
  }
});
