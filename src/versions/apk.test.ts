// Alpine's order, rule by rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apk } from './apk.ts';

function ordered(...versions: string[]): void {
  for (const [i, a] of versions.entries()) {
    for (const [j, b] of versions.entries()) {
      assert.equal(Math.sign(apk.compare(a, b) ?? Number.NaN), Math.sign(i - j), `${a} against ${b}`);
    }
  }
}

test('numbers compare as numbers', () => {
  ordered('1.2', '1.9', '1.10', '2.0');
});

test('the revision counts', () => {
  ordered('1.2.3', '1.2.3-r0', '1.2.3-r1', '1.2.3-r10');
});

test('suffixes: alpha, beta, pre, rc, none, cvs, svn, git, hg, p', () => {
  ordered('1_alpha', '1_beta', '1_pre', '1_rc', '1', '1_cvs', '1_svn', '1_git', '1_hg', '1_p');
});

test('suffixes have numbers and may follow one another', () => {
  ordered('1.2_rc1', '1.2_rc2', '1.2_rc2_git20240101', '1.2_rc10', '1.2');
});

test('a pre-release with revision is below the release', () => {
  ordered('3.0_rc1-r9', '3.0-r0', '3.0_p1-r0');
});

test('after a zero the text that goes on is the greater one, even as a pre-release', () => {
  ordered('1.0', '1.0_rc1');
  ordered('1.0_rc1-r0', '1.0-r0');
});

test('a letter sorts above none and in the order of the alphabet', () => {
  ordered('1.0.2', '1.0.2a', '1.0.2u', '1.0.2u-r1', '1.0.2.1');
});

test('a number behind a dot that begins with zeros sorts like a fraction', () => {
  ordered('1.00', '1.01', '1.1');
  ordered('1.00', '1.0', '1.1');
});

test('the longer version is the greater one', () => {
  ordered('1.0', '1.0.0', '1.0.0.1');
});

test('there is no epoch, and what apk calls invalid can not be placed', () => {
  for (const bad of [
    '',
    '1:1.0-r0',
    '1.0-1',
    '1.0_foo',
    '1.0A',
    '1.0-r1.2',
    '1.0 ',
    '1.0a.1',
    '1.0~a1',
    '1.0\u0000',
  ]) {
    assert.equal(apk.compare(bad, '1.0'), undefined, JSON.stringify(bad));
    assert.equal(apk.compare('1.0', bad), undefined, JSON.stringify(bad));
  }
});

test('a lone underscore at the end is a suffix of rank 0', () => {
  ordered('1_rc', '1', '1_', '1_svn');
});
