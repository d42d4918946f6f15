// The image in samples/ is what its recipe builds, and a scan of it shows what the README promises.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { byText } from '../../src/core/text.ts';
import { harbour } from '../../samples/make.ts';
import { ADVISORIES, home, type Home, SAMPLE, SCAN } from './run.ts';

interface Report {
  readonly packages: readonly {
    id: string;
    type: string;
    name: string;
    version: string;
    introduced: number;
  }[];
  readonly findings: readonly { id: string; packages: readonly string[]; fixed: string; severity: string }[];
  readonly suppressed: readonly { reason: string; finding: { id: string; packages: readonly string[] } }[];
  readonly unjudged: readonly { reason: string; packages: readonly string[] }[];
  readonly gaps: readonly { path: string; hides: boolean }[];
}

/** Every finding: its id and the packages that have it. */
const FINDINGS: readonly string[] = [
  'CVE-2011-3374 apt 2.6.1, libapt-pkg6.0 2.6.1',
  'CVE-2016-2781 coreutils 9.1-1',
  'CVE-2019-1010022 libc-bin 2.36-9, libc6 2.36-9',
  'CVE-2019-14540 com.fasterxml.jackson.core:jackson-databind 2.9.8',
  'CVE-2020-14343 PyYAML 5.3',
  'CVE-2020-28168 axios 0.21.0',
  'CVE-2020-28500 lodash 4.17.15',
  'CVE-2020-36518 com.fasterxml.jackson.core:jackson-databind 2.9.8',
  'CVE-2020-7598 minimist 0.0.8',
  'CVE-2020-7598 minimist 1.2.0',
  'CVE-2020-8203 lodash 4.17.15',
  'CVE-2021-23337 lodash 4.17.15',
  'CVE-2021-32640 ws 7.4.5',
  'CVE-2021-3749 axios 0.21.0',
  'CVE-2021-44228 org.apache.logging.log4j:log4j-core 2.14.1',
  'CVE-2021-44832 org.apache.logging.log4j:log4j-core 2.14.1',
  'CVE-2021-44906 minimist 0.0.8',
  'CVE-2021-44906 minimist 1.2.0',
  'CVE-2021-45046 org.apache.logging.log4j:log4j-core 2.14.1',
  'CVE-2021-45105 org.apache.logging.log4j:log4j-core 2.14.1',
  'CVE-2022-1471 org.yaml:snakeyaml 1.30',
  'CVE-2022-24785 moment 2.29.1',
  'CVE-2022-24999 qs 6.5.1',
  'CVE-2022-31129 moment 2.29.1',
  'CVE-2022-48303 tar 1.34+dfsg-1.2',
  'CVE-2023-25577 Werkzeug 2.2.2',
  'CVE-2023-29403 stdlib 1.20.4',
  'CVE-2023-32681 requests 2.28.0',
  'CVE-2023-37920 certifi 2022.5.18.1',
  'CVE-2023-3817 libssl3 3.0.9-1, openssl 3.0.9-1',
  'CVE-2023-38545 curl 7.88.1-10, libcurl4 7.88.1-10',
  'CVE-2023-38546 curl 7.88.1-10, libcurl4 7.88.1-10',
  'CVE-2023-39325 golang.org/x/net v0.10.0',
  'CVE-2023-39325 stdlib 1.20.4',
  'CVE-2023-43804 urllib3 1.26.5',
  'CVE-2023-44487 libnghttp2-14 1.52.0-1',
  'CVE-2023-45853 zlib1g 1:1.2.13.dfsg-1',
  'CVE-2023-45857 axios 0.21.0',
  'CVE-2023-47038 perl-base 5.36.0-7',
  'CVE-2023-4806 libc-bin 2.36-9, libc6 2.36-9',
  'CVE-2023-4911 libc-bin 2.36-9, libc6 2.36-9',
  'CVE-2023-52425 libexpat1 2.5.0-1',
  'CVE-2023-5363 libssl3 3.0.9-1, openssl 3.0.9-1',
  'CVE-2023-6246 libc-bin 2.36-9, libc6 2.36-9',
  'CVE-2024-0553 libgnutls30 3.7.9-2',
  'CVE-2024-1135 gunicorn 20.1.0',
  'CVE-2024-22195 Jinja2 3.1.2',
  'CVE-2024-24790 stdlib 1.20.4',
  'CVE-2024-29041 express 4.16.0',
  'CVE-2024-37371 libgssapi-krb5-2 1.20.1-2, libkrb5-3 1.20.1-2',
  'CVE-2024-45337 golang.org/x/crypto v0.9.0',
  'CVE-2024-45491 libexpat1 2.5.0-1',
];

async function reportOf(own: Home, words: readonly string[]): Promise<Report> {
  const { code, out, err } = await own.run([...words, '--format', 'json']);
  assert.equal(code, 0, err);
  return JSON.parse(out) as Report;
}

let sample: Promise<Report> | undefined;

/** The sample's report: one run for all tests that look at it. */
function sampleReport(): Promise<Report> {
  sample ??= (async () => {
    using own = home();
    return await reportOf(own, SCAN);
  })();
  return sample;
}

/** `id package version, …` of each finding, sorted. */
function findingsOf({ packages, findings }: Report): string[] {
  const byId = new Map(packages.map((one) => [one.id, `${one.name} ${one.version}`]));
  return findings
    .map(
      (one) =>
        `${one.id} ${one.packages
          .map((id) => byId.get(id) ?? id)
          .sort(byText)
          .join(', ')}`,
    )
    .sort();
}

test('samples/harbour.tar is exactly what samples/make.ts builds, and small', () => {
  const bytes = readFileSync(SAMPLE);
  assert.ok(bytes.equals(harbour()), 'node samples/make.ts writes it anew');
  assert.ok(bytes.length < 1_000_000);
});

test('the sample advisories are a few dozen records, each with an id, dates and a summary of its own', () => {
  const records = readdirSync(ADVISORIES).flatMap(
    (name) => JSON.parse(readFileSync(join(ADVISORIES, name), 'utf8')) as Record<string, string>[],
  );
  assert.equal(records.length, 60);
  assert.equal(new Set(records.map((record) => record['id'])).size, records.length);
  for (const { id, modified, summary } of records) {
    assert.match(modified ?? '', /^20\d\d-\d\d-\d\dT/, id);
    assert.match(summary ?? '', /^\w.{15,120}[^.]$/, id);
  }
});

test('the README shows what its first command prints', async () => {
  using own = home();
  const { out } = await own.run(SCAN);
  const readme = readFileSync(join(ADVISORIES, '..', '..', 'README.md'), 'utf8');
  // The last line repeats the command with the paths as they were given.
  const [, ...lines] = out.trimEnd().split('\n').toReversed();
  assert.ok(lines.length > 20);
  assert.ok(readme.includes(lines.toReversed().join('\n')), 'copy the output of the first command anew');
});

describe('a scan of the sample', { concurrency: 4 }, () => {
  test('finds every kind of package, and all that is wrong with them', async () => {
    const report = await sampleReport();
    const types: Record<string, number> = {};
    for (const { type } of report.packages) types[type] = (types[type] ?? 0) + 1;
    assert.deepEqual(types, { deb: 39, npm: 17, pypi: 11, maven: 6, golang: 6 });
    assert.deepEqual(findingsOf(report), FINDINGS);
  });

  test('does not find what is not so: versions that are fixed, files that were removed', async () => {
    const report = await sampleReport();
    const ids = new Set(report.findings.map(({ id }) => id));
    assert.ok(!ids.has('CVE-2019-10744'), 'lodash 4.17.15 has the fix of 4.17.12');
    assert.ok(!ids.has('CVE-2022-46175'), 'json5 2.2.3 has the fix of 2.2.2');
    assert.ok(!ids.has('CVE-2014-6271'), 'bash 5.2 has the fix of 4.3');
    assert.ok(!ids.has('CVE-2022-37434'), 'zlib 1.2.13 has the fix of 1.2.11.dfsg-4.1');
    assert.ok(!ids.has('CVE-2022-42889'), 'commons-text was removed by a later layer');
    assert.ok(!report.packages.some(({ name }) => name.endsWith(':commons-text')));
  });

  test('sets aside with its reason: withdrawn, fixed by the vendor, of kernel headers', async () => {
    const { suppressed } = await sampleReport();
    const reasons = suppressed.map(({ reason, finding }) => `${reason} ${finding.id}`).sort();
    assert.deepEqual(reasons, [
      'kernel-headers CVE-2024-1086',
      'vendor-fixed CVE-2023-43804',
      'withdrawn GHSA-7fhm-mqm4-2wp7',
      'withdrawn GHSA-7fhm-mqm4-2wp7',
      'withdrawn GO-2024-2730',
    ]);
  });

  test("says what it could not judge: a third party's package, a jar without a name", async () => {
    const { unjudged, gaps } = await sampleReport();
    assert.deepEqual(
      unjudged.map(({ reason }) => reason),
      ['third-party'],
    );
    assert.deepEqual(
      gaps.map(({ path, hides }) => [path, hides]),
      [['opt/harbour/lib/tides.jar', false]],
    );
  });

  test("keeps the base image's packages in its layer though a later one rewrites the database", async () => {
    const { packages } = await sampleReport();
    const debs = packages.filter(({ type }) => type === 'deb');
    assert.equal(debs.filter(({ introduced }) => introduced === 0).length, 26);
    assert.equal(debs.filter(({ introduced }) => introduced === 1).length, 13);
  });

  test("shows the vendor's words: unimportant is negligible, open has no fix", async () => {
    const { findings } = await sampleReport();
    const of = (id: string) => findings.find((one) => one.id === id);
    assert.equal(of('CVE-2019-1010022')?.severity, 'negligible');
    assert.equal(of('CVE-2011-3374')?.severity, 'negligible');
    assert.equal(of('CVE-2023-45853')?.fixed, '');
    assert.equal(of('CVE-2016-2781')?.fixed, '');
  });

  test('says first what to change, and ends with a command to paste', async () => {
    using own = home();
    const { out } = await own.run(SCAN);
    const lines = out.split('\n');
    assert.match(out, /^4 changes remove 14 of the 31 critical and high findings:$/m);
    assert.match(out, /^3 {2}log4j-core 2\.14\.1 → 2\.17\.1 /m);
    assert.ok(lines.length <= 50, 'one screen');
    const order = [
      '52 findings',
      '4 changes',
      'In your own layers: 42',
      'From the base image: 10',
      'Not judged:',
    ];
    const places = order.map((start) => lines.findIndex((line) => line.startsWith(start)));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.ok(
      places.every((place) => place >= 0),
      String(places),
    );
    assert.match(lines.at(-2)!, /^ {2}plimsoll scan --advisories \S+ \S+harbour\.tar --all$/);
  });

  test('and of its own SBOM, in either form, finds the same', async () => {
    using own = home();
    const image = sampleReport();
    const made = await Promise.all([
      own.run(['sbom', SAMPLE, '-o', 'sample.cdx.json']),
      own.run(['sbom', SAMPLE, '-o', 'sample.spdx.json']),
    ]);
    assert.deepEqual(
      made.map(({ code }) => code),
      [0, 0],
    );
    const scan = (file: string) => reportOf(own, ['scan', '--advisories', ADVISORIES, file]);
    const sboms = await Promise.all([scan('sample.cdx.json'), scan('sample.spdx.json')]);
    const aside = (report: Report) =>
      report.suppressed.map(({ reason, finding }) => `${reason} ${finding.id}`);
    for (const report of sboms) {
      assert.deepEqual(findingsOf(report), findingsOf(await image));
      assert.deepEqual(aside(report), aside(await image));
      assert.deepEqual(report.unjudged.length, 1);
    }
  });
});
