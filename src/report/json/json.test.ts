// Plimsoll's own JSON report: all that a report has is there, under the published names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALPINE, DEBIAN, IMAGE, NOW, reportOf } from '../../../test/support/reports.ts';
import type { ScanReport } from '../../scan/index.ts';
import { jsonReport } from './index.ts';

interface Read extends Readonly<Record<string, unknown>> {
  readonly image: Readonly<Record<string, unknown>>;
  readonly packages: readonly { readonly introduced?: number; readonly evidence: readonly object[] }[];
}

const read = (report: ScanReport): Read => JSON.parse(jsonReport(report)) as Read;

test('the image with its digests, layers and base', () => {
  const { image, schemaVersion, now, tool } = read(reportOf(DEBIAN));
  assert.equal(schemaVersion, '1.0');
  assert.equal(now, NOW);
  assert.deepEqual(tool, { name: 'plimsoll', version: '0.1.0' });
  const { identity, layers, base } = IMAGE;
  assert.equal(image['config'], identity.config);
  assert.equal(image['manifest'], identity.manifest);
  assert.deepEqual(image['platform'], { os: 'linux', architecture: 'arm64', variant: 'v8' });
  assert.deepEqual(image['layers'], layers);
  assert.deepEqual(image['base'], base);
});

test('every package, finding, suppressed and unjudged thing and gap, none changed', () => {
  const report = reportOf(DEBIAN);
  const { packages, findings, suppressed, unjudged, gaps, families } = read(report);
  const { matched, inventory } = structuredClone(report);
  assert.deepEqual(packages, inventory.packages);
  assert.deepEqual(findings, matched?.findings);
  assert.deepEqual(suppressed, matched?.suppressed);
  assert.deepEqual(unjudged, matched?.unjudged);
  assert.deepEqual(gaps, inventory.gaps);
  assert.deepEqual(families, matched?.families);
});

test('data, shortfalls, support and outcome', () => {
  const report = reportOf(DEBIAN, { leftOut: 3 });
  const { data, shortfalls, distribution, outcome, leftOut } = read(report);
  assert.deepEqual(data, report.data);
  assert.deepEqual(shortfalls, report.shortfalls);
  assert.deepEqual(distribution, {
    ...DEBIAN.distribution,
    support: { ended: false, endOfLife: '2028-06-30' },
  });
  assert.deepEqual(outcome, report.outcome);
  assert.equal(leftOut, 3);
});

test('what judged nothing has no list of findings, not an empty one', () => {
  const keys = Object.keys(read(reportOf(ALPINE, {}, false)));
  for (const key of ['findings', 'suppressed', 'unjudged', 'families', 'leftOut'])
    assert.equal(keys.includes(key), false);
});

test('a layer that an SBOM doesn\u2019t tell is left out', () => {
  const [first] = ALPINE.packages;
  const unknown = { ...first!, introduced: -1, evidence: [{ ...first!.evidence[0]!, layer: -1 }] };
  const { packages } = read(reportOf({ ...ALPINE, packages: [unknown] }));
  assert.equal('introduced' in packages[0]!, false);
  assert.equal('layer' in packages[0]!.evidence[0]!, false);
});

test('each package and each finding has a line of its own', () => {
  const lines = jsonReport(reportOf(DEBIAN)).split('\n');
  for (const { id } of DEBIAN.packages)
    assert.equal(lines.filter((line) => line.startsWith(`{"id":"${id}"`)).length, 1);
});
