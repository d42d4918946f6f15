// dpkg's order, rule by rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dpkg } from './dpkg.ts';

function ordered(...versions: string[]): void {
  for (const [i, a] of versions.entries()) {
    for (const [j, b] of versions.entries()) {
      assert.equal(Math.sign(dpkg.compare(a, b) ?? Number.NaN), Math.sign(i - j), `${a} against ${b}`);
    }
  }
}

function same(a: string, b: string): void {
  assert.equal(dpkg.compare(a, b), 0, `${a} = ${b}`);
  assert.equal(dpkg.compare(b, a), 0, `${b} = ${a}`);
}

test('the epoch comes first, compared as a number', () => {
  ordered('9.9-1', '1:0.1-1', '2:0.1-1', '10:0.1-1');
});

test('a missing epoch is 0', () => {
  same('1.2-3', '0:1.2-3');
  same('1.2-3', '00:1.2-3');
});

test('a missing revision equals revision 0', () => {
  same('1.2', '1.2-0');
  same('1.2', '1.2-00');
  ordered('1.2', '1.2-1');
});

test('a tilde sorts before the end of the text', () => {
  ordered('1.0~~', '1.0~~a', '1.0~', '1.0~rc1', '1.0', '1.0-1~bpo12+1', '1.0-1');
});

test('letters sort before other characters', () => {
  ordered('1.0', '1.0a', '1.0+dfsg', '1.0.1');
});

test('numbers compare as numbers, without leading zeros', () => {
  ordered('1.2', '1.9', '1.10');
  same('1.007', '1.7');
});

test('the last hyphen begins the revision', () => {
  ordered('1.0-2-1', '1.0-10-1', '1.0-10-2');
});

test('a security update and a binary rebuild sort above what they are made from', () => {
  ordered('2.36-9', '2.36-9+b1', '2.36-9+deb12u9', '2.36-9+deb12u10', '2.36-10');
});

test('colons behind the first belong to the upstream version', () => {
  ordered('1:2:3-1', '1:2:4-1');
});

test('what dpkg refuses can not be placed', () => {
  for (const bad of ['', ' ', '1.0 1', '1:', ':1', 'a:1', '1.0-', '-1', '4294967296:1', '1.0\n', '1.0é']) {
    assert.equal(dpkg.compare(bad, '1.0'), undefined, JSON.stringify(bad));
    assert.equal(dpkg.compare('1.0', bad), undefined, JSON.stringify(bad));
  }
});
