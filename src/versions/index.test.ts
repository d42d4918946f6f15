// What all orders have in common: they are orders, they bear any text, and they are linear.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { mutations } from '../../test/support/mutate.ts';
import { ORDERS, type OrderName } from './index.ts';

/** Pieces from which version-like texts are made: enough of each scheme's syntax to meet all of its branches. */
const PIECES: Record<OrderName, readonly string[]> = {
  dpkg: ['0', '1', '2', '10', '007', '.', '-', '+', '~', ':', 'a', 'rc', 'deb', 'Z'],
  rpm: ['0', '1', '2', '10', '007', '.', '-', '_', '~', '^', ':', 'a', 'el', 'Z'],
  apk: [
    '0',
    '1',
    '2',
    '10',
    '00',
    '.',
    '.',
    '.',
    '-r',
    '_',
    'a',
    'b',
    '_alpha',
    '_rc',
    '_git',
    '_p1',
    '_pre2',
  ],
  semver: ['0', '1', '2', '10', '007', '.', '.', '-', '+', 'a', 'rc', 'Z', 'v'],
  pep440: ['0', '1', '2', '10', '007', '.', '-', '_', 'a', 'rc', 'post', 'dev', '!', '+', 'final', 'x', 'v'],
  maven: ['0', '1', '2', '10', '007', '.', '-', 'a', 'b', 'rc', 'final', 'sp', 'SNAPSHOT', 'x'],
  gem: ['0', '1', '2', '10', '007', '.', '.', '-', 'a', 'rc', 'pre', 'Z', '-java', '-x86_64-linux'],
  nuget: ['0', '1', '2', '10', '007', '.', '.', '-', '+', 'a', 'A', 'rc', 'RC'],
  packagist: [
    '0',
    '1',
    '10',
    '007',
    '.',
    '.',
    '.0',
    '-',
    '_',
    '+',
    'v',
    'a',
    'alpha',
    'BETA',
    'RC',
    'pl',
    'dev',
    'x',
    '.x-dev',
    'stable',
    '2017-',
  ],
  cran: ['0', '1', '2', '10', '007', '.', '.', '-', '-', 'a'],
  hackage: ['0', '1', '2', '10', '007', '.', '.', '.0', 'a'],
  pub: ['0', '1', '2', '10', '007', '.', '.', '-', '+', '+', 'a', 'rc', 'Z', 'v'],
  julia: ['0', '1', '2', '10', '007', '.', '.', '-', '+', '+', 'a', 'rc', 'Z', 'v'],
  opam: ['0', '1', '2', '10', '007', '.', '-', '+', '~', '_', 'a', 'rc', 'Z'],
  conan: ['0', '1', '2', '10', '007', '.', '.', '-', '+', '_', 'a', 'w', 'cci', '1w', '10a'],
  bitnami: ['0', '1', '2', '10', '007', '.', '.', '-', '-0', '-1', '+', 'a', 'rc'],
  go: ['0', '1', '2', '10', '.', '.', '-', '+', 'go', 'v', 'rc1', 'beta2', 'b', ' X:a', '-0.2023'],
};

function versions(order: OrderName): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...PIECES[order]);
  return fc
    .tuple(fc.constantFrom('1.2.0', '1.0', '1', 'v1.2', ''), fc.array(piece, { maxLength: 6 }))
    .map(([start, pieces]) => start + pieces.join(''));
}

/**
 * Versions as people write them. Maven's order, and so ours, has cycles among texts that nobody writes: maven-artifact 3.8 puts 1.0final0rc
 * above 1.0a, this above 1.0, and that above 1.0final0rc.
 */
const MAVEN = fc
  .tuple(
    fc.array(fc.constantFrom('0', '1', '2', '10', '007'), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('', '-a', '-b', '.rc', '-rc', '-sp', '.Final', '-SNAPSHOT', '-x', '-jre', 'a', 'b', 'rc'),
    fc.constantFrom('', '1', '-2', '0', '10'),
  )
  .map(([numbers, word, count]) => numbers.join('.') + word + count);

const names = Object.keys(ORDERS) as OrderName[];

for (const name of names) {
  const compare = (a: string, b: string): number | undefined => ORDERS[name].compare(a, b);

  test(`${name}: the key is the order's name`, () => {
    assert.equal(ORDERS[name].name, name);
  });

  test(`${name}: a version equals itself, or can not be placed at all`, () => {
    fc.assert(
      fc.property(versions(name), versions(name), (a, b) => {
        const placed = compare(a, a) === 0;
        assert.ok(placed || compare(a, a) === undefined);
        if (!placed) assert.equal(compare(a, b), undefined);
      }),
      { numRuns: 500 },
    );
  });

  test(`${name}: antisymmetry`, () => {
    fc.assert(
      fc.property(versions(name), versions(name), (a, b) => {
        const forth = compare(a, b);
        const back = compare(b, a);
        if (forth === undefined || back === undefined) assert.equal(forth, back);
        else assert.equal(Math.sign(forth) + Math.sign(back), 0, `${a} against ${b}`);
      }),
      { numRuns: 1000 },
    );
  });

  test(`${name}: transitivity`, () => {
    const arbitrary = name === 'maven' ? MAVEN : versions(name);
    fc.assert(
      fc.property(arbitrary, arbitrary, arbitrary, (...texts) => {
        const placed = texts.filter((text) => compare(text, text) === 0);
        const [a, b, c] = placed.sort((a, b) => compare(a, b) ?? 0);
        if (a === undefined || b === undefined || c === undefined) return;
        assert.ok((compare(a, b) ?? 1) <= 0 && (compare(b, c) ?? 1) <= 0 && (compare(a, c) ?? 1) <= 0);
      }),
      { numRuns: 1000 },
    );
  });

  test(`${name}: no text makes it throw`, () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), versions(name));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const result = compare(a, b);
        assert.ok(result === undefined || Number.isFinite(result));
      }),
      { numRuns: 1000 },
    );
  });

  test(`${name}: damaged versions are placed or not, and never make it throw`, () => {
    for (const one of ['1.2.3-rc.1+2', '2:1.0~beta1-2_p3', 'v1.0.0-x86_64-linux', '2017-08-18.x-dev'])
      for (const damaged of mutations(Buffer.from(one), 200)) {
        const text = damaged.toString('latin1');
        const itself = compare(text, text);
        assert.ok(itself === 0 || itself === undefined, JSON.stringify(text));
        const forth = compare(text, one);
        assert.equal(forth === undefined, compare(one, text) === undefined, JSON.stringify(text));
        assert.ok(forth === undefined || Number.isFinite(forth));
      }
  });

  test(`${name}: numbers of 100,000 digits are compared exactly`, () => {
    const digits = '7'.repeat(100_000);
    assert.ok((compare(`1.${digits}1`, `1.${digits}2`) ?? 1) < 0);
    assert.ok((compare(`1.${digits}`, `1.${digits}1`) ?? 1) < 0);
    assert.equal(compare(`1.${digits}`, `1.${digits}`), 0);
  });

  test(`${name}: texts of 100 kB take no more than linear time`, () => {
    const pieces = [...PIECES[name], '\n', 'é', '1.', '1-', 'a.', '-a', '0a', '1_'];
    const started = performance.now();
    for (const piece of pieces) {
      const long = `1.${piece.repeat(Math.ceil(100_000 / piece.length))}`;
      for (const tail of ['', 'a', '1', '\n']) ORDERS[name].compare(long, long + tail);
    }
    // Far above what linear work takes anywhere (under a second), far below the 10^10 steps a pair of quadratic work.
    assert.ok(performance.now() - started < 60_000);
  });
}

test('the record of orders can not be changed', () => {
  assert.ok(Object.isFrozen(ORDERS));
});
