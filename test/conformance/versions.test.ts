// Version orders against real pairs: every line of the data's versions/*.txt, both ways round.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ORDERS, type OrderName, type VersionOrder } from '../../src/versions/index.ts';
import { comparePhp } from '../../src/versions/packagist-php.ts';

const data = process.env['PLIMSOLL_DATA'];
if (data === undefined) throw new Error('PLIMSOLL_DATA must name the folder with the conformance data');

interface Pair {
  readonly line: string;
  readonly a: string;
  readonly b: string;
  readonly sign: number;
}

/** Lines of the form `a < b`, `a = b` or `a > b`. */
function pairsOf(file: string): Pair[] {
  const text = readFileSync(join(data ?? '', 'versions', file), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [a = '', relation = '', b = '', ...rest] = line.split(' ');
      const sign = '<=>'.indexOf(relation) - 1;
      assert.ok(relation.length === 1 && sign >= -1 && b !== '' && rest.length === 0, `not a pair: ${line}`);
      return { line, a, b, sign };
    });
}

function misorders(order: VersionOrder, pairs: readonly Pair[]): string[] {
  const signOf = (a: string, b: string): number | undefined => {
    const result = order.compare(a, b);
    return result === undefined ? undefined : Math.sign(result);
  };
  return pairs
    .filter(({ a, b, sign }) => signOf(a, b) !== sign || signOf(b, a) !== (sign === 0 ? 0 : -sign))
    .map(({ line, a, b }) => `${line} (got ${signOf(a, b)}, and ${signOf(b, a)} the other way round)`);
}

const SCHEMES: readonly (readonly [string, OrderName, number])[] = [
  ['alpine.txt', 'apk', 3000],
  ['debian.txt', 'dpkg', 3000],
  ['redhat.txt', 'rpm', 2765],
  ['maven.txt', 'maven', 2995],
  ['pypi.txt', 'pep440', 3000],
  ['semver.txt', 'semver', 44],
  ['semver.txt', 'go', 44],
  ['rubygems.txt', 'gem', 3000],
  ['nuget.txt', 'nuget', 17],
  ['cran.txt', 'cran', 57],
  ['hackage.txt', 'hackage', 6],
  ['pub.txt', 'pub', 51],
  ['pub.txt', 'julia', 51],
];

for (const [file, order, count] of SCHEMES) {
  test(`${order} orders all ${count} pairs of ${file}`, () => {
    const pairs = pairsOf(file);
    assert.equal(pairs.length, count);
    assert.deepEqual(misorders(ORDERS[order], pairs), []);
  });
}

function withV(version: string): string {
  return version.startsWith('v') ? version : `v${version}`;
}

test('go orders the pairs of semver.txt with a leading v too', () => {
  const pairs = pairsOf('semver.txt').map((pair) => ({ ...pair, a: withV(pair.a), b: withV(pair.b) }));
  assert.deepEqual(misorders(ORDERS.go, pairs), []);
});

test('PHP’s version_compare, by which packagist.txt was ordered, orders all its 3000 pairs', () => {
  const pairs = pairsOf('packagist.txt');
  assert.equal(pairs.length, 3000);
  assert.deepEqual(misorders({ name: 'php', compare: comparePhp }, pairs), []);
});

test('packagist orders all pairs of packagist.txt but the four in which Composer’s form of the versions decides', () => {
  assert.deepEqual(
    misorders(ORDERS.packagist, pairsOf('packagist.txt')).map((line) => line.slice(0, line.indexOf(' ('))),
    [
      'v3.4 < v3.4.0-alpha', // With four numbers: 3.4.0.0 > 3.4.0.0-alpha.
      'v1.9.0-ALPHA.2 = v1.9.0-BETA.2', // In lower case: alpha < beta.
      'v4.4 < v4.4.0-beta',
      'v6.5 < v6.5.0-beta-0',
    ],
  );
});
