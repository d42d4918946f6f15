// Tests of what an OSV record becomes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { recordOf } from '../../test/support/osv-feed.ts';
import { orderName } from '../formats/ecosystem-orders.ts';
import { ORDERS, type OrderName } from '../versions/index.ts';
import { type OsvRecord, namesToFind, readOsv } from './osv.ts';

const order = (family: string) => {
  const name = orderName(family);
  return name === undefined ? undefined : ORDERS[name as OrderName];
};
const read = (value: unknown) => readOsv(value, { wanted: () => true, order });

function good(value: unknown): OsvRecord {
  const record = read(value);
  assert.ok(typeof record === 'object', `not read: ${JSON.stringify(record)}`);
  return record;
}

/** A record with one entry for one package. */
const withEntry = (ecosystem: string, entry: object, more: object = {}) => ({
  id: 'TEST-1',
  affected: [{ package: { ecosystem, name: 'thing' }, ...entry }],
  ...more,
});
const rows = (value: unknown, family: string) => good(value).parts.get(family)?.rows ?? [];
const skips = (value: unknown, family: string) => good(value).parts.get(family)?.skipped ?? [];
const upTo = (fixed: string) => [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }];

test('a record belongs to every family that its packages name', () => {
  const affected = [
    { package: { ecosystem: 'Debian:12', name: 'curl' }, ranges: upTo('7.88.1-10') },
    { package: { ecosystem: 'Debian:13', name: 'curl' }, ranges: upTo('8.0-1') },
    { package: { ecosystem: 'Alpine:v3.20', name: 'curl' }, ranges: upTo('8.0-r1') },
  ];
  const record = good({ id: 'CVE-2026-0001', affected });
  assert.deepEqual([...record.parts.keys()], ['Debian', 'Alpine']);
  assert.deepEqual(
    record.parts.get('Debian')?.rows.map((row) => row.scope),
    ['Debian:12', 'Debian:13'],
  );
});

test('families that are not wanted are named, not read', () => {
  const record = readOsv(recordOf('CVE-2026-1', 'npm', 'a', '1.0.0'), { wanted: () => false, order });
  assert.ok(typeof record === 'object' && record.parts.size === 0);
  assert.deepEqual(record.others, ['npm']);
});

test('names are normalised as the ecosystem compares them', () => {
  assert.equal(rows(recordOf('PYSEC-1', 'PyPI', 'Foo_Bar', '1.0'), 'PyPI')[0]?.name, 'foo-bar');
});

test('several ranges are alternatives: a row each', () => {
  const ranges = [
    { type: 'SEMVER', events: [{ introduced: '1.0.0' }, { fixed: '1.2.0' }] },
    { type: 'SEMVER', events: [{ introduced: '2.0.0' }, { last_affected: '2.3.0' }] },
  ];
  assert.deepEqual(
    rows(withEntry('npm', { ranges }), 'npm').map(({ introduced, fixed, last }) => [introduced, fixed, last]),
    [
      ['1.0.0', '1.2.0', ''],
      ['2.0.0', '', '2.3.0'],
    ],
  );
});

test('listed versions are kept only where no range covers them, in a row without an interval', () => {
  const entry = { ranges: upTo('2.0.0'), versions: ['1.0.0', '1.9.0', '2.0.0', '3.0.0'] };
  const [range, list] = rows(withEntry('npm', entry), 'npm');
  assert.deepEqual(range?.versions, []);
  assert.deepEqual([list?.introduced, list?.fixed, list?.versions], ['', '', ['2.0.0', '3.0.0']]);
});

test('listed versions alone make a row; without a version order all of them stay', () => {
  assert.deepEqual(rows(withEntry('npm', { versions: ['1.0.0'] }), 'npm')[0]?.versions, ['1.0.0']);
  const list = rows(withEntry('OSS-Fuzz', { ranges: upTo('2.0'), versions: ['1.0'] }), 'OSS-Fuzz').at(-1);
  assert.deepEqual(list?.versions, ['1.0']);
});

test('git ranges are no fault beside another range, and one where they stand alone', () => {
  const git = { type: 'GIT', repo: 'https://example.org/r', events: [{ introduced: '0' }, { fixed: 'abc' }] };
  assert.deepEqual(skips(withEntry('npm', { ranges: [git, ...upTo('1.0.0')] }), 'npm'), []);
  assert.deepEqual(skips(withEntry('npm', { ranges: [git] }), 'npm'), ['only-commits']);
  assert.deepEqual(skips(withEntry('npm', { ranges: [git], versions: ['1.0.0'] }), 'npm'), []);
});

test('an unreadable range is skipped and counted, and the rest of the record stays', () => {
  const ranges = [
    { type: 'SEMVER', events: [{ introduced: 'nightly.1' }] },
    ...upTo('1.0.0'),
    { type: 'NEW' },
  ];
  const value = withEntry('npm', { ranges });
  assert.deepEqual(skips(value, 'npm'), ['unreadable-range', 'unreadable-range']);
  assert.deepEqual(
    rows(value, 'npm').map((row) => row.fixed),
    ['1.0.0'],
  );
});

test('fixed at 0: the vendor says never affected', () => {
  assert.equal(rows(withEntry('Debian:12', { ranges: upTo('0') }), 'Debian')[0]?.status, 'not-affected');
  assert.equal(rows(withEntry('Debian:12', { ranges: upTo('1') }), 'Debian')[0]?.status, 'affected');
});

test("vendors' words: Debian urgency, Ubuntu status, RustSec kind; 'not yet assigned' is none", () => {
  const word = (ecosystem: string, family: string, more: object) =>
    rows(withEntry(ecosystem, { ranges: upTo('1.0.0'), ...more }), family)[0]?.word;
  assert.equal(
    word('Debian:12', 'Debian', { ecosystem_specific: { urgency: 'unimportant' } }),
    'unimportant',
  );
  assert.equal(
    word('Debian:12', 'Debian', { ecosystem_specific: { urgency: 'end-of-life' } }),
    'end-of-life',
  );
  assert.equal(word('Debian:12', 'Debian', { ecosystem_specific: { urgency: 'not yet assigned' } }), '');
  assert.equal(
    word('Ubuntu:22.04:LTS', 'Ubuntu', { database_specific: { ubuntu_status: 'needed' } }),
    'needed',
  );
  assert.equal(
    word('crates.io', 'crates.io', { database_specific: { informational: 'unsound' } }),
    'unsound',
  );
});

test('a withdrawn record keeps its rows and says when it was withdrawn', () => {
  const record = good(recordOf('GHSA-1', 'npm', 'a', '1.0.0', { withdrawn: '2026-02-01T00:00:00Z' }));
  assert.equal(record.withdrawn, '2026-02-01T00:00:00Z');
  assert.equal(record.parts.get('npm')?.rows.length, 1);
});

test('both id styles of a distribution lead to the same CVE', () => {
  const names = (value: object) => {
    const { id, detail } = good({ ...recordOf('x', 'Debian:12', 'curl', '1'), ...value });
    return namesToFind('Debian', id, detail).filter((name) => name.startsWith('CVE-'));
  };
  const cve = ['CVE-2026-1234'];
  assert.deepEqual(names({ id: 'CVE-2026-1234' }), cve);
  assert.deepEqual(names({ id: 'DEBIAN-CVE-2026-1234' }), cve);
  assert.deepEqual(names({ id: 'DEBIAN-CVE-2026-1234', upstream: cve }), cve);
  assert.deepEqual(names({ id: 'UBUNTU-CVE-2026-1234', upstream: cve }), cve);
  assert.deepEqual(names({ id: 'ALPINE-CVE-2026-1234', upstream: cve }), cve);
});

test('an erratum that fixes several CVEs is related to them, and found by each', () => {
  const cves = ['CVE-2026-1', 'CVE-2026-2'];
  for (const field of ['upstream', 'related']) {
    const { id, detail } = good({ ...recordOf('DSA-1-1', 'Debian:12', 'curl', '1'), [field]: cves });
    assert.deepEqual([detail.aliases, detail.related], [[], cves]);
    assert.deepEqual(namesToFind('Debian', id, detail), ['DSA-1-1', ...cves]);
  }
});

test('related ids of a language advisory are other problems: it is not found by them', () => {
  const { id, detail } = good(
    recordOf('GHSA-1', 'npm', 'a', '1.0.0', { related: ['CVE-2026-9'], aliases: ['CVE-2026-8'] }),
  );
  assert.deepEqual(namesToFind('npm', id, detail), ['GHSA-1', 'CVE-2026-8']);
});

test('scores of record and entries, with the feed that gave them', () => {
  const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  const severity = [{ type: 'CVSS_V3', score: vector }];
  const scores = (id: string, more: object, entry: object = {}) =>
    good({ ...withEntry('npm', { ranges: upTo('1.0.0'), ...entry }, more), id }).detail.scores;
  assert.deepEqual(scores('GHSA-1', { severity, database_specific: { severity: 'HIGH' } }), [
    { kind: 'CVSS_V3', value: vector, from: 'GitHub' },
    { kind: 'vendor', value: 'HIGH', from: 'GitHub' },
  ]);
  assert.deepEqual(scores('BIT-1', {}, { severity }), [{ kind: 'CVSS_V3', value: vector, from: 'Bitnami' }]);
  assert.deepEqual(scores('UBUNTU-CVE-1', { severity: [{ type: 'Ubuntu', score: 'medium' }] }), [
    { kind: 'vendor', value: 'medium', from: 'Ubuntu' },
  ]);
  assert.deepEqual(scores('ALSA-1', { summary: 'Important: curl security update' }), [
    { kind: 'vendor', value: 'Important', from: 'AlmaLinux' },
  ]);
});

test('rpm: the module that the title names counts for module builds, when it is the only one', () => {
  const module = (summary: string, fixed: string) =>
    rows(
      withEntry('Red Hat:enterprise_linux:8::appstream', { ranges: upTo(fixed) }, { summary }),
      'Red Hat',
    )[0]?.limits;
  const build = '1:18.9-1.module+el8.9.0+1';
  assert.deepEqual(module('Red Hat Security Advisory: nodejs:18 security update', build), {
    module: 'nodejs:18',
  });
  assert.deepEqual(module('Moderate: 389-ds:1.4 security update', '1-1.module_el8.4.0+1'), {
    module: '389-ds:1.4',
  });
  assert.equal(module('nodejs:18 security update', '1:18.9-1.el8'), undefined);
  assert.equal(module('virt:rhel and virt-devel:rhel security update', build), undefined);
  assert.equal(module('nodejs security update', build), undefined);
});

test('rpm: architectures and module that the record itself says', () => {
  const entry = { ranges: upTo('1-1'), ecosystem_specific: { arch: ['x86_64'], module: 'perl:5.30' } };
  assert.deepEqual(rows(withEntry('Rocky Linux:8', entry), 'Rocky Linux')[0]?.limits, {
    arch: ['x86_64'],
    module: 'perl:5.30',
  });
});

test('Go: packages, symbols and platforms that are affected', () => {
  const imports = [{ path: 'net/http', symbols: ['Get'], goos: ['windows'] }, { symbols: ['no path'] }];
  const [row] = rows(withEntry('Go', { ranges: upTo('1.2.3'), ecosystem_specific: { imports } }), 'Go');
  assert.deepEqual(row?.limits?.imports, [{ path: 'net/http', symbols: ['Get'], goos: ['windows'] }]);
});

test('a record without a summary is summed up by its first sentence', () => {
  const summary = (details: string) =>
    good(recordOf('CVE-1', 'npm', 'a', '1.0.0', { details })).detail.summary;
  assert.equal(
    summary('A flaw in 1.2 lets\nanybody in. It was found late.'),
    'A flaw in 1.2 lets anybody in.',
  );
  assert.ok(summary('word '.repeat(500)).length <= 241);
});

test('what is no record of a known ecosystem is told by its reason', () => {
  assert.equal(read(null), 'not-a-record');
  assert.equal(read([]), 'not-a-record');
  assert.equal(read({ affected: [] }), 'not-a-record');
  assert.equal(read({ id: 'a b' }), 'not-a-record');
  assert.equal(read({ id: 'A-1' }), 'no-package');
  assert.equal(read({ id: 'A-1', affected: [{ ranges: [] }] }), 'no-package');
  assert.equal(read(recordOf('A-1', 'Unheard Of:1', 'a', '1')), 'unknown-ecosystem');
  assert.equal(read(recordOf('A-1', '../../etc', 'a', '1')), 'unknown-ecosystem');
  assert.deepEqual(skips(withEntry('npm', { package: { ecosystem: 'npm' } }), 'npm'), ['unreadable-name']);
});

test('the zero date of some exporters is no date', () => {
  assert.equal(good(recordOf('GO-1', 'Go', 'a', '1', { modified: '0001-01-01T00:00:00Z' })).modified, '');
});

test('a record named like parts of JavaScript objects changes nothing but itself', () => {
  const text = `{"__proto__":{"id":"EVIL"},"id":"A-1","constructor":7,
    "affected":[{"package":{"ecosystem":"npm","name":"__proto__"},"versions":["1.0.0"],"__proto__":{"ranges":7}}]}`;
  const record = good(JSON.parse(text));
  assert.equal(record.id, 'A-1');
  assert.equal(record.parts.get('npm')?.rows[0]?.name, '__proto__');
  assert.equal(({} as { id?: unknown }).id, undefined);
});

test('NUL in a name stays in the name; absurd sizes and depths are cut or passed over', () => {
  assert.equal(rows(recordOf('A-1', 'npm', 'a\0b', '1.0.0'), 'npm')[0]?.name, 'a\0b');
  const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
  for (const field of ['affected', 'aliases', 'severity', 'references', 'summary', 'withdrawn'])
    read({ ...recordOf('A-1', 'npm', 'a', '1.0.0'), [field]: deep });
  const aliases = Array.from({ length: 100_000 }, (_, i) => `CVE-2026-${i}`);
  assert.ok(good(recordOf('A-1', 'npm', 'a', '1.0.0', { aliases })).detail.aliases.length <= 5000);
  assert.deepEqual(skips(recordOf('A-1', 'npm', 'a'.repeat(5000), '1.0.0'), 'npm'), ['unreadable-name']);
});

test('damaged records are read, or refused, and never crash', () => {
  const entry = {
    ranges: [...upTo('1.2.3'), { type: 'GIT', events: [{ introduced: '0' }] }],
    versions: ['1.0.0', '2.0.0'],
    ecosystem_specific: { urgency: 'low', imports: [{ path: 'a', symbols: ['b'] }] },
  };
  const more = {
    aliases: ['CVE-2026-1'],
    severity: [{ type: 'CVSS_V3', score: 'x' }],
    references: [{ url: 'u' }],
  };
  const text = Buffer.from(JSON.stringify(withEntry('Go', entry, more)));
  let parsed = 0;
  for (const damaged of mutations(text, 3000)) {
    let value: unknown;
    try {
      value = JSON.parse(damaged.toString());
    } catch {
      continue;
    }
    parsed++;
    read(value);
  }
  assert.ok(parsed > 100);
});
