// Cleaning paths and recognising markers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanPath, markerOf } from './path.ts';

for (const [raw, clean] of [
  ['./etc/passwd', 'etc/passwd'],
  ['/etc//passwd/', 'etc/passwd'],
  ['../../etc/passwd', 'etc/passwd'],
  ['a/../../b', 'b'],
  ['a/./b/..', 'a'],
  ['.', ''],
  ['/', ''],
  ['a..b/c.', 'a..b/c.'],
  ['....//x', '..../x'],
] as const)
  test(`${raw} is ${clean || 'the root'}`, () => assert.equal(cleanPath(raw), clean));

test('a clean path never leaves the root, whatever the archive says', () => {
  const part = fc.constantFrom('..', '.', '', 'a', 'b', '...', '.wh.a', '\u0000', ' ');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.boolean(), (parts, absolute) => {
      const clean = cleanPath((absolute ? '/' : '') + parts.join('/'));
      assert.ok(!clean.startsWith('/') && !clean.endsWith('/'));
      assert.ok(clean === '' || clean.split('/').every((one) => one !== '' && one !== '.' && one !== '..'));
      assert.equal(cleanPath(clean), clean);
    }),
  );
});

test('whiteouts name what they hide, opaque markers their folder', () => {
  assert.deepEqual(markerOf('a/.wh.b'), { kind: 'whiteout', path: 'a/b' });
  assert.deepEqual(markerOf('.wh.b'), { kind: 'whiteout', path: 'b' });
  assert.deepEqual(markerOf('a/.wh..wh..opq'), { kind: 'opaque', path: 'a' });
});

test('a bare .wh. and markers in odd form are ordinary files and delete nothing', () => {
  for (const path of ['a/.wh.', 'a/.wh..', 'a/.wh...', 'a/x.wh.b', 'a.wh./b'])
    assert.equal(markerOf(path), undefined);
  assert.equal(markerOf('a/.wh..wh.plnk')?.kind, 'other');
});
