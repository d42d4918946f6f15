// The matcher as a whole: gaps, families, order of findings, determinism.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type AdvisoryRecord, advisorySource } from '../../test/support/advisories.ts';
import { distributionOf, inventoryOf, packageOf } from '../../test/support/packages.ts';
import { familiesFor, match } from './index.ts';

const NOW = { now: '2026-01-01T00:00:00Z' };

test('no data is never clean: a family without data, a release without data, no distribution, no feed', () => {
  const gaps = (system: string, records: readonly AdvisoryRecord[], type: string) =>
    match(inventoryOf(system, packageOf(type, 'curl 1-1')), advisorySource(records), NOW).unjudged.map(
      ({ reason, what, hides }) => [reason, what, hides],
    );
  const other = { id: 'CVE-2024-0001', affected: [{ scope: 'Debian:11', name: 'curl' }] };
  assert.deepEqual(gaps('', [], 'npm'), [['no-data', 'npm', true]]);
  assert.deepEqual(gaps('debian 12', [], 'deb'), [['no-data', 'Debian 12', true]]);
  assert.deepEqual(gaps('debian 12', [other], 'deb'), [['no-release-data', 'Debian 12', true]]);
  assert.deepEqual(gaps('', [], 'deb'), [['no-distribution', 'deb packages', true]]);
  assert.deepEqual(gaps('plan9 4', [], 'rpm'), [['no-distribution', 'rpm packages on plan9 4', true]]);
  assert.deepEqual(gaps('debian 12', [other], 'rpm'), [
    ['no-distribution', 'rpm packages on Debian 12', true],
  ]);
  assert.deepEqual(gaps('fedora 43', [], 'rpm'), [['no-data', 'Fedora 43', true]]);
});

test('end of life never lowers or drops a finding', () => {
  const source = advisorySource([{ id: 'CVE-2024-0001', affected: [{ scope: 'Debian:11', name: 'curl' }] }]);
  const inventory = inventoryOf('debian 11', packageOf('deb', 'curl 7.74.0-1'));
  const before = match(inventory, source, { now: '2026-08-31T00:00:00Z' });
  const after = match(inventory, source, { now: '2026-09-01T00:00:00Z' });
  assert.deepEqual(after.findings, before.findings);
  assert.equal(after.findings.length, 1);
  assert.deepEqual(before.unjudged, []);
  assert.deepEqual(
    after.unjudged.map(({ reason, detail }) => [reason, detail]),
    [['end-of-life', 'no security updates for everybody since 2026-08-31: newer flaws may be missing']],
  );
});

test('families: those of the distribution and of the languages that are there', () => {
  const inventory = inventoryOf(
    'sles 15.5',
    packageOf('rpm', 'curl 1-1'),
    packageOf('npm', 'lib 1.0.0'),
    packageOf('gem', 'rails 7.0'),
    packageOf('luarocks', 'lpeg 1.0'),
    packageOf('deb', 'stray 1'),
  );
  assert.deepEqual(familiesFor(inventory), ['RubyGems', 'SUSE', 'npm']);
  assert.deepEqual(familiesFor({ distribution: distributionOf('debian 12'), packages: [], gaps: [] }), []);
});

test('order: worst first, then what can be fixed, then by id', () => {
  const vector = (letter: string) => `CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:${letter}/I:${letter}/A:${letter}`;
  const record = (id: string, letter: string, fixed: string): AdvisoryRecord => ({
    id,
    scores: [{ kind: 'CVSS_V3', value: vector(letter), from: 'NVD' }],
    affected: [{ scope: 'npm', name: 'lib', fixed }],
  });
  const source = advisorySource([
    record('E-1', 'L', '2.0.0'),
    record('D-1', 'H', ''),
    record('C-1', 'H', '2.0.0'),
    record('B-1', 'H', '2.0.0'),
  ]);
  const { findings } = match(inventoryOf('', packageOf('npm', 'lib 1.0.0')), source, NOW);
  assert.deepEqual(
    findings.map(({ id }) => id),
    ['B-1', 'C-1', 'D-1', 'E-1'],
  );
});

test('every finding carries the comparison that decided, so that it can be repeated', () => {
  const source = advisorySource([
    {
      id: 'GHSA-aaaa-bbbb-cccc',
      affected: [{ scope: 'npm', name: 'lib', introduced: '1.0.0', fixed: '1.2.0' }],
    },
  ]);
  const { findings } = match(inventoryOf('', packageOf('npm', 'lib 1.1.0')), source, NOW);
  assert.deepEqual(findings[0]?.evidence, [
    {
      advisory: 'GHSA-aaaa-bbbb-cccc',
      feed: 'test',
      family: 'npm',
      scope: 'npm',
      name: 'lib',
      by: 'package',
      version: '1.1.0',
      order: 'semver',
      introduced: '1.0.0',
      fixed: '1.2.0',
      last: '',
      listed: false,
      word: '',
    },
  ]);
});

test('property: the answer does not depend on the order of packages', () => {
  const version = fc.integer({ min: 0, max: 5 });
  const anyPackage = fc.oneof(
    fc
      .record({ name: fc.constantFrom('a', 'b', 'c'), version, at: version })
      .map(({ name, version: v, at }) => packageOf('npm', `${name} ${v}.0.0`, { path: `${at}/${name}` })),
    fc
      .record({ name: fc.constantFrom('liba', 'libb', 'a'), version })
      .map(({ name, version: v }) => packageOf('deb', `${name} ${v}-1`, { source: 'a' })),
  );
  const row = (scope: string, suffix: string) =>
    fc
      .record({ name: fc.constantFrom('a', 'b'), introduced: version, fixed: version })
      .map(({ name, introduced, fixed }) => ({
        scope,
        name,
        introduced: `${introduced}${suffix}`,
        fixed: `${fixed}${suffix}`,
      }));
  const anyRecord = fc.record({
    id: fc.constantFrom('CVE-2024-0001', 'CVE-2024-0002', 'DSA-1-1', 'GHSA-aaaa-bbbb-cccc'),
    aliases: fc.subarray(['CVE-2024-0001', 'CVE-2024-0002']),
    affected: fc.array(fc.oneof(row('npm', '.0.0'), row('Debian:12', '-1')), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(anyPackage, { selector: (one) => one.id, maxLength: 12 }),
      fc.array(anyRecord, { maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      (packages, records, random) => {
        const source = advisorySource(records, ['npm', 'Debian:12']);
        const shuffled = packages
          .map((pkg) => ({ pkg, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ pkg }) => pkg);
        const distribution = distributionOf('debian 12');
        const one = match({ distribution, packages, gaps: [] }, source, NOW);
        const two = match({ distribution, packages: shuffled, gaps: [] }, source, NOW);
        assert.deepEqual(two, one);
      },
    ),
    { numRuns: 200, seed: 1 },
  );
});

test('more comparisons or findings than the limit are told as not judged, never left out', () => {
  const records = [1, 2, 3].map((n) => ({
    id: `CVE-2024-000${n}`,
    affected: [{ scope: 'npm', name: 'lib' }],
  }));
  const source = advisorySource(records);
  const inventory = inventoryOf(
    '',
    ...['1.0.0', '1.0.1', '1.0.2'].map((version) => packageOf('npm', `lib ${version}`)),
  );
  for (const limits of [
    { rows: 3, findings: 100 },
    { rows: 100, findings: 3 },
  ]) {
    const { findings, unjudged } = match(inventory, source, { ...NOW, limits });
    assert.equal(findings.length, 3);
    assert.deepEqual(
      unjudged.map(({ reason, hides, packages }) => [reason, hides, packages.length]),
      [['over-limit', true, 2]],
    );
  }
  assert.equal(match(inventory, source, NOW).findings.length, 9);
});
