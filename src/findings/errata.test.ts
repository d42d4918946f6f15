// Rules for the errata of rpm distributions: what they hold, their builds, extended support.
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

test('rpm: one finding for each CVE of an erratum, and the erratum is named', () => {
  const affected = [{ scope: BASE, name: 'expat', fixed: '0:2.5.0-2.el9' }];
  const records = [{ id: 'RHSA-2024:2', related: ['CVE-2024-0002', 'CVE-2024-0003', 'GO-2024-1'], affected }];
  const findings = findingsOf('rhel 9', records, packageOf('rpm', 'expat 2.5.0-1.el9'));
  assert.deepEqual(
    findings.map(({ id, aliases, evidence }) => [id, aliases, evidence.map((one) => one.advisory)]),
    [
      ['CVE-2024-0002', ['RHSA-2024:2'], ['RHSA-2024:2']],
      ['CVE-2024-0003', ['RHSA-2024:2'], ['RHSA-2024:2']],
    ],
  );
});

test('rpm: errata without security content are no findings; a security erratum without CVE is one', () => {
  const affected = [{ scope: 'AlmaLinux:9', name: 'expat', fixed: '2.5.0-2.el9' }];
  const records = ['ALBA-2024:1', 'ALEA-2024:1', 'ALSA-2024:1'].map((id) => ({ id, affected }));
  const findings = findingsOf('almalinux 9.3', records, packageOf('rpm', 'expat 2.5.0-1.el9'));
  assert.deepEqual(
    findings.map(({ id }) => id),
    ['ALSA-2024:1'],
  );
});

test('rpm: a fix of SUSE\u2019s long-term support is not available to all', () => {
  const scope = 'SUSE:Linux Enterprise Server 15 SP3-LTSS';
  const records = [
    {
      id: 'SUSE-SU-2023:1-1',
      related: ['CVE-2023-0001'],
      affected: [{ scope, name: 'curl', fixed: '7.66.0-150200.4.60.1' }],
    },
    {
      id: 'SUSE-SU-2022:2-1',
      related: ['CVE-2022-0002'],
      affected: [
        {
          scope: 'SUSE:Linux Enterprise Module for Basesystem 15 SP3',
          name: 'curl',
          fixed: '7.66.0-150200.4.36.1',
        },
      ],
    },
  ];
  const [finding, more] = findingsOf('sles 15.3', records, packageOf('rpm', 'curl 7.66.0-150200.4.36.1'));
  assert.equal(more, undefined);
  assert.equal(finding?.state, 'will-not-fix');
  assert.equal(finding.fixed, '');
  assert.match(finding.evidence[0]?.word ?? '', /fix needs SUSE Long Term/);
});

test('rpm: several builds in one erratum are one fix, the lowest', () => {
  const builds = ['1.4-3.module_el8.5.0+2635', '1.4-3.module_el8.5.0+108', '1.4-3.module_el8.6.0+1'];
  const affected = builds.map((fixed) => ({
    scope: 'AlmaLinux:8',
    name: 'udica',
    fixed,
    limits: { module: 'tools:1' },
  }));
  const records = [{ id: 'ALSA-2020:1', related: ['CVE-2020-0001'], affected }];
  const udica = (version: string) =>
    packageOf('rpm', `udica ${version}`, { details: { module: 'tools:1:2:3' } });
  const [finding] = findingsOf('almalinux 8', records, udica('1.4-2.module_el8.4.0+1'));
  assert.equal(finding?.fixed, '1.4-3.module_el8.5.0+108');
  assert.equal(finding.evidence.length, 1);
  assert.deepEqual(findingsOf('almalinux 8', records, udica('1.4-3.module_el8.5.0+108')), []);
});

test('rpm: a rebuild\u2019s module build numbers are not compared with the original\u2019s', () => {
  const affected = [
    {
      scope: 'Red Hat:enterprise_linux:8::appstream',
      name: 'nodejs',
      fixed: '1:10.23.1-1.module+el8.3.0+9502+012d8a97',
      limits: { module: 'nodejs:10' },
    },
  ];
  const records = [{ id: 'RHSA-2021:1', related: ['CVE-2021-0001'], affected }];
  const nodejs = (version: string) =>
    packageOf('rpm', `nodejs ${version}`, { details: { module: 'nodejs:10:8030:abc' } });
  assert.deepEqual(findingsOf('centos 8', records, nodejs('1:10.23.1-1.module_el8.3.0+645+9ce14ba2')), []);
  assert.equal(findingsOf('centos 8', records, nodejs('1:10.23.0-1.module_el8.3.0+645+9ce14ba2')).length, 1);
});

test('rpm: streams of extended update support say nothing of a main-stream image', () => {
  const records = [
    {
      id: 'RHSA-2024:5',
      related: ['CVE-2024-0010'],
      affected: [
        { scope: 'Red Hat:rhel_eus:9.2::baseos', name: 'expat', fixed: '0:2.5.0-1.el9_2.3' },
        { scope: BASE, name: 'other', fixed: '0:1' },
      ],
    },
  ];
  assert.deepEqual(findingsOf('rhel 9.2', records, packageOf('rpm', 'expat 2.5.0-1.el9')), []);
});
