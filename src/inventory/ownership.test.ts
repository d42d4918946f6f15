// Which OS package owns the file that names another package.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageOf } from '../../test/support/packages.ts';
import { joinOwners } from './ownership.ts';

const PATH = 'usr/lib/python3/dist-packages/urllib3-1.26.egg-info/PKG-INFO';
const deb = (introduced: number) => packageOf('deb', 'python3-urllib3 1.26.12-1', { introduced });
const python = (layer: number) =>
  packageOf('pypi', 'urllib3 1.26.12', {
    evidence: [{ cataloguer: 'python/installed', path: PATH, layer, confidence: 'certain' }],
  });

function ownerOf(installed: number, file: number): string | undefined {
  const owner = deb(installed);
  const [, one] = joinOwners([owner, python(file)], [{ package: owner.id, paths: [PATH] }]);
  return one?.owner === owner.id ? 'the deb' : one?.owner;
}

test('the package whose file it is owns it, whichever layer brought both', () => {
  assert.equal(ownerOf(0, 0), 'the deb');
  assert.equal(ownerOf(3, 3), 'the deb');
});

test('a file of a later layer than the package was put in its place: nobody owns it', () => {
  assert.equal(ownerOf(0, 1), undefined);
});

test('a package that a later layer upgraded owns files of earlier ones too', () => {
  assert.equal(ownerOf(2, 0), 'the deb');
});

test('where layers are not told, ownership is as it says', () => {
  assert.equal(ownerOf(-1, 4), 'the deb');
  assert.equal(ownerOf(4, -1), 'the deb');
});
