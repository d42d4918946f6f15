// Rules for rpm packages: names, epochs, architectures.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type AdvisoryRecord, advisorySource } from '../../test/support/advisories.ts';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import type { Package } from '../inventory/package.ts';
import { match } from './index.ts';
import type { Finding } from './types.ts';

const NOW = { now: '2026-01-01T00:00:00Z' };
const BASE = 'Red Hat:enterprise_linux:9::baseos';

function findingsOf(
  system: string,
  records: readonly AdvisoryRecord[],
  ...packages: Package[]
): readonly Finding[] {
  return match(inventoryOf(system, ...packages), advisorySource(records), NOW).findings;
}

test('rpm: Red Hat\u2019s advisories name binaries; binaries of one source and version are one finding', () => {
  const affected = ['openssl', 'openssl-libs'].map((name) => ({
    scope: BASE,
    name,
    fixed: '1:3.0.7-25.el9_3',
  }));
  const openssl = packageOf('rpm', 'openssl 1:3.0.7-24.el9', { source: 'openssl 3.0.7-24.el9' });
  const libs = packageOf('rpm', 'openssl-libs 1:3.0.7-24.el9', { source: 'openssl 3.0.7-24.el9' });
  const other = packageOf('rpm', 'openssl-doc 1:3.0.7-24.el9', { source: 'openssl 3.0.7-24.el9' });
  const findings = findingsOf(
    'rhel 9.3',
    [{ id: 'RHSA-2024:1', related: ['CVE-2024-0001'], affected }],
    openssl,
    libs,
    other,
  );
  assert.deepEqual(
    findings.map(({ id, packages, fixed }) => ({ id, packages, fixed })),
    [{ id: 'CVE-2024-0001', packages: [openssl.id, libs.id].sort(), fixed: '1:3.0.7-25.el9_3' }],
  );
  assert.equal(findings[0]?.evidence[0]?.by, 'binary');
});

test('rpm: a missing epoch is 0 on both sides', () => {
  const records = [
    {
      id: 'RHSA-2024:3',
      related: ['CVE-2024-0004'],
      affected: [{ scope: BASE, name: 'expat', fixed: '0:2.5.0-2.el9' }],
    },
    {
      id: 'RHSA-2024:4',
      related: ['CVE-2024-0005'],
      affected: [{ scope: BASE, name: 'bind', fixed: '9.16-2.el9' }],
    },
  ];
  const findings = findingsOf(
    'rhel 9',
    records,
    packageOf('rpm', 'expat 2.5.0-2.el9'),
    packageOf('rpm', 'bind 32:9.16-1.el9'),
  );
  assert.deepEqual(findings, []);
});

test('rpm: through the source package the epoch is dropped on both sides', () => {
  const records = [
    {
      id: 'RLSA-2024:1',
      related: ['CVE-2024-0006'],
      affected: [{ scope: 'Rocky Linux:8', name: 'perl', fixed: '4:5.26.3-420.el8' }],
    },
  ];
  const errno = (release: string) =>
    packageOf('rpm', `perl-Errno 0:1.28-${release}.el8`, { source: `perl 5.26.3-${release}.el8` });
  const [finding] = findingsOf('rocky 8.9', records, errno('419'));
  assert.equal(finding?.evidence[0]?.version, '5.26.3-419.el8');
  assert.equal(finding.evidence[0].by, 'source');
  assert.deepEqual(findingsOf('rocky 8.9', records, errno('420')), []);
});

test('rpm: a package that is named like its source tells the source\u2019s epoch', () => {
  const records = [
    {
      id: 'RLSA-2024:2',
      related: ['CVE-2024-0007'],
      affected: [{ scope: 'Rocky Linux:8', name: 'bind', fixed: '32:9.11-5.el8' }],
    },
  ];
  const bind = packageOf('rpm', 'bind 32:9.11-4.el8', { source: 'bind 9.11-4.el8' });
  assert.equal(findingsOf('rocky 8', records, bind)[0]?.evidence[0]?.version, '32:9.11-4.el8');
});

test('rpm: noarch satisfies every architecture, and another architecture none', () => {
  const limits = { arch: ['x86_64'] };
  const records = [
    {
      id: 'ALSA-2024:2',
      related: ['CVE-2024-0008'],
      affected: [{ scope: 'AlmaLinux:9', name: 'expat', fixed: '2.5.0-2', limits }],
    },
  ];
  const found = (arch?: string) =>
    findingsOf('almalinux 9', records, packageOf('rpm', 'expat 2.5.0-1', arch === undefined ? {} : { arch }))
      .length;
  assert.deepEqual([found('x86_64'), found('noarch'), found('aarch64'), found()], [1, 1, 0, 1]);
});

test('rpm: a source-derived candidate is "src": rows limited to architectures do not hit siblings', () => {
  const records = [
    {
      id: 'RLSA-2024:3',
      related: ['CVE-2024-0009'],
      affected: [{ scope: 'Rocky Linux:8', name: 'expat', fixed: '2.5.0-2', limits: { arch: ['x86_64'] } }],
    },
  ];
  const sibling = packageOf('rpm', 'expat-devel 2.5.0-1', { arch: 'x86_64', source: 'expat 2.5.0-1' });
  assert.deepEqual(findingsOf('rocky 8', records, sibling), []);
});

test('rpm: SUSE\u2019s advisories name sources, whose version differs from the binary\u2019s', () => {
  const scope = 'SUSE:Linux Enterprise Module for Basesystem 15 SP3';
  const records = [
    {
      id: 'SUSE-SU-2022:1-1',
      related: ['CVE-2022-0001'],
      affected: [{ scope, name: 'elfutils', fixed: '0.177-150300.11.3.1' }],
    },
  ];
  const libelf = packageOf('rpm', 'libelf1 0.168-4.5.3', { source: 'elfutils 0.168-4.5.3' });
  const [finding] = findingsOf('sles 15.3', records, libelf);
  assert.equal(finding?.id, 'CVE-2022-0001');
  assert.equal(finding.evidence[0]?.by, 'source');
});

test('rpm: an imported key is no software', () => {
  const matched = match(
    inventoryOf('rhel 9', packageOf('rpm', 'gpg-pubkey fd431d51-4ae0493b')),
    advisorySource([]),
    NOW,
  );
  assert.deepEqual(matched.unjudged, []);
});
