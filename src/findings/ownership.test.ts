// Rules for files that an OS package owns: the vendor's verdict outweighs the general advisory, if the owner is the vendor's.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type AdvisoryRecord, advisorySource } from '../../test/support/advisories.ts';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import { match } from './index.ts';
import type { Matched } from './types.ts';

const NOW = { now: '2026-01-01T00:00:00Z' };
const general: AdvisoryRecord = {
  id: 'GHSA-aaaa-bbbb-cccc',
  aliases: ['CVE-2024-0001'],
  affected: [{ scope: 'PyPI', name: 'urllib3', fixed: '2.0.0' }],
};
const DEBIAN = 'Debian Python Team <team+python@tracker.debian.org>';

/** urllib3 1.26.12, owned by the deb of source python-urllib3 1.26.12-1. */
function owned(records: readonly AdvisoryRecord[], maintainer = DEBIAN): Matched {
  const owner = packageOf('deb', 'python3-urllib3 1.26.12-1', {
    source: 'python-urllib3',
    details: { ...(maintainer !== '' && { maintainer }) },
  });
  const child = packageOf('pypi', 'urllib3 1.26.12', { owner: owner.id });
  return match(inventoryOf('debian 12', owner, child), advisorySource(records, ['Debian:12', 'PyPI']), NOW);
}

function vendor(row: Partial<AdvisoryRecord['affected'][number]>, id = 'CVE-2024-0001'): AdvisoryRecord {
  return { id, affected: [{ scope: 'Debian:12', name: 'python-urllib3', ...row }] };
}

const summary = ({ findings, suppressed }: Matched) => ({
  findings: findings.map((one) => [one.id, one.evidence[0]?.scope, one.confidence]),
  suppressed: suppressed.map(({ reason, finding }) => [reason, finding.evidence[0]?.scope]),
});

test('ownership: what the vendor has fixed at or below the installed version is suppressed, with the evidence', () => {
  const result = owned([general, vendor({ fixed: '1.26.12-1' })]);
  assert.deepEqual(summary(result), { findings: [], suppressed: [['vendor-fixed', 'PyPI']] });
  assert.equal(
    result.suppressed[0]?.detail,
    'files of python3-urllib3 1.26.12-1: CVE-2024-0001 for source python-urllib3 in Debian:12 is fixed in 1.26.12-1, and 1.26.12-1 is not below it',
  );
});

test('ownership: what the vendor says is not affected is suppressed', () => {
  const result = owned([general, vendor({ fixed: '0' })]);
  assert.deepEqual(summary(result), { findings: [], suppressed: [['vendor-not-affected', 'PyPI']] });
});

test('ownership: the verdict is found through aliases in either record', () => {
  const result = owned([
    general,
    { ...vendor({ fixed: '1.26.12-1' }, 'DEBIAN-CVE-2024-0001'), aliases: ['CVE-2024-0001'] },
  ]);
  assert.deepEqual(summary(result).suppressed, [['vendor-fixed', 'PyPI']]);
});

test('ownership: a DSA that lists the CVE is a verdict as well', () => {
  const result = owned([
    general,
    { ...vendor({ fixed: '1.26.12-1' }, 'DSA-1-1'), related: ['CVE-2024-0001'] },
  ]);
  assert.deepEqual(summary(result).suppressed, [['vendor-fixed', 'PyPI']]);
});

test('ownership: a silent vendor leaves a less sure finding', () => {
  const result = owned([general]);
  assert.deepEqual(summary(result), { findings: [['CVE-2024-0001', 'PyPI', 'likely']], suppressed: [] });
});

test('ownership: where the vendor agrees, both findings stand', () => {
  const result = owned([general, vendor({ fixed: '1.26.12-2' })]);
  assert.deepEqual(summary(result).findings, [
    ['CVE-2024-0001', 'Debian:12', 'certain'],
    ['CVE-2024-0001', 'PyPI', 'certain'],
  ]);
});

test('ownership: only an owner that comes from the distribution is trusted', () => {
  for (const maintainer of ['Somebody <me@example.org>', 'me@debian.org.example.org', '']) {
    const result = owned([general, vendor({ fixed: '1.26.12-1' })], maintainer);
    assert.deepEqual(
      summary(result),
      { findings: [['CVE-2024-0001', 'PyPI', 'certain']], suppressed: [] },
      maintainer,
    );
  }
});

test('ownership: apk\u2019s "0" silences language matches on owned files, a GHSA without CVE too', () => {
  const owner = packageOf('apk', 'tool 1.0-r0');
  const child = packageOf('golang', 'example.org/lib v1.0.0', { owner: owner.id });
  const source = advisorySource([
    { id: 'GHSA-aaaa-bbbb-cccc', affected: [{ scope: 'Go', name: 'example.org/lib' }] },
    {
      id: 'CGA-1111-2222-3333',
      related: ['GHSA-aaaa-bbbb-cccc'],
      affected: [{ scope: 'Wolfi', name: 'tool', fixed: '0' }],
    },
  ]);
  assert.deepEqual(summary(match(inventoryOf('wolfi 1', owner, child), source, NOW)), {
    findings: [],
    suppressed: [['vendor-not-affected', 'Go']],
  });
});

test('ownership: rpm\u2019s vendor tag tells whose package it is', () => {
  const inventory = (vendorTag: string) => {
    const owner = packageOf('rpm', 'python3-urllib3 0:1.26.5-3.el9', { details: { vendor: vendorTag } });
    return inventoryOf('almalinux 9', owner, packageOf('pypi', 'urllib3 1.26.5', { owner: owner.id }));
  };
  const source = advisorySource([
    general,
    {
      id: 'ALSA-2024:1',
      related: ['CVE-2024-0001'],
      affected: [{ scope: 'AlmaLinux:9', name: 'python3-urllib3', fixed: '1.26.5-3.el9' }],
    },
  ]);
  assert.deepEqual(summary(match(inventory('AlmaLinux'), source, NOW)).suppressed, [
    ['vendor-fixed', 'PyPI'],
  ]);
  const foreign = match(inventory('Fedora Project'), source, NOW);
  assert.deepEqual(summary(foreign), { findings: [['CVE-2024-0001', 'PyPI', 'certain']], suppressed: [] });
  assert.deepEqual(
    foreign.unjudged.map(({ reason, what }) => [reason, what]),
    [['third-party', 'EPEL']],
  );
});

test('third parties: their packages have no advisory of the distribution\u2019s, and are never silently dropped', () => {
  const node = packageOf('deb', 'nodejs 20.20.2-1nodesource1', {
    details: { maintainer: 'Ivan <i@nodesource.com>' },
  });
  const docker = packageOf('deb', 'docker-ce 5:24.0.7-1~debian.12~bookworm', {
    details: { maintainer: 'Docker <support@docker.com>' },
  });
  const own = packageOf('deb', 'nodejs-doc 18.19.0+dfsg-6', {
    source: 'nodejs',
    details: { vendor: 'Debian' },
  });
  const source = advisorySource([
    { id: 'CVE-2024-0002', affected: [{ scope: 'Debian:12', name: 'nodejs' }] },
  ]);
  const { findings, unjudged } = match(inventoryOf('debian 12', node, docker, own), source, NOW);
  assert.deepEqual(
    findings.map(({ packages }) => packages),
    [[own.id]],
  );
  assert.deepEqual(
    unjudged.map(({ reason, what, hides, packages }) => ({ reason, what, hides, packages })),
    [
      { reason: 'third-party', what: 'Docker', hides: true, packages: [docker.id] },
      { reason: 'third-party', what: 'NodeSource', hides: true, packages: [node.id] },
    ],
  );
});
