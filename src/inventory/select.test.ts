// Which cataloguers run on what.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlimsollError } from '../core/errors.ts';
import { type Cataloguer, NOTHING } from './cataloguer.ts';
import { selectCataloguers } from './select.ts';

const one = (name: string, scope: Cataloguer['scope'] = 'image'): Cataloguer => ({
  name,
  version: 1,
  summary: '',
  scope,
  support: { kind: 'language', ecosystem: '', files: [], types: [], tells: [] },
  readers: [],
  assemble: () => NOTHING,
});

const ALL = [
  one('os/release'),
  one('os/dpkg'),
  one('node/package-json'),
  one('node/package-lock', 'folder'),
  one('nodejs/other'),
];

function names(only: string[], skip: string[] = [], project = false) {
  const { cataloguers, leftOut } = selectCataloguers(ALL, { only, skip }, project);
  return { runs: cataloguers.map(({ name }) => name), leftOut };
}

test('lock files count in folders, not in images', () => {
  assert.deepEqual(names([]), {
    runs: ['os/release', 'os/dpkg', 'node/package-json', 'nodejs/other'],
    leftOut: [],
  });
  assert.equal(names([], [], true).runs.length, 5);
});

test('--only and --skip take whole names and their beginnings, and what they leave out is told', () => {
  assert.deepEqual(names(['node'], ['node/package-json'], true), {
    runs: ['os/release', 'node/package-lock'],
    leftOut: ['node/package-json', 'nodejs/other', 'os/dpkg'],
  });
  assert.deepEqual(names([], ['os']), {
    runs: ['os/release', 'node/package-json', 'nodejs/other'],
    leftOut: ['os/dpkg'],
  });
});

test('a lock file cataloguer that --only names runs on an image too', () => {
  assert.deepEqual(names(['node/package-lock']).runs, ['os/release', 'node/package-lock']);
});

test('a name that fits none is an error that says where they are listed', () => {
  for (const [only, skip] of [
    [['nod'], []],
    [[], ['node/']],
  ] as const)
    assert.throws(
      () => selectCataloguers(ALL, { only, skip }, false),
      (error) => error instanceof PlimsollError && error.code === 'usage.bad-option',
    );
});
