// Rules for apk packages: origin and own name, "0", releases.
import assert from 'node:assert/strict';
import test from 'node:test';
import { advisorySource } from '../../test/support/advisories.ts';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import { match } from './index.ts';

const NOW = { now: '2024-01-01T00:00:00Z' };
const scope = 'Alpine:v3.18';

test('apk: the origin is looked up, and subpackages share its fix', () => {
  const source = advisorySource([
    { id: 'CVE-2023-0001', affected: [{ scope, name: 'openssl', fixed: '3.1.4-r0' }] },
  ]);
  const crypto = packageOf('apk', 'libcrypto3 3.1.3-r0', { source: 'openssl' });
  const ssl = packageOf('apk', 'libssl3 3.1.3-r0', { source: 'openssl' });
  const { findings } = match(inventoryOf('alpine 3.18.4', crypto, ssl), source, NOW);
  assert.equal(findings.length, 1);
  assert.deepEqual(findings[0]?.packages, [crypto.id, ssl.id].sort());
  assert.equal(findings[0]?.evidence[0]?.by, 'source');
});

test('apk: the package\u2019s own name is looked up as well', () => {
  const source = advisorySource([
    { id: 'CVE-2023-0002', affected: [{ scope, name: 'libssl3', fixed: '3.1.4-r0' }] },
  ]);
  const ssl = packageOf('apk', 'libssl3 3.1.3-r0', { source: 'openssl' });
  const { findings } = match(inventoryOf('alpine 3.18.4', ssl), source, NOW);
  assert.equal(findings[0]?.evidence[0]?.by, 'binary');
});

test('apk: several fixes of one CVE on one origin: the last one ends it', () => {
  const source = advisorySource([
    {
      id: 'CVE-2020-8694',
      affected: [
        { scope, name: 'intel-ucode', fixed: '20201110-r0' },
        { scope, name: 'intel-ucode', fixed: '20201112-r0' },
      ],
    },
  ]);
  const { findings } = match(
    inventoryOf('alpine 3.18.4', packageOf('apk', 'intel-ucode 20201110-r0')),
    source,
    NOW,
  );
  assert.equal(findings[0]?.fixed, '20201112-r0');
});

test('apk: edge has no release number, and data for other releases does not judge it', () => {
  const source = advisorySource([
    { id: 'CVE-2023-0003', affected: [{ scope, name: 'curl', fixed: '8.5.0-r0' }] },
  ]);
  const { findings, unjudged } = match(
    inventoryOf('alpine 3.19.0_alpha20230901', packageOf('apk', 'curl 8.1.0-r0')),
    source,
    NOW,
  );
  assert.deepEqual(findings, []);
  assert.deepEqual(
    unjudged.map(({ reason, what, hides }) => ({ reason, what, hides })),
    [{ reason: 'no-release-data', what: 'Alpine edge', hides: true }],
  );
});

test('Wolfi and Chainguard: the os-release id chooses the feed, and there are no releases', () => {
  const source = advisorySource([
    {
      id: 'CGA-1111-2222-3333',
      related: ['CVE-2023-0004', 'GHSA-aaaa-bbbb-cccc'],
      affected: [{ scope: 'Wolfi', name: 'curl', fixed: '8.5.0-r0' }],
    },
    {
      id: 'CGA-4444-5555-6666',
      aliases: ['CVE-2023-0005'],
      affected: [{ scope: 'Chainguard', name: 'curl', fixed: '8.5.0-r0' }],
    },
  ]);
  const curl = packageOf('apk', 'curl 8.1.0-r0');
  const wolfi = match(inventoryOf('wolfi 20230201', curl), source, NOW);
  assert.deepEqual(
    wolfi.findings.map(({ id, aliases }) => [id, ...aliases]),
    [['CVE-2023-0004', 'CGA-1111-2222-3333', 'GHSA-aaaa-bbbb-cccc']],
  );
  assert.deepEqual(wolfi.families, ['Wolfi']);
  const chainguard = match(inventoryOf('chainguard 20230214', curl), source, NOW);
  assert.deepEqual(
    chainguard.findings.map(({ id }) => id),
    ['CVE-2023-0005'],
  );
});

test('apk: ids with spelling faults and added text meet their CVE', () => {
  const source = advisorySource([
    { id: 'CVE_2019-12345', affected: [{ scope, name: 'curl', fixed: '8.5.0-r0' }] },
    { id: 'CVE-2019-12345 XSA-349', affected: [{ scope, name: 'curl', fixed: '8.4.0-r0' }] },
  ]);
  const { findings } = match(inventoryOf('alpine 3.18.4', packageOf('apk', 'curl 8.1.0-r0')), source, NOW);
  assert.deepEqual(
    findings.map(({ id, fixed }) => [id, fixed]),
    [['CVE-2019-12345', '8.5.0-r0']],
  );
});
