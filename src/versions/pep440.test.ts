// Python's order, rule by rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pep440 } from './pep440.ts';

function ordered(...versions: string[]): void {
  for (const [i, a] of versions.entries()) {
    for (const [j, b] of versions.entries()) {
      assert.equal(Math.sign(pep440.compare(a, b) ?? Number.NaN), Math.sign(i - j), `${a} against ${b}`);
    }
  }
}

function same(a: string, b: string): void {
  assert.equal(pep440.compare(a, b), 0, `${a} = ${b}`);
  assert.equal(pep440.compare(b, a), 0, `${b} = ${a}`);
}

test('dev, pre-releases, final, post', () => {
  ordered(
    '1.0.dev1',
    '1.0a1.dev1',
    '1.0a1',
    '1.0a1.post1.dev1',
    '1.0a1.post1',
    '1.0a2',
    '1.0b1',
    '1.0rc1',
    '1.0',
    '1.0+local',
    '1.0.post1.dev1',
    '1.0.post1',
    '1.1.dev1',
  );
});

test('the epoch comes first', () => {
  ordered('2024.1', '1!1.0', '2!0.1');
  same('0!1.0', '1.0');
});

test('trailing zeros of the release do not count', () => {
  same('1', '1.0.0');
  same('1rc1', '1.0.0rc1');
});

test('numbers compare as numbers', () => {
  ordered('1.9', '1.10rc2', '1.10rc10', '1.10');
});

test('spellings are normalised', () => {
  for (const other of ['1.0alpha1', '1.0-a1', '1.0_a_1', '1.0.ALPHA.1', 'v1.0a01', ' 1.0a1 '])
    same('1.0a1', other);
  for (const other of ['1.0c1', '1.0pre1', '1.0-preview-1', '1.0RC1']) same('1.0rc1', other);
  for (const other of ['1.0-1', '1.0.rev1', '1.0r1', '1.0_post-1']) same('1.0.post1', other);
  same('1.0a', '1.0a0');
  same('1.0.post', '1.0.post0');
  same('1.0dev', '1.0.dev0');
});

test('local versions: words before numbers, what ends first before what goes on', () => {
  ordered('1.0', '1.0+abc', '1.0+abc.1', '1.0+abd', '1.0+5', '1.0+5.a', '1.0+5.1', '1.0+10');
  same('1.0+Ubuntu-1', '1.0+ubuntu.1');
});

test('versions that PEP 440 rejects sort below all others', () => {
  ordered('2004d', '0.0.dev0');
  ordered('99-final', '0.1');
});

test('rejected versions sort among themselves as LegacyVersion had it', () => {
  ordered('0.7.11p2', '0.7.11p3', '0.7.11p10');
  ordered('4.11-final', '5.0-final');
  ordered('2004b-x', '2004d-x', '2005a-x');
  ordered('1.0-dev-x', '1.0-pre-x', '1.0-x');
  same('1.0-pre-x', '1.0c-x');
});

test('only blank texts can not be placed', () => {
  for (const bad of ['', ' ', '\n']) assert.equal(pep440.compare(bad, '1.0'), undefined, JSON.stringify(bad));
  ordered('unknown', '1.0');
});
