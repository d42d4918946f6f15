// Rules for Debian packages: what is compared, how states are kept, how DSA and CVE records meet.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type AdvisoryRecord, advisorySource } from '../../test/support/advisories.ts';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import { match } from './index.ts';

const NOW = { now: '2026-01-01T00:00:00Z' };
const scope = 'Debian:12';

test('dpkg: advisories name source packages; binaries of one source are one finding', () => {
  const source = advisorySource([
    { id: 'CVE-2024-0001', affected: [{ scope, name: 'openssl', fixed: '3.0.13-1' }] },
  ]);
  const libssl = packageOf('deb', 'libssl3 3.0.11-1', { source: 'openssl' });
  const tool = packageOf('deb', 'openssl 3.0.11-1', { source: 'openssl' });
  const other = packageOf('deb', 'openssl-blacklist 3.0.11-1');
  const { findings } = match(inventoryOf('debian 12', libssl, tool, other), source, NOW);
  assert.deepEqual(
    findings.map(({ id, packages, fixed }) => ({ id, packages, fixed })),
    [{ id: 'CVE-2024-0001', packages: [libssl.id, tool.id].sort(), fixed: '3.0.13-1' }],
  );
  assert.equal(findings[0]?.evidence[0]?.by, 'source');
  assert.equal(findings[0]?.evidence[0]?.order, 'dpkg');
});

test('dpkg: a stated source version is compared, not the binary\u2019s', () => {
  const source = advisorySource([
    { id: 'CVE-2024-0002', affected: [{ scope, name: 'lvm2', fixed: '2.03.16-3' }] },
  ]);
  const pkg = packageOf('deb', 'dmsetup 2:1.02.185-2', { source: 'lvm2 2.03.16-2' });
  const { findings } = match(inventoryOf('debian 12', pkg), source, NOW);
  assert.equal(findings[0]?.evidence[0]?.version, '2.03.16-2');
});

test('dpkg: the suffix of a rebuild is never compared with a source fix', () => {
  const source = advisorySource([
    { id: 'CVE-2024-0003', affected: [{ scope, name: 'bash', fixed: '5.2.15-2+b1' }] },
  ]);
  const pkg = packageOf('deb', 'bash 5.2.15-2+b2');
  const { findings } = match(inventoryOf('debian 12', pkg), source, NOW);
  assert.equal(findings[0]?.evidence[0]?.version, '5.2.15-2');
});

test('dpkg: a signed kernel is built of the kernel\u2019s source', () => {
  const source = advisorySource([
    { id: 'CVE-2024-0004', affected: [{ scope, name: 'linux', fixed: '6.1.82-1' }] },
  ]);
  const image = packageOf('deb', 'linux-image-6.1.0-18-amd64 6.1.76-1', {
    source: 'linux-signed-amd64 6.1.76+1',
  });
  const { findings } = match(inventoryOf('debian 12', image), source, NOW);
  assert.equal(findings[0]?.evidence[0]?.version, '6.1.76-1');
});

test('Debian: `unimportant` is a negligible finding, `end-of-life` one that will not be fixed; urgencies are no severities', () => {
  const affected = (word: string) => [{ scope, name: 'curl', word }];
  const source = advisorySource([
    { id: 'CVE-2024-0010', affected: affected('unimportant') },
    { id: 'CVE-2024-0011', affected: affected('end-of-life') },
    { id: 'CVE-2024-0012', affected: affected('high') },
  ]);
  const { findings } = match(inventoryOf('debian 12', packageOf('deb', 'curl 7.88.1-10')), source, NOW);
  assert.deepEqual(
    findings.map(({ id, state, severity, fixed }) => [id, state, severity, fixed]),
    [
      ['CVE-2024-0010', 'negligible', 'negligible', ''],
      ['CVE-2024-0011', 'will-not-fix', 'unknown', ''],
      ['CVE-2024-0012', 'affected', 'unknown', ''],
    ],
  );
  assert.equal(findings[0]?.severityFrom, 'Debian: unimportant');
  assert.equal(findings[0]?.evidence[0]?.word, 'unimportant');
});

test('Debian: `undetermined` is suppressed as under investigation', () => {
  const source = advisorySource([
    { id: 'CVE-2024-0013', affected: [{ scope, name: 'curl', word: 'undetermined' }] },
  ]);
  const matched = match(inventoryOf('debian 12', packageOf('deb', 'curl 7.88.1-10')), source, NOW);
  assert.deepEqual(matched.findings, []);
  assert.deepEqual(
    matched.suppressed.map(({ reason, finding }) => [reason, finding.id]),
    [['under-investigation', 'CVE-2024-0013']],
  );
});

test('Debian: fixed at "0" was never affected', () => {
  const source = advisorySource([{ id: 'CVE-2024-0014', affected: [{ scope, name: 'curl', fixed: '0' }] }]);
  const { findings } = match(inventoryOf('debian 12', packageOf('deb', 'curl 7.88.1-10')), source, NOW);
  assert.deepEqual(findings, []);
});

test('Debian: a DSA beside the CVE records of the same source adds its name and evidence, no finding', () => {
  for (const prefix of ['', 'DEBIAN-']) {
    const aliases = (id: string) => (prefix === '' ? [] : [id]);
    const records: AdvisoryRecord[] = [
      {
        id: `${prefix}CVE-2024-0020`,
        aliases: aliases('CVE-2024-0020'),
        affected: [{ scope, name: 'curl', fixed: '7.88.1-12' }],
      },
      // Not fixed by the DSA: affected only before.
      {
        id: `${prefix}CVE-2024-0021`,
        aliases: aliases('CVE-2024-0021'),
        affected: [{ scope, name: 'curl', fixed: '7.88.1-5' }],
      },
      {
        id: 'DSA-1-1',
        related: ['CVE-2024-0020', 'CVE-2024-0021'],
        affected: [{ scope, name: 'curl', fixed: '7.88.1-12' }],
      },
    ];
    const { findings } = match(
      inventoryOf('debian 12', packageOf('deb', 'curl 7.88.1-10')),
      advisorySource(records),
      NOW,
    );
    assert.deepEqual(
      findings.map(({ id, aliases, fixed }) => ({ id, aliases, fixed })),
      [
        {
          id: 'CVE-2024-0020',
          aliases: prefix === '' ? ['DSA-1-1'] : ['DEBIAN-CVE-2024-0020', 'DSA-1-1'],
          fixed: '7.88.1-12',
        },
      ],
    );
    assert.deepEqual(
      findings[0]?.evidence.map((one) => one.advisory),
      [`${prefix}CVE-2024-0020`, 'DSA-1-1'].sort(),
    );
  }
});

test('Debian: a DSA alone gives one finding for each CVE that it lists, and one of its own where it lists none', () => {
  const affected = [{ scope: 'Debian:9', name: 'curl', fixed: '7.52.1-5+deb9u16' }];
  const source = advisorySource([
    { id: 'DLA-1-1', related: ['CVE-2021-0001', 'CVE-2021-0002'], affected },
    { id: 'DLA-2-1', affected },
  ]);
  const { findings, unjudged } = match(
    inventoryOf('debian 9', packageOf('deb', 'curl 7.52.1-5+deb9u9')),
    source,
    NOW,
  );
  assert.deepEqual(
    findings.map(({ id, aliases }) => [id, ...aliases]),
    [['CVE-2021-0001', 'DLA-1-1'], ['CVE-2021-0002', 'DLA-1-1'], ['DLA-2-1']],
  );
  assert.deepEqual(
    unjudged.map(({ reason, what, hides }) => ({ reason, what, hides })),
    [{ reason: 'end-of-life', what: 'Debian 9', hides: true }],
  );
});

test('Debian: ids in `related` of a CVE record are other vendors\u2019 errata, no names of the problem', () => {
  const source = advisorySource([
    { id: 'CVE-2024-0030', related: ['RHSA-2024:1', 'CVE-2024-0031'], affected: [{ scope, name: 'curl' }] },
  ]);
  const { findings } = match(inventoryOf('debian 12', packageOf('deb', 'curl 7.88.1-10')), source, NOW);
  assert.deepEqual(findings[0]?.aliases, []);
});
