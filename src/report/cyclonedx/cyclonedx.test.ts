// CycloneDX: image, components and vulnerabilities as other tools read them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byText } from '../../core/text.ts';
import { inventoryOf, packageOf } from '../../../test/support/packages.ts';
import { DEBIAN, IMAGE, NOW, reportOf, RPM } from '../../../test/support/reports.ts';
import { PROGRAMS } from '../../../test/support/programs.ts';
import type { ScanReport } from '../../scan/index.ts';
import { cyclonedxReport } from './index.ts';

interface Component {
  readonly type: string;
  readonly 'bom-ref': string;
  readonly group?: string;
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly cpe?: string;
  readonly purl?: string;
  readonly hashes?: unknown;
  readonly licenses?: readonly unknown[];
  readonly evidence?: unknown;
}

interface Vulnerability {
  readonly id: string;
  readonly recommendation?: string;
  readonly references?: unknown;
  readonly ratings: readonly unknown[];
  readonly affects: readonly { readonly ref: string }[];
  readonly analysis?: { readonly state: string };
}

interface Document {
  readonly serialNumber: string;
  readonly metadata: { readonly timestamp: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly vulnerabilities: readonly Vulnerability[];
}

const read = (report: ScanReport): Document => JSON.parse(cyclonedxReport(report)) as Document;

test('the image is the subject: its purl has the manifest\u2019s digest, repository, tag and architecture', () => {
  const { metadata } = read(reportOf(DEBIAN));
  assert.equal(metadata.timestamp, NOW);
  const { type, name, purl, hashes } = metadata.component;
  assert.deepEqual([type, name], ['container', 'registry.example.org/Team/shop:1.0']);
  const digest = 'b'.repeat(64);
  assert.equal(
    purl,
    `pkg:oci/shop@sha256:${digest}?arch=arm64&repository_url=registry.example.org%2Fteam%2Fshop&tag=1.0`,
  );
  assert.deepEqual(hashes, [{ alg: 'SHA-256', content: digest }]);
});

test('without a manifest\u2019s digest there is no purl of the image', () => {
  const { manifest: _manifest, ...identity } = IMAGE.identity;
  const { component } = read(reportOf(DEBIAN, { image: { ...IMAGE, identity } })).metadata;
  assert.equal('purl' in component, false);
  assert.equal(component.version, IMAGE.identity.config);
});

test('npm scope and Maven group are groups; licences are ids, names or one expression', () => {
  const { components } = read(reportOf(DEBIAN));
  const of = (name: string, group?: string) =>
    components.find((one) => one.name === name && one.group === group);
  assert.deepEqual(of('left-pad', '@scope')?.licenses, [{ expression: 'MIT OR Apache-2.0' }]);
  assert.deepEqual(of('PyYAML')?.licenses, [{ license: { id: 'MIT' } }]);
  const licensesOf = (...licences: string[]) =>
    read(reportOf(inventoryOf('', packageOf('deb', 'a 1', { licences })))).components[0]?.licenses;
  assert.deepEqual(licensesOf('GPLv2+ and Frobnix'), [
    { expression: 'GPL-2.0-or-later AND LicenseRef-Frobnix' },
  ]);
  assert.deepEqual(licensesOf('Frobnix Licence'), [{ license: { name: 'Frobnix Licence' } }]);
  assert.deepEqual(licensesOf('see LICENSE'), [{ license: { name: 'see LICENSE' } }]);
  assert.ok(of('log4j-core', 'org.apache'));
});

test('evidence gives place, way and confidence', () => {
  const { components } = read(reportOf(DEBIAN));
  const { evidence } = components.find((one) => one.name === 'guessed')!;
  assert.deepEqual(evidence, {
    identity: [
      {
        field: 'purl',
        confidence: 0.3,
        methods: [{ technique: 'filename', confidence: 0.3, value: 'file name' }],
      },
    ],
    occurrences: [{ location: 'app/guessed-1.0.jar' }],
  });
});

test('the distribution is the operating-system component', () => {
  const [system] = read(reportOf(DEBIAN)).components;
  assert.deepEqual([system?.type, system?.name, system?.version], ['operating-system', 'debian', '12']);
  assert.equal(system?.description, 'Debian GNU/Linux 12 (bookworm)');
  assert.equal(system?.cpe, 'cpe:/o:debian:debian_linux:12');
});

test('findings affect components; suppressed ones say why they don\u2019t', () => {
  const report = reportOf(DEBIAN);
  const { components, vulnerabilities } = read(report);
  const refs = new Set(components.map((one) => one['bom-ref']));
  const { findings, suppressed } = report.matched!;
  assert.equal(vulnerabilities.length, findings.length + suppressed.length);
  for (const one of vulnerabilities) for (const { ref } of one.affects) assert.ok(refs.has(ref));
  const states = vulnerabilities.flatMap((one) => one.analysis?.state ?? []);
  assert.deepEqual([...new Set(states)].sort(byText), ['false_positive', 'not_affected']);
  const openssl = vulnerabilities.find((one) => one.id === 'CVE-2024-0001');
  assert.equal(openssl?.recommendation, 'Update to 3.0.12-1 or later');
  assert.deepEqual(openssl?.references, [{ id: 'DEBIAN-CVE-2024-0001', source: { name: 'test' } }]);
  assert.deepEqual(openssl?.ratings[1], {
    source: { name: 'OSV' },
    method: 'CVSSv31',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  });
});

test('an inventory that nobody judged has no list of vulnerabilities, not an empty one', () => {
  assert.equal('vulnerabilities' in read(reportOf(DEBIAN, {}, false)), false);
});

test('the serial number is made of the content', () => {
  const serial = (report: ScanReport) => read(report).serialNumber;
  assert.match(
    serial(reportOf(DEBIAN)),
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  assert.equal(serial(reportOf(DEBIAN)), serial(reportOf(DEBIAN)));
  assert.notEqual(serial(reportOf(DEBIAN)), serial(reportOf(RPM)));
  assert.notEqual(serial(reportOf(DEBIAN)), serial(reportOf(DEBIAN, { now: '2026-03-02T00:00:00.000Z' })));
});

test('a program known by its content has its CPE, and the place of the version in its file', () => {
  const nginx = read(reportOf(PROGRAMS)).components.find(({ name }) => name === 'nginx')!;
  assert.equal(nginx.cpe, 'cpe:2.3:a:f5:nginx:1.25.3:*:*:*:*:*:*:*');
  assert.match(JSON.stringify(nginx.evidence), /"technique":"binary-analysis"/);
  assert.match(JSON.stringify(nginx.evidence), /"location":"opt\/nginx\/sbin\/nginx","offset":4711/);
});
