// Versions that are compared in another form than they are written in; and ecosystems with several repositories.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AdvisoryRecord, advisorySource } from '../../test/support/advisories.ts';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import { match } from './index.ts';

function matched(
  type: string,
  nameVersion: string,
  affected: NonNullable<AdvisoryRecord['affected']>[number],
) {
  const source = advisorySource([{ id: 'GHSA-aaaa-bbbb-cccc', affected: [affected] }], []);
  return match(inventoryOf('', packageOf(type, nameVersion)), source, { now: '2025-01-01T00:00:00Z' });
}

const count = (...args: Parameters<typeof matched>) => matched(...args).findings.length;

test('Packagist: versions are compared in the form of Composer', () => {
  const fixed = { scope: 'Packagist', name: 'a/b', fixed: '3.4' };
  assert.equal(count('composer', 'a/b 3.4.0', fixed), 0);
  assert.equal(count('composer', 'a/b v3.4.0-alpha', fixed), 1);
  const last = { scope: 'Packagist', name: 'a/b', introduced: '3.0', last: '3.4' };
  assert.equal(count('composer', 'A/B 3.4.0', last), 1);
  assert.equal(count('composer', 'a/b 3.4.1', last), 0);
  const beta = { scope: 'Packagist', name: 'a/b', fixed: '5.0.0-BETA1' };
  assert.equal(count('composer', 'a/b v5.0.0-ALPHA2', beta), 1);
});

test('Packagist: a branch with a number stands above its releases, one without can not be placed', () => {
  const fixed = { scope: 'Packagist', name: 'a/b', fixed: '2.3.1' };
  assert.equal(count('composer', 'a/b 2.x-dev', fixed), 0);
  assert.equal(count('composer', 'a/b 1.x-dev', fixed), 1);
  const { findings, unjudged } = matched('composer', 'a/b dev-main', fixed);
  assert.deepEqual([findings.length, unjudged.map(({ reason }) => reason)], [0, ['unreadable-version']]);
});

test('Bitnami: an advisory’s version without a revision speaks of all builds of it', () => {
  const fixed = { scope: 'Bitnami', name: 'redis', fixed: '7.0.5' };
  assert.equal(count('bitnami', 'redis 7.0.5-2', fixed), 0);
  assert.equal(count('bitnami', 'redis 7.0.4-9', fixed), 1);
  const last = { scope: 'Bitnami', name: 'redis', introduced: '7.0.0', last: '7.0.5' };
  assert.equal(count('bitnami', 'redis 7.0.5-2', last), 1);
  assert.equal(count('bitnami', 'redis 7.0.6-0', last), 0);
});

test('Bitnami: an advisory’s version with a revision is about Bitnami’s own build', () => {
  const fixed = { scope: 'Bitnami', name: 'drupal', introduced: '11.1.5-0', fixed: '11.2.2-1' };
  assert.equal(count('bitnami', 'drupal 11.2.2-0', fixed), 1);
  assert.equal(count('bitnami', 'drupal 11.2.2-1', fixed), 0);
  assert.equal(count('bitnami', 'drupal 11.2.2', fixed), 1);
});

test('packages of an ecosystem’s other repositories are found', () => {
  const drupal = { scope: 'Packagist:https://packages.drupal.org/8', name: 'drupal/webform', fixed: '6.2.9' };
  assert.equal(count('composer', 'drupal/webform 6.2.8', drupal), 1);
  assert.equal(count('composer', 'drupal/webform 6.2.9', drupal), 0);
});

test('VS Code extensions: publisher and name, whatever their case', () => {
  const bad = { scope: 'VSCode', name: 'maker.theme', introduced: '0' };
  assert.equal(count('vscode-extension', 'Maker.Theme 1.0.0', bad), 1);
});

test('GitHub: actions are judged, and it is told that other repositories are not', () => {
  const { findings, unjudged } = matched('github', 'actions/runner 2.280.0', {
    scope: 'GitHub Actions',
    name: 'actions/runner',
    fixed: '2.285.2',
  });
  assert.deepEqual([findings.length, unjudged.map(({ reason }) => reason)], [1, ['no-feed']]);
});
