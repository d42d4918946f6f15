// RPM's order, rule by rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rpm } from './rpm.ts';

function ordered(...versions: string[]): void {
  for (const [i, a] of versions.entries()) {
    for (const [j, b] of versions.entries()) {
      assert.equal(Math.sign(rpm.compare(a, b) ?? Number.NaN), Math.sign(i - j), `${a} against ${b}`);
    }
  }
}

function same(a: string, b: string): void {
  assert.equal(rpm.compare(a, b), 0, `${a} = ${b}`);
  assert.equal(rpm.compare(b, a), 0, `${b} = ${a}`);
}

test('the epoch comes first, compared as a number', () => {
  ordered('9.9-1', '1:0.1-1', '2:0.1-1', '10:0.1-1');
  same('01:2-1', '1:2-1');
});

test('a missing epoch is 0', () => {
  same('1.2-3.el9', '0:1.2-3.el9');
  same('1.2-3.el9', ':1.2-3.el9');
});

test('only digits before a colon make an epoch', () => {
  ordered('a:9', 'b:1');
});

test('a missing release sorts before every release', () => {
  ordered('1.0', '1.0-~1', '1.0-0', '1.0-1');
});

test('a tilde sorts lowest', () => {
  ordered('1.0~rc1', '1.0~rc1.1', '1.0~rc2', '1.0', '1.0.1');
});

test('a caret sorts higher than the end but lower than any other suffix', () => {
  ordered('1.0', '1.0^', '1.0^20240101', '1.0^20240102', '1.0a', '1.0.1', '1.01');
});

test('digits beat letters', () => {
  ordered('1.a', '1.1');
  ordered('2.0.1a', '2.0.1.1');
});

test('leading zeros are dropped', () => {
  same('10.0001', '10.1');
});

test('separators only separate', () => {
  same('2.0', '2_0');
  same('2.0', '2...0');
  same('1.0.', '1.0');
});

test('letters outside of ASCII only separate', () => {
  same('1.1.α', '1.1.β');
});

test('the version that goes on is the greater one', () => {
  ordered('1.0', '1.0a', '1.0aa', '1.0.1');
});

test('a text without version can not be placed', () => {
  for (const bad of ['', '-1', '1:', '0:-1', '1.0 1', '1.0\n', '\u0000']) {
    assert.equal(rpm.compare(bad, '1.0'), undefined, JSON.stringify(bad));
    assert.equal(rpm.compare('1.0', bad), undefined, JSON.stringify(bad));
  }
});
