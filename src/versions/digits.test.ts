// Comparing numbers as text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { compareDigits, compareDotted, compareNumberLists, endOfDigits } from './digits.ts';

test('digits compare as the numbers that they are', () => {
  const number = fc.tuple(fc.nat({ max: 3 }), fc.bigInt({ min: 0n, max: 10n ** 40n }));
  fc.assert(
    fc.property(number, number, ([aZeros, a], [bZeros, b]) => {
      const left = '0'.repeat(aZeros) + a;
      const right = '0'.repeat(bZeros) + b;
      const result = compareDigits(left, 0, left.length, right, 0, right.length);
      assert.equal(Math.sign(result), a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});

test('an empty run of digits is 0', () => {
  assert.equal(compareDigits('', 0, 0, '000', 0, 3), 0);
  assert.ok(compareDigits('1', 0, 0, '1', 0, 1) < 0);
});

test('only the range counts', () => {
  assert.equal(compareDigits('91239', 1, 4, '123', 0, 3), 0);
  assert.equal(endOfDigits('12345', 1, 3), 3);
  assert.equal(endOfDigits('a1', 0), 0);
});

test('dotted numbers: missing ones are 0', () => {
  assert.equal(compareDotted('1', '1.0.0'), 0);
  assert.ok((compareDotted('1.0.1', '1') ?? 0) > 0);
  assert.ok((compareDotted('1.9', '1.10') ?? 0) < 0);
});

test('lists of numbers: the longer one is the greater', () => {
  assert.ok((compareNumberLists('1', '1.0') ?? 0) < 0);
  assert.ok((compareNumberLists('1.10', '1.9.9') ?? 0) > 0);
  assert.equal(compareNumberLists('01.2', '1.02'), 0);
});

test('lists of numbers: only the given characters separate, one at a time', () => {
  assert.equal(compareNumberLists('1-2', '1.2', '.-'), 0);
  for (const other of ['', '1-2', '1..2', '.1', '1.', '1a'])
    assert.equal(compareNumberLists(other, '1'), undefined, other);
});

test('anything but dotted numbers is not for the short way', () => {
  for (const other of ['', '1.', '.1', '1..2', '1a', '1-2', 'v1'])
    assert.equal(compareDotted(other, '1'), undefined, other);
});
