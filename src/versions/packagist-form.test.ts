// The form in which Composer compares versions, rule by rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { composerForm } from './packagist-form.ts';

const becomes = (pairs: readonly (readonly [version: string, form: string])[]) => {
  for (const [version, form] of pairs) assert.equal(composerForm(version), form, version);
};

test('four numbers, or more where those are not 0, without a v', () => {
  becomes([
    ['1', '1.0.0.0'],
    ['v3.4', '3.4.0.0'],
    ['V1.2.3', '1.2.3.0'],
    ['1.2.3.4', '1.2.3.4'],
    ['1.2.3.4.5', '1.2.3.4.5'],
    ['1.2.3.4.0', '1.2.3.4'],
    ['3.4.0-alpha', '3.4.0.0-alpha'],
  ]);
});

test('words in lower case', () => {
  becomes([
    ['5.0.0-BETA1', '5.0.0.0-beta1'],
    ['5.0.0-RC2', '5.0.0.0-rc2'],
  ]);
});

test('build metadata and -stable are left out', () => {
  becomes([
    ['2.65.3+170607', '2.65.3.0'],
    ['3.0.0-RC.2+1', '3.0.0.0-rc.2'],
    ['1.0-stable', '1.0.0.0'],
  ]);
});

test('a numeric branch stands above its releases', () => {
  becomes([
    ['2.x-dev', '2.9999999.9999999.9999999-dev'],
    ['v1.2.x-dev', '1.2.9999999.9999999-dev'],
    ['1.2-dev', '1.2.0.0-dev'],
  ]);
});

test('dates keep their hyphens', () => {
  becomes([['2017-08-18', '2017.0.0.0-08-18']]);
});

test('other branches stay as they are', () => {
  becomes([
    ['dev-Main', 'dev-Main'],
    ['', ''],
  ]);
});

test('bringing a version to the form twice changes nothing', () => {
  const piece = fc.constantFrom('1', '0', '.', '-', '+', 'v', 'x', 'dev', 'BETA', 'stable', '_');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const once = composerForm(pieces.join(''));
      assert.equal(composerForm(once), once);
    }),
  );
});
