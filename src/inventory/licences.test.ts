// Licences of packages: how several declared ones are joined.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageOf } from '../../test/support/packages.ts';
import { withLicences } from './licences.ts';

const of = (type: string, ...licences: string[]) =>
  withLicences([packageOf(type, 'a 1', { licences })])[0]?.licence;

test('licences: several are a choice where the ecosystem says so, and hold together elsewhere', () => {
  assert.equal(of('composer', 'MIT', 'GPL-3.0-only')?.expression, 'MIT OR GPL-3.0-only');
  assert.equal(of('maven', 'Apache 2', 'LGPL-2.1')?.expression, 'Apache-2.0 OR LGPL-2.1-only');
  assert.equal(of('pypi', 'MIT', 'BSD-3-Clause')?.expression, 'MIT AND BSD-3-Clause');
  assert.equal(
    of('deb', 'GPL-2+ or Artistic', 'Expat')?.expression,
    '(GPL-2.0-or-later OR Artistic-1.0) AND MIT',
  );
});

test('licences: classes stand beside, and what is declared stays as it is', () => {
  const [one] = withLicences([packageOf('rpm', 'a 1', { licences: ['GPLv2+ and MIT'] })]);
  assert.deepEqual(one?.licence, {
    expression: 'GPL-2.0-or-later AND MIT',
    classes: ['permissive', 'strong-copyleft'],
  });
  assert.deepEqual(one.licences, ['GPLv2+ and MIT']);
});

test('licences: a package that declares none, or nothing that names one, has none', () => {
  assert.equal(of('npm'), undefined);
  assert.equal(of('pypi', 'UNKNOWN', ''), undefined);
  assert.deepEqual(of('pypi', 'UNKNOWN', 'MIT')?.expression, 'MIT');
});
