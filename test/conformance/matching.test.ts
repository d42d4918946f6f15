// The matcher over real exports: answers that were checked by hand, and a plain re-evaluation of the records for a random sample.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type AdvisorySource, importAdvisories, openAdvisories } from '../../src/advisories/index.ts';
import { familiesFor, match, type Matched } from '../../src/findings/index.ts';
import type { Package } from '../../src/inventory/index.ts';
import { plainAnswers, sampleOf } from '../support/osv-plain.ts';
import { inventoryOf, packageOf } from '../support/packages.ts';

const data = process.env['PLIMSOLL_DATA'];
if (data === undefined) throw new Error('PLIMSOLL_DATA must name the folder with the conformance data');
const exports = join(data, 'advisories', 'osv');
const NOW = { now: '2025-02-20T00:00:00Z' };
const FAMILIES = [
  'Alpine',
  'AlmaLinux',
  'Bitnami',
  'CRAN',
  'Debian',
  'GitHub Actions',
  'Go',
  'Hackage',
  'Hex',
  'Julia',
  'Maven',
  'NuGet',
  'Packagist',
  'Pub',
  'PyPI',
  'Red Hat',
  'RubyGems',
  'SwiftURL',
  'Wolfi',
  'crates.io',
  'npm',
  'opam',
];

let folder: string;
let source: AdvisorySource;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-matching-'));
  const paths = FAMILIES.map((family) => join(exports, family));
  await importAdvisories(paths, { folder, now: new Date(NOW.now) });
  source = await openAdvisories(folder, FAMILIES);
});
after(() => {
  source.close();
  rmSync(folder, { recursive: true });
});

function matched(system: string, ...packages: readonly Package[]): Matched {
  return match(inventoryOf(system, ...packages), source, NOW);
}

/** `id fixed` of each finding. */
function found(system: string, ...packages: readonly Package[]): string[] {
  return matched(system, ...packages).findings.map(({ id, fixed }) => `${id} ${fixed}`.trim());
}

const lists = (all: readonly string[], ...wanted: string[]) =>
  assert.deepEqual(
    wanted.filter((one) => !all.includes(one)),
    [],
  );

test('Maven: Log4Shell is in log4j-core up to 2.14.1, never in log4j-api', () => {
  const core = (version: string) =>
    found('', packageOf('maven', `org.apache.logging.log4j:log4j-core ${version}`));
  lists(core('2.14.1'), 'CVE-2021-44228 2.15.0', 'CVE-2021-45046 2.16.0', 'CVE-2021-45105 2.17.0');
  lists(core('2.12.1'), 'CVE-2021-44228 2.12.2');
  assert.deepEqual(core('2.17.1'), []);
  assert.deepEqual(found('', packageOf('maven', 'org.apache.logging.log4j:log4j-api 2.14.1')), []);
});

test('npm, PyPI, Go, crates.io: known fixes on either side', () => {
  lists(found('', packageOf('npm', 'lodash 4.17.20')), 'CVE-2021-23337 4.17.21', 'CVE-2020-28500 4.17.21');
  assert.deepEqual(found('', packageOf('npm', 'lodash 4.17.21')), []);
  lists(found('', packageOf('pypi', 'Requests 2.31.0')), 'CVE-2024-35195 2.32.0');
  assert.deepEqual(found('', packageOf('pypi', 'requests 2.32.0')), []);
  const net = (version: string) => found('', packageOf('golang', `golang.org/x/net ${version}`));
  lists(net('v0.16.0'), 'CVE-2023-39325 0.17.0', 'CVE-2023-44487 0.17.0');
  assert.ok(!net('v0.17.0').some((one) => one.startsWith('CVE-2023-44487')));
  lists(found('', packageOf('cargo', 'time 0.1.42')), 'CVE-2020-26235 0.2.23');
});

test('Go: a flaw of Windows alone is none of a program for Linux', () => {
  const ids = (goPlatform: string) =>
    found('', packageOf('golang', 'stdlib 1.21.3', { details: { goRole: 'stdlib', goPlatform } }));
  assert.ok(ids('windows/amd64').some((one) => one.startsWith('CVE-2023-45283')));
  assert.ok(!ids('linux/amd64').some((one) => one.startsWith('CVE-2023-45283')));
  lists(ids('linux/amd64'), 'CVE-2023-39326 1.21.5');
});

test('Debian: openssl and glibc of bookworm, their DSAs folded into the CVEs', () => {
  const old = matched(
    'debian 12',
    packageOf('deb', 'libssl3 3.0.11-1~deb12u2', { source: 'openssl' }),
    packageOf('deb', 'libc6 2.36-9+deb12u3', { source: 'glibc' }),
  );
  lists(
    old.findings.map(({ id, fixed, aliases }) => [id, fixed, ...aliases].join(' ')),
    'CVE-2023-5678 3.0.13-1~deb12u1',
    'CVE-2024-6119 3.0.14-1~deb12u2 DSA-5764-1',
    'CVE-2023-6246 2.36-9+deb12u4 DSA-5611-1',
  );
  assert.ok(old.findings.every(({ id }) => id.startsWith('CVE-')));
  const unimportant = old.findings.find(({ id }) => id === 'CVE-2010-4756');
  assert.deepEqual([unimportant?.state, unimportant?.severity], ['negligible', 'negligible']);
  const newer = found('debian 12', packageOf('deb', 'libssl3 3.0.15-1~deb12u1', { source: 'openssl' }));
  assert.ok(!newer.some((one) => one.startsWith('CVE-2023-5678') || one.startsWith('CVE-2024-6119')));
});

test('Alpine and Wolfi: fixes by origin, and Wolfi\u2019s verdicts over the Go advisories of owned binaries', () => {
  const crypto = (version: string) =>
    found('alpine 3.18.4', packageOf('apk', `libcrypto3 ${version}`, { source: 'openssl' }));
  lists(crypto('3.1.3-r0'), 'CVE-2023-5363 3.1.4-r0');
  assert.ok(!crypto('3.1.4-r0').some((one) => one.startsWith('CVE-2023-5363')));
  lists(found('alpine 3.10.4', packageOf('apk', 'busybox 1.30.1-r3')), 'CVE-2021-28831 1.30.1-r5');

  // CGA-76m5-932g-7hjg: no version of gitlab-shell is affected by CVE-2023-45284.
  const shell = packageOf('apk', 'gitlab-shell 14.30.0-r0');
  const details = { goRole: 'stdlib', goPlatform: 'windows/amd64' };
  const stdlib = packageOf('golang', 'stdlib 1.21.3', { owner: shell.id, details });
  const { findings, suppressed } = matched('wolfi 20230201', shell, stdlib);
  assert.ok(!findings.some(({ id }) => id === 'CVE-2023-45284'));
  const silenced = suppressed.find(({ finding }) => finding.id === 'CVE-2023-45284');
  assert.equal(silenced?.reason, 'vendor-not-affected');
  assert.match(silenced.detail, /CGA-76m5-932g-7hjg/);
});

test('rpm modules: packages of one stream never meet the errata of another', () => {
  const path = join(data, 'packages', 'rpm-bdb-centos8-modules', 'expected.json');
  const rows = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly source?: string;
    readonly sourceVersion?: string;
    readonly modularitylabel?: string;
  }[];
  const packages = rows.map(({ name, version, source: from, sourceVersion, modularitylabel = '' }) =>
    packageOf('rpm', `${name} ${version}`, {
      ...(from !== undefined && { source: `${from} ${sourceVersion ?? ''}`.trim() }),
      details: { module: modularitylabel },
    }),
  );
  const nodejs = packages.find(({ name }) => name === 'nodejs');
  assert.match(nodejs?.details.module ?? '', /^nodejs:10:/);
  for (const system of ['centos 8', 'almalinux 8']) {
    const { findings } = matched(system, ...packages);
    const own = findings.filter((finding) => finding.packages.includes(nodejs?.id ?? ''));
    const errata = new Set(own.flatMap(({ evidence }) => evidence.map((one) => one.advisory)));
    // nodejs:10 got its fix of CVE-2021-22883 in 0735, nodejs:12 and nodejs:14 in 0734 and 0744.
    assert.ok(
      [...errata].some((id) => id.endsWith('SA-2021:0735')),
      system,
    );
    assert.ok(![...errata].some((id) => /SA-2021:(?:0734|0744)$/.test(id)), system);
    const fixes = new Set(own.flatMap(({ evidence }) => evidence.map((one) => one.fixed)));
    assert.ok(
      [...fixes].every((fixed) => /^1:10\.|^1:1\d\.\d+\.\d+-\d+\.module/.test(fixed)),
      system,
    );
    assert.ok(
      [...fixes].every((fixed) => /\.module[+_]/.test(fixed)),
      system,
    );
  }
});

interface Sampled {
  readonly family: string;
  /** Release or repository; the family where there is none. */
  readonly scope?: string;
  readonly type: string;
  readonly system: string;
  /** At least so many names and versions, and advisories for them; small exports have no more. */
  readonly pairs?: number;
  readonly matches?: number;
}
const SAMPLED: readonly Sampled[] = [
  { family: 'npm', type: 'npm', system: '' },
  { family: 'PyPI', type: 'pypi', system: '' },
  { family: 'Maven', type: 'maven', system: '' },
  { family: 'Go', type: 'golang', system: '' },
  { family: 'crates.io', type: 'cargo', system: '' },
  { family: 'RubyGems', type: 'gem', system: '' },
  { family: 'NuGet', type: 'nuget', system: '' },
  { family: 'Packagist', type: 'composer', system: '' },
  {
    family: 'Packagist',
    scope: 'Packagist:https://packages.drupal.org/8',
    type: 'composer',
    system: '',
    matches: 200,
  },
  { family: 'Julia', type: 'julia', system: '' },
  { family: 'Bitnami', type: 'bitnami', system: '' },
  { family: 'Pub', type: 'pub', system: '' },
  { family: 'opam', type: 'opam', system: '' },
  { family: 'CRAN', type: 'cran', system: '', pairs: 80, matches: 100 },
  { family: 'Hex', type: 'hex', system: '', pairs: 30, matches: 15 },
  { family: 'SwiftURL', type: 'swift', system: '', pairs: 35, matches: 30 },
  { family: 'Hackage', type: 'hackage', system: '', pairs: 30, matches: 30 },
  { family: 'GitHub Actions', type: 'githubactions', system: '', pairs: 30, matches: 5 },
  { family: 'Debian', scope: 'Debian:12', type: 'deb', system: 'debian 12' },
  { family: 'Alpine', scope: 'Alpine:v3.18', type: 'apk', system: 'alpine 3.18.0' },
];

for (const { family, scope = family, type, system, pairs = 301, matches = 301 } of SAMPLED)
  test(`${scope}: the same advisories as a plain evaluation of the records, for a random sample`, async () => {
    const sample = await sampleOf(join(exports, family), scope, 400, 20250220);
    assert.ok(sample.length >= pairs, `only ${sample.length}`);
    const packages = sample.map(({ name, version }) => packageOf(type, `${name} ${version}`));
    assert.deepEqual(familiesFor(inventoryOf(system, ...packages)), [family]);
    // A part at a time: hundreds of versions of one kernel have more findings than a match gives.
    const parts = Array.from({ length: Math.ceil(packages.length / PART) }, (_, i) =>
      matched(system, ...packages.slice(i * PART, (i + 1) * PART)),
    );
    const findings = parts.flatMap((part) => part.findings);
    const suppressed = parts.flatMap((part) => part.suppressed);
    const answers = new Map<string, Set<string>>(packages.map(({ id }) => [id, new Set()]));
    const valid = suppressed.filter(({ reason }) => reason !== 'withdrawn');
    for (const finding of [...findings, ...valid.map((one) => one.finding)])
      for (const id of finding.packages)
        for (const { advisory } of finding.evidence) answers.get(id)?.add(advisory);

    const expected = await plainAnswers(join(exports, family), scope, sample);
    let count = 0;
    packages.forEach((pkg, index) => {
      const ours = [...(answers.get(pkg.id) ?? [])].filter((id) => !/^D[SL]A-|^DTSA-/.test(id)).sort();
      const plain = expected[index] ?? [];
      count += plain.length;
      assert.deepEqual(ours, plain, `${pkg.name} ${pkg.version}`);
    });
    assert.ok(count >= matches, `only ${count} matches`);
    await checkFixes(family, scope, packages, findings);
  });

/** Packages that are matched at once. */
const PART = 25;

/** The named fix is held for affected by none of the advisories that know one and call nothing without a fix. */
async function checkFixes(
  family: string,
  scope: string,
  packages: readonly Package[],
  findings: Matched['findings'],
): Promise<void> {
  const names = new Map(packages.map(({ id, name }) => [id, name]));
  const fixable = findings.filter(({ fixed }) => fixed !== '').slice(0, 100);
  const fixes = fixable.map(({ packages: [id = ''], fixed }) => ({
    name: names.get(id) ?? '',
    version: fixed,
  }));
  const remaining = await plainAnswers(join(exports, family), scope, fixes);
  fixable.forEach((finding, index) => {
    const open = new Set(
      finding.evidence.filter(({ fixed }) => fixed === '').map(({ advisory }) => advisory),
    );
    const wrong = finding.evidence.filter(
      ({ advisory }) => !open.has(advisory) && remaining[index]?.includes(advisory),
    );
    assert.deepEqual(wrong, [], `${finding.id} ${fixes[index]?.name} ${finding.fixed}`);
  });
}
