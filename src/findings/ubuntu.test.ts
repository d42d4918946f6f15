// Rules for Ubuntu's channels: a fix of extended support is none for those who don't have it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type AdvisoryRecord, advisorySource } from '../../test/support/advisories.ts';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import { match } from './index.ts';
import type { Finding } from './types.ts';

const NOW = { now: '2026-01-01T00:00:00Z' };
const LTS = 'Ubuntu:22.04:LTS';
const PRO = 'Ubuntu:Pro:22.04:LTS';

function findingsFor(version: string, affected: AdvisoryRecord['affected']): readonly Finding[] {
  const record = { id: 'UBUNTU-CVE-2024-0001', aliases: ['CVE-2024-0001'], affected };
  const source = advisorySource([record], [LTS]);
  return match(inventoryOf('ubuntu 22.04', packageOf('deb', `curl ${version}`)), source, NOW).findings;
}

test('Ubuntu: a fix of the archive is available to all', () => {
  const [finding] = findingsFor('7.81.0-1', [
    { scope: LTS, name: 'curl', fixed: '7.81.0-1ubuntu1.2', word: 'released' },
  ]);
  assert.equal(finding?.id, 'CVE-2024-0001');
  assert.equal(finding.state, 'affected');
  assert.equal(finding.fixed, '7.81.0-1ubuntu1.2');
});

test('Ubuntu: an ESM fix is not available without Pro: will not be fixed, and the evidence says what a fix needs', () => {
  const [finding, more] = findingsFor('7.81.0-1', [
    { scope: LTS, name: 'curl', word: 'needed' },
    { scope: PRO, name: 'curl', fixed: '7.81.0-1ubuntu1.2+esm1', word: 'released' },
  ]);
  assert.equal(more, undefined);
  assert.equal(finding?.state, 'will-not-fix');
  assert.equal(finding.fixed, '');
  assert.deepEqual(
    finding.evidence.map(({ scope, fixed, word }) => ({ scope, fixed, word })),
    [
      { scope: LTS, fixed: '', word: 'needed' },
      { scope: PRO, fixed: '7.81.0-1ubuntu1.2+esm1', word: 'released; fix needs Ubuntu Pro' },
    ],
  );
});

test('Ubuntu: where only the ESM channel speaks of a package, it is affected all the same', () => {
  const [finding] = findingsFor('7.81.0-1', [
    { scope: PRO, name: 'curl', fixed: '7.81.0-1ubuntu1.2+esm1', word: 'released' },
  ]);
  assert.equal(finding?.state, 'will-not-fix');
  assert.equal(finding.fixed, '');
});

test('Ubuntu: an installed ESM build is compared with the ESM row', () => {
  const rows = (pro: string): AdvisoryRecord['affected'] => [
    { scope: LTS, name: 'curl', word: 'needed' },
    { scope: PRO, name: 'curl', fixed: pro, word: 'released' },
  ];
  assert.deepEqual(findingsFor('7.81.0-1ubuntu1.2+esm1', rows('7.81.0-1ubuntu1.2+esm1')), []);
  const [finding] = findingsFor('7.81.0-1ubuntu1.2+esm1', rows('7.81.0-1ubuntu1.2+esm2'));
  assert.equal(finding?.fixed, '7.81.0-1ubuntu1.2+esm2');
  assert.equal(finding.state, 'affected');
});

test('Ubuntu: a fix of the archive that is installed outweighs a higher ESM version', () => {
  const rows: AdvisoryRecord['affected'] = [
    { scope: LTS, name: 'curl', fixed: '7.81.0-1ubuntu1.2', word: 'released' },
    { scope: PRO, name: 'curl', fixed: '7.81.0-1ubuntu1.2+esm1', word: 'released' },
  ];
  assert.deepEqual(findingsFor('7.81.0-1ubuntu1.2', rows), []);
});

test('Ubuntu: `ignored` is affected and will not be fixed, `deferred` and `pending` are affected', () => {
  const stateOf = (word: string) => findingsFor('7.81.0-1', [{ scope: LTS, name: 'curl', word }])[0]?.state;
  assert.equal(stateOf('ignored'), 'will-not-fix');
  assert.equal(stateOf('deferred'), 'affected');
  assert.equal(stateOf('pending'), 'affected');
  assert.equal(stateOf('needs-triage'), undefined);
});

test('Ubuntu: interim releases have no LTS in their scope and end after nine months', () => {
  const source = advisorySource([
    {
      id: 'UBUNTU-CVE-2024-0002',
      affected: [{ scope: 'Ubuntu:24.10', name: 'curl', fixed: '8.9.1-2ubuntu2.3' }],
    },
  ]);
  const { findings, unjudged } = match(
    inventoryOf('ubuntu 24.10', packageOf('deb', 'curl 8.9.1-2ubuntu2')),
    source,
    NOW,
  );
  assert.equal(findings[0]?.id, 'CVE-2024-0002');
  assert.deepEqual(
    unjudged.map(({ reason, what }) => [reason, what]),
    [['end-of-life', 'Ubuntu 24.10']],
  );
});
