// Semantic Versioning's order, rule by rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { semver } from './semver.ts';

function ordered(...versions: string[]): void {
  for (const [i, a] of versions.entries()) {
    for (const [j, b] of versions.entries()) {
      assert.equal(Math.sign(semver.compare(a, b) ?? Number.NaN), Math.sign(i - j), `${a} against ${b}`);
    }
  }
}

function same(a: string, b: string): void {
  assert.equal(semver.compare(a, b), 0, `${a} = ${b}`);
  assert.equal(semver.compare(b, a), 0, `${b} = ${a}`);
}

test('major, minor and patch compare as numbers', () => {
  ordered('0.9.9', '1.0.0', '1.2.0', '1.10.0', '1.10.2', '2.0.0');
});

test('a pre-release is below its release', () => {
  ordered('1.0.0-0', '1.0.0-rc.1', '1.0.0', '1.0.1-0');
});

test('pre-release identifiers: numbers as numbers, below words; a longer list is greater', () => {
  ordered(
    '1.0.0-1',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
  );
});

test('words compare by ASCII, capitals first', () => {
  ordered('1.0.0-R2', '1.0.0-a', '1.0.0-a-b', '1.0.0-r100');
});

test('a hyphen within an identifier makes it a word', () => {
  ordered('1.2.3-4', '1.2.3-4-foo', '1.2.3');
});

test('build metadata is ignored', () => {
  same('1.2.3+build', '1.2.3+other.build-1');
  same('1.2.3-rc.1+build', '1.2.3-rc.1');
});

test('a leading v, missing numbers and leading zeros are let pass', () => {
  same('v1.2.0', '1.2');
  same('1', '1.0.0');
  same('1.02.3', '1.2.3');
});

test('what follows three numbers behind a dot counts as build metadata', () => {
  same('1.1.3.4.5', '1.1.3');
  ordered('1.1.3.9', '1.1.4.1');
});

test('a pre-release without hyphen is one all the same', () => {
  ordered('1.0.0beta', '1.0.0rc1', '1.0.0');
  same('1.0.0rc1', '1.0.0-rc1');
});

test('numbers of any length', () => {
  ordered(
    '999999999999999999999999999991',
    '999999999999999999999999999999',
    '1000000000000000000000000000000',
  );
});

test('anything else can not be placed', () => {
  for (const bad of [
    '',
    'v',
    'x',
    '1.',
    '1..2',
    '1.x',
    '1.0.0-',
    '1.0.0-a..b',
    '1.0.0_1',
    '1.0.0 ',
    ' 1.0.0',
    '^1.0.0',
    '1.0.0-é',
    'latest',
  ])
    assert.equal(semver.compare(bad, '1.0.0'), undefined, JSON.stringify(bad));
});
