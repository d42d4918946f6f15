// Which packages are those of a system: where a known distribution has none of them, that is a blind spot.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageOf, type PackageFields } from '../../../test/support/packages.ts';
import { mergeLayers } from '../../image/merge.ts';
import { type Cataloguer, NOTHING } from '../cataloguer.ts';
import { takeInventory } from '../take.ts';
import { OS_TYPES } from './types.ts';

/** True when the inventory of a distribution whose only package is this one has a gap for its missing database. */
async function isBlind(type: string, fields: PackageFields = {}): Promise<boolean> {
  const stub: Cataloguer = {
    name: 'test/stub',
    version: 1,
    summary: '',
    scope: 'image',
    support: { kind: 'os', ecosystem: 'Test', files: [], types: [], tells: [] },
    readers: [],
    assemble: () => ({
      ...NOTHING,
      packages: [packageOf(type, 'a 1', fields)],
      distribution: { id: 'x', like: [], version: '', name: 'X', path: 'etc/os-release' },
    }),
  };
  const { gaps } = await takeInventory([stub], [], mergeLayers([]), async () => []);
  return gaps.some(({ detail }) => /no package database/.test(detail ?? ''));
}

test('packages of every system type are those of a database; those of languages and of stores beside it are not', async () => {
  for (const type of OS_TYPES) assert.equal(await isBlind(type), false, type);
  for (const type of ['npm', 'brew', 'snap', 'flatpak', 'generic'])
    assert.equal(await isBlind(type), true, type);
});

test('packages within a snap and package files do not stand for a database', async () => {
  assert.equal(await isBlind('deb', { role: 'vendored' }), true);
  assert.equal(await isBlind('rpm', { details: { declared: 'package' } }), true);
});
