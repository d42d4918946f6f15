// SPDX licence expressions: the rules of annex D of the SPDX specification, by name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLicenceExpression, isLicenceId } from './index.ts';

const all = (texts: readonly string[], expected: boolean) => {
  for (const text of texts) assert.equal(isLicenceExpression(text), expected, text);
};

test('identifiers of the list, deprecated ones included, in the list\u2019s own spelling', () => {
  for (const id of [
    'MIT',
    'Apache-2.0',
    'GPL-2.0',
    'GPL-2.0-only',
    'GPL-2.0+',
    '0BSD',
    'Classpath-exception-2.0',
  ])
    assert.equal(isLicenceId(id), true, id);
  for (const id of ['mit', 'ASL 2.0', '', 'MIT ', 'GPLv2+']) assert.equal(isLicenceId(id), false, id);
});

test('AND, OR and parentheses join licences', () => {
  all(['MIT', 'MIT OR Apache-2.0', '(MIT)', '((MIT AND ISC) OR (0BSD))', 'MIT AND (ISC OR Zlib)'], true);
  all(['MIT and ISC', 'MIT ISC', 'MIT OR', 'OR MIT', '(MIT', 'MIT)', '()', '', ' ', 'MIT (ISC)'], false);
});

test('a plus means any later version of a licence', () => {
  all(['Apache-1.1+', 'GPL-2.0+'], true);
  all(['+', 'MIT +', 'MIT++'], false);
});

test('WITH joins one licence and one exception of the list', () => {
  all(['GPL-2.0-only WITH Classpath-exception-2.0', 'MIT OR GPL-2.0+ WITH GCC-exception-3.1'], true);
  all(['MIT WITH ISC', '(MIT) WITH GCC-exception-3.1', 'MIT WITH', 'GCC-exception-3.1'], false);
  all(['GPL-2.0-only WITH GCC-exception-3.1 WITH GCC-exception-2.0'], false);
});

test('references of other documents mean nothing outside of them', () => {
  all(['LicenseRef-own', 'DocumentRef-a:LicenseRef-b', 'MIT OR LicenseRef-own'], false);
  for (const text of ['LicenseRef-own', 'MIT OR (LicenseRef-a.b-c AND ISC)'])
    assert.equal(isLicenceExpression(text, true), true, text);
  for (const text of [
    'LicenseRef-',
    'LicenseRef-a_b',
    'DocumentRef-a:LicenseRef-b',
    'LicenseRef-a WITH GCC-exception-3.1 x',
  ])
    assert.equal(isLicenceExpression(text, true), false, text);
});

test('a long text is none, and none takes long to tell', () => {
  all(['('.repeat(1_000_000), 'MIT OR '.repeat(1_000_000), `${'MIT OR '.repeat(1000)}MIT`], false);
});
