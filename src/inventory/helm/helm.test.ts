// Tests of the cataloguer of Helm's lock files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapsIn, resultOf, survivesDamage } from '../../../test/support/results.ts';
import { HELM } from './index.ts';

const LOCK = `dependencies:
- name: postgresql
  repository: https://charts.example/stable
  version: 12.1.9
- name: mine
  repository: file://../mine
  version: 0.1.0
digest: sha256:00
generated: "2024-01-01T00:00:00Z"
`;

test('charts with their repositories; those in folders are the project’s own', async () => {
  for (const name of ['chart/Chart.lock', 'chart/requirements.lock']) {
    const { packages, gaps } = await resultOf(HELM, { [name]: LOCK });
    assert.deepEqual(
      packages.map(({ purl }) => purl),
      ['pkg:helm/postgresql@12.1.9?repository_url=https:%2F%2Fcharts.example%2Fstable'],
    );
    assert.deepEqual(gaps, []);
  }
});

test('a requirements.lock of something else is silent; a chart lock that lists nothing is not', async () => {
  assert.deepEqual(gapsIn(await resultOf(HELM, { 'requirements.lock': 'flask==1.0\n' })), []);
  assert.deepEqual(gapsIn(await resultOf(HELM, { 'Chart.lock': 'digest: x\n' })), ['not-understood hides']);
});

test('damaged files give packages or gaps', async () => {
  await survivesDamage(HELM, { 'Chart.lock': LOCK }, 'Chart.lock', 300);
});
