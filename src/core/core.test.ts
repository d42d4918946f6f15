// Bytes, digests, errors, and foreign text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesOf, Damaged, OverBudget, readAll, sliceOf } from './bytes.ts';
import { isDigest, sha256 } from './digest.ts';
import { ERRORS, fail, PlimsollError } from './errors.ts';
import { createLogger } from './log.ts';
import { decodeName, printable, thousands } from './text.ts';

test('bytes: reads outside are damage, also through slices, whatever the numbers', () => {
  const bytes = bytesOf(Buffer.from('0123456789'));
  const slice = sliceOf(bytes, 2, 5);
  assert.equal(Buffer.from(slice.read(1, 3)).toString(), '345');
  for (const [offset, length] of [
    [-1, 1],
    [0, 6],
    [5, 1],
    [0, -1],
    [0.5, 1],
    [Number.NaN, 1],
    [2 ** 60, 1],
  ] as const)
    assert.throws(() => slice.read(offset, length), Damaged);
  assert.throws(() => sliceOf(bytes, 8, 3), Damaged);
  assert.throws(() => readAll(bytes, 9), OverBudget);
});

test('digests: the form is checked, also against paths', () => {
  assert.ok(isDigest(sha256('x')));
  for (const bad of ['sha256:', 'sha256:XYZ', 'md5:0123', `sha256:${'a'.repeat(63)}/`, 7, undefined])
    assert.ok(!isDigest(bad));
});

test('errors say where, what and the remedy in one line, and have an exit code', () => {
  assert.throws(
    () => fail('image.cut', 'shop.tar', 'ends early', 'save it again'),
    (error) => {
      assert.ok(error instanceof PlimsollError);
      assert.equal(error.message, 'shop.tar: ends early: save it again');
      assert.equal(error.exit, ERRORS['image.cut'].exit);
      return true;
    },
  );
});

test('printable: nothing that reaches a terminal can act, and one line stays one line', () => {
  assert.equal(printable('a\u001b[31mb\nc\td\u202ee\u009b'), 'a\\x1b[31mb\\nc\\td\\u202ee\\x9b');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(printable(text), /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
    }),
  );
});

test('names that are no UTF-8 stay apart', () => {
  assert.equal(decodeName(Buffer.from('ä')), 'ä');
  assert.notEqual(decodeName(Buffer.from([0xe4])), decodeName(Buffer.from([0xf6])));
});

test('the logger keeps to its level and to one line', () => {
  const lines: string[] = [];
  const logger = createLogger('warn', (line) => lines.push(line));
  logger.info('no');
  logger.warn('two\nlines\u001b[2J');
  assert.deepEqual(lines, ['plimsoll: two\\nlines\\x1b[2J\n']);
});

test('thousands have separators', () => {
  for (const [n, text] of [
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
    [-4321, '-4,321'],
  ] as const)
    assert.equal(thousands(n), text);
});
