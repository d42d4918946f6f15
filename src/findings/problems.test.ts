// Rules for ids: aliases, bundles, withdrawn records.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type AdvisoryRecord, advisorySource } from '../../test/support/advisories.ts';
import { inventoryOf, packageOf } from '../../test/support/packages.ts';
import { canonicalId, chooseId } from './ids.ts';
import { match } from './index.ts';
import type { Matched } from './types.ts';

const NOW = { now: '2026-01-01T00:00:00Z' };
const affected = [{ scope: 'npm', name: 'lib', fixed: '2.0.0' }];

function matched(...records: AdvisoryRecord[]): Matched {
  return match(inventoryOf('', packageOf('npm', 'lib 1.0.0')), advisorySource(records), NOW);
}
const idsOf = ({ findings }: Matched) => findings.map(({ id, aliases }) => [id, ...aliases]);

test('aliases: several records of one problem are one finding', () => {
  const result = matched(
    { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2024-0001'], affected },
    { id: 'PYSEC-2024-1', aliases: ['CVE-2024-0001'], affected },
  );
  assert.deepEqual(idsOf(result), [['CVE-2024-0001', 'GHSA-aaaa-bbbb-cccc', 'PYSEC-2024-1']]);
  assert.equal(result.findings[0]?.evidence.length, 2);
});

test('aliases are transitive', () => {
  const result = matched(
    { id: 'A-1', aliases: ['B-1'], affected },
    { id: 'C-1', aliases: ['D-1'], affected },
    { id: 'B-1', aliases: ['C-1'], affected },
  );
  assert.deepEqual(idsOf(result), [['A-1', 'B-1', 'C-1', 'D-1']]);
});

test('aliases: related ids of a language\u2019s record are other problems', () => {
  const result = matched(
    { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2024-0001'], related: ['CVE-2024-0002'], affected },
    { id: 'GHSA-dddd-eeee-ffff', aliases: ['CVE-2024-0002'], affected },
  );
  assert.equal(result.findings.length, 2);
});

test('aliases: with several CVEs no one of them names the problem', () => {
  const result = matched({
    id: 'GHSA-aaaa-bbbb-cccc',
    aliases: ['CVE-2024-0001', 'CVE-2024-0002'],
    affected,
  });
  assert.deepEqual(idsOf(result), [['GHSA-aaaa-bbbb-cccc', 'CVE-2024-0001', 'CVE-2024-0002']]);
});

test('aliases: the fix is what all records agree on; a record without one does not stand in its way', () => {
  const result = matched(
    { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2024-0001'], affected },
    {
      id: 'PYSEC-2024-1',
      aliases: ['CVE-2024-0001'],
      affected: [{ scope: 'npm', name: 'lib', fixed: '2.0.1' }],
    },
    { id: 'X-1', aliases: ['CVE-2024-0001'], affected: [{ scope: 'npm', name: 'lib' }] },
  );
  assert.equal(result.findings[0]?.fixed, '2.0.1');
});

test('errata of a distribution do not join the CVEs that they list', () => {
  const scope = 'SUSE:Linux Enterprise Module for Basesystem 15 SP5';
  const rows = [{ scope, name: 'curl', fixed: '8.0.1-2' }];
  const source = advisorySource([
    { id: 'SUSE-SU-2024:1-1', related: ['CVE-2024-0001', 'CVE-2024-0002'], affected: rows },
    {
      id: 'SUSE-SU-2024:2-1',
      aliases: ['CVE-2024-0002'],
      affected: [{ scope, name: 'curl', fixed: '8.0.1-3' }],
    },
  ]);
  const result = match(
    inventoryOf('sles 15.5', packageOf('rpm', 'curl 8.0.1-1', { source: 'curl 8.0.1-1' })),
    source,
    NOW,
  );
  assert.deepEqual(
    result.findings.map(({ id, aliases, fixed }) => [id, fixed, ...aliases]),
    [
      ['CVE-2024-0001', '8.0.1-2', 'SUSE-SU-2024:1-1'],
      ['CVE-2024-0002', '8.0.1-3', 'SUSE-SU-2024:1-1', 'SUSE-SU-2024:2-1'],
    ],
  );
});

test('errata: GHSA ids in lower case are problems as well', () => {
  const source = advisorySource([
    {
      id: 'CLEANSTART-2026-AB12345',
      related: ['CVE-2024-0001', 'ghsa-aaaa-bbbb-cccc'],
      affected: [{ scope: 'CleanStart', name: 'curl', fixed: '8.0.1-r2' }],
    },
  ]);
  const result = match(inventoryOf('cleanstart 1', packageOf('apk', 'curl 8.0.1-r1')), source, NOW);
  assert.deepEqual(
    result.findings.map(({ id }) => id),
    ['CVE-2024-0001', 'GHSA-aaaa-bbbb-cccc'],
  );
});

test('withdrawn: a record that was taken back closes its finding with a reason', () => {
  const result = matched({ id: 'GO-2024-1', withdrawn: '2024-05-01T00:00:00Z', affected });
  assert.deepEqual(result.findings, []);
  assert.deepEqual(
    result.suppressed.map(({ reason, detail, finding }) => [reason, detail, finding.id]),
    [['withdrawn', 'GO-2024-1 was withdrawn on 2024-05-01T00:00:00Z', 'GO-2024-1']],
  );
});

test('withdrawn: exports without the date say it in the title', () => {
  const result = matched({
    id: 'GHSA-aaaa-bbbb-cccc',
    summary: 'Withdrawn Advisory: nothing wrong in lib',
    affected,
  });
  assert.deepEqual(
    result.suppressed.map(({ reason }) => reason),
    ['withdrawn'],
  );
});

test('withdrawn: a valid record of the same problem keeps the finding', () => {
  const result = matched(
    { id: 'GHSA-aaaa-bbbb-cccc', aliases: ['CVE-2024-0001'], withdrawn: '2024-05-01T00:00:00Z', affected },
    { id: 'X-1', aliases: ['CVE-2024-0001'], affected },
  );
  assert.deepEqual(result.suppressed, []);
  assert.deepEqual(
    result.findings[0]?.evidence.map(({ advisory }) => advisory),
    ['X-1'],
  );
});

test('ids: canonical spelling', () => {
  assert.equal(canonicalId('cve-2024-1234'), 'CVE-2024-1234');
  assert.equal(canonicalId('CVE_2019-1234'), 'CVE-2019-1234');
  assert.equal(canonicalId('CVE-2020-29568 XSA-349'), 'CVE-2020-29568');
  assert.equal(canonicalId('CVE-2026-291i67'), 'CVE-2026-291i67');
  assert.equal(canonicalId('ghsa-vGWF-h737-ff37'), 'GHSA-vgwf-h737-ff37');
  assert.equal(canonicalId('RUSTSEC-2024-1'), 'RUSTSEC-2024-1');
});

test('ids: the CVE where there is one, else the best known database', () => {
  assert.equal(chooseId(['GHSA-a', 'CVE-2024-0001']), 'CVE-2024-0001');
  assert.equal(chooseId(['PYSEC-1', 'GHSA-a']), 'GHSA-a');
  assert.equal(chooseId(['X-2', 'X-1']), 'X-1');
});
