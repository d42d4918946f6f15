// Which paths a pattern covers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { globMatcher } from './glob.ts';

const CASES: readonly (readonly [pattern: string, yes: readonly string[], no: readonly string[]])[] = [
  ['app/*.js', ['app/a.js', 'app/.a.js'], ['app/x/a.js', 'a.js', 'app/a.jsx', 'b/app/a.js']],
  ['/app/a.js', ['app/a.js'], ['x/app/a.js']],
  ['**/test/**', ['test/a', 'x/y/test/a/b', '.x/test/.y'], ['tests/a', 'x/testa']],
  ['*.lock', ['a.lock', 'x/y/Cargo.lock', '.lock'], ['a.locks']],
  ['yarn.lock', ['yarn.lock', 'a/b/yarn.lock'], ['yarn.lock/x', 'ayarn.lock']],
  ['node_modules/', ['node_modules/a', 'node_modules/a/b'], ['x/node_modules/a']],
  ['**/node_modules/', ['node_modules/a', 'x/node_modules/a/b'], ['node_module/a']],
  ['usr/**/x?.so', ['usr/xa.so', 'usr/a/b/xb.so'], ['usr/a/x.so', 'usr/a/xab.so']],
  ['a/**/b/**/c', ['a/b/c', 'a/x/b/y/z/c'], ['a/c', 'a/b/x']],
  ['a[1].(b+)', ['a[1].(b+)', 'x/a[1].(b+)'], ['a1.b']],
  ['**', ['a', 'a/b'], []],
];

for (const [pattern, yes, no] of CASES)
  test(`the pattern ${pattern}`, () => {
    const matches = globMatcher(pattern);
    for (const path of yes) assert.equal(matches(path), true, path);
    for (const path of no) assert.equal(matches(path), false, path);
  });

test('no path makes a pattern hang', () => {
  const matches = globMatcher('**/a*a*a*a*b/**/a*a*a*a*b/**/c');
  assert.equal(matches(`${'a'.repeat(200)}/`.repeat(100)), false);
});
