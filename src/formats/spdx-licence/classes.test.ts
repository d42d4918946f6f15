// What licences ask: classes of identifiers and of whole expressions.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, LICENCE_CLASSES } from './classes.ts';
import { LICENCE_IDS } from './ids.ts';
import { classesOf, parseLicence } from './index.ts';

const of = (text: string) => classesOf(parseLicence(text) ?? '').join(' ');

test('classes: well-known licences', () => {
  for (const [ids, expected] of [
    ['CC0-1.0 Unlicense PDDL-1.0', 'public-domain'],
    ['MIT Apache-2.0 BSD-3-Clause ISC Zlib BSL-1.0 PSF-2.0 Artistic-2.0 0BSD', 'permissive'],
    ['LGPL-2.1-or-later MPL-2.0 EPL-2.0 CDDL-1.0 LGPL-3.0-only', 'weak-copyleft'],
    ['GPL-2.0-only GPL-3.0-or-later GPL-2.0+ CC-BY-SA-4.0 GFDL-1.3-only', 'strong-copyleft'],
    ['AGPL-3.0-only SSPL-1.0 OSL-3.0 EUPL-1.2', 'network-copyleft'],
    ['BUSL-1.1 CC-BY-NC-4.0 Elastic-2.0 CC-BY-ND-4.0 LicenseRef-proprietary', 'restricted-use'],
    ['LicenseRef-Frobnix any-OSI', 'unknown'],
  ] as const)
    for (const id of ids.split(' ')) assert.equal(classOf(id), expected, id);
});

test('classes: of all that must be kept every class, of alternatives the one that asks least', () => {
  assert.equal(of('MIT AND GPL-2.0-only AND BSD-2-Clause'), 'permissive strong-copyleft');
  assert.equal(of('MIT OR GPL-2.0-only'), 'permissive');
  assert.equal(of('AGPL-3.0-only OR BUSL-1.1'), 'network-copyleft');
  assert.equal(of('Frobnix OR AGPL-3.0-only'), 'network-copyleft');
  assert.equal(of('(MIT OR GPL-3.0-only) AND LGPL-2.1-only'), 'permissive weak-copyleft');
  assert.equal(of('Frobnix'), 'unknown');
});

test('classes: an exception asks no more than its licence', () => {
  assert.equal(of('GPL-2.0-only WITH Classpath-exception-2.0'), 'strong-copyleft');
  assert.equal(of('GPLv3+ with exceptions'), 'strong-copyleft');
  assert.equal(of('LGPL-2.1+ with OpenSSL exception'), 'weak-copyleft');
  assert.equal(of('Apache-1.1+'), 'permissive');
});

test('classes: most of the list has one, and each is of the list', () => {
  const known = [...LICENCE_IDS].filter((id) => classOf(id) !== 'unknown');
  assert.equal(known.length, 663);
  for (const id of known) assert.ok(LICENCE_CLASSES.includes(classOf(id)));
});
