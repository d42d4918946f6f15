// Maven's order, rule by rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maven } from './maven.ts';

function ordered(...versions: string[]): void {
  for (const [i, a] of versions.entries()) {
    for (const [j, b] of versions.entries()) {
      assert.equal(Math.sign(maven.compare(a, b) ?? Number.NaN), Math.sign(i - j), `${a} against ${b}`);
    }
  }
}

function same(a: string, b: string): void {
  assert.equal(maven.compare(a, b), 0, `${a} = ${b}`);
  assert.equal(maven.compare(b, a), 0, `${b} = ${a}`);
}

test('numbers compare as numbers', () => {
  ordered('1.2', '1.9', '1.10', '2');
  same('1.01', '1.1');
});

test('qualifiers: alpha < beta < milestone < rc < snapshot < release < sp < others < numbers', () => {
  ordered(
    '1-alpha',
    '1-beta',
    '1-milestone',
    '1-rc',
    '1-SNAPSHOT',
    '1',
    '1-sp',
    '1-abc',
    '1-xyz',
    '1-1',
    '1.1',
  );
});

test('trailing zeros, ga, final and release count for nothing', () => {
  for (const other of ['1.0', '1.0.0', '1-ga', '1.Final', '1.0.0.RELEASE', '1-0', '1.-.0']) same('1', other);
  same('1.0-rc', '1-rc');
});

test('cr is rc', () => {
  same('1.0-CR1', '1.0-RC1');
});

test('a1, b1, m1 are alpha-1, beta-1, milestone-1, but only before a number', () => {
  same('1-a1', '1-alpha-1');
  same('1-b2', '1-beta-2');
  same('1-m3', '1-milestone-3');
  ordered('1-alpha', '1', '1-a');
});

test('a change between digits and letters separates', () => {
  same('1.0alpha1', '1.0-alpha-1');
  ordered('1.0rc1', '1.0rc2', '1.0rc10');
});

test('a qualifier behind a dot is one behind a hyphen', () => {
  same('1.0.0.RC1', '1.0.0-RC1');
  ordered('1.0.0.X1', '1.0.0-X2');
});

test('case does not count', () => {
  same('1.0-BETA-1', '1.0-beta-1');
});

test('suffixes of builds, Guava -jre and -android, Red Hat .redhat-N, sort above the bare version', () => {
  ordered('32.0.1', '32.0.1-android', '32.0.1-jre', '32.1');
  ordered('2.3.5.Final', '2.3.5.Final-redhat-1', '2.3.5.Final-redhat-2', '2.3.6.Final');
});

test('a timestamp or commit behind the version', () => {
  ordered('1.0-20240101.120000-1', '1.0-20240101.120000-2', '1.0.1');
});

test('what Maven refuses in a version can not be placed', () => {
  for (const bad of ['', '${project.version}', '[1.0,2.0)', '1.0 ', '1/2', '1:2', '1\n'])
    assert.equal(maven.compare(bad, '1.0'), undefined, JSON.stringify(bad));
});
