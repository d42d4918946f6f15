// SARIF: what code scanning services make of a report.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../findings/index.ts';
import type { Package } from '../../inventory/index.ts';
import { DEBIAN, reportOf, RPM } from '../../../test/support/reports.ts';
import type { ScanReport } from '../../scan/index.ts';
import { sarifReport } from './index.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
    readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[];
  }[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions?: readonly { readonly justification: string }[];
}

interface Rule {
  readonly id: string;
  readonly helpUri?: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly markdown: string };
  readonly properties: { readonly 'security-severity'?: string };
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly [
    {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications: readonly {
        readonly descriptor: { readonly id: string };
        readonly level: string;
        readonly message: { readonly text: string };
      }[];
    },
  ];
}

function runOf(report: ScanReport): Run {
  const { runs } = JSON.parse(sarifReport(report)) as { runs: Run[] };
  assert.equal(runs.length, 1);
  return runs[0]!;
}

function withFindings(change: (finding: Finding) => Partial<Finding>): ScanReport {
  const report = reportOf(DEBIAN);
  const findings = report.matched!.findings.map((one) => ({ ...one, ...change(one) }));
  return { ...report, matched: { ...report.matched!, findings } };
}

test('a result points to the file of evidence and names the package by its purl', () => {
  const { results } = runOf(reportOf(DEBIAN));
  const result = results.find((one) => one.ruleId === 'GHSA-3');
  const [place] = result!.locations;
  assert.equal(place!.physicalLocation.artifactLocation.uri, 'app/shop.jar%3ABOOT-INF/lib/log4j.jar');
  assert.equal(place!.physicalLocation.region.startLine, 1);
  assert.equal(place!.logicalLocations[0]!.fullyQualifiedName, 'pkg:maven/org.apache:log4j-core@2.14.1');
  assert.match(result!.message.text, /^org\.apache:log4j-core 2\.14\.1: GHSA-3, fixed in 2\.15\.0/);
});

test('one rule for each id, and results that point to it by number', () => {
  const { results, tool } = runOf(reportOf(DEBIAN));
  const { rules } = tool.driver;
  assert.equal(new Set(rules.map((rule) => rule.id)).size, rules.length);
  for (const result of results) assert.equal(rules[result.ruleIndex]!.id, result.ruleId);
});

test('security-severity lies in the band of the severity that counts, whatever the vector says', () => {
  const number = (severity: Finding['severity'], score?: number): string | undefined => {
    const report = withFindings(() => ({ severity, ...(score !== undefined && { score }) }));
    return runOf(report).tool.driver.rules[0]!.properties['security-severity'];
  };
  assert.equal(number('critical', 9.8), '9.8');
  assert.equal(number('high', 9.8), '8.9');
  assert.equal(number('medium', 1), '4.0');
  assert.equal(number('negligible', 9.8), '0.1');
  assert.equal(number('unknown', 9.8), undefined);
});

test('levels: critical and high are errors, medium a warning, the rest notes', () => {
  const level = (severity: Finding['severity']) =>
    runOf(withFindings(() => ({ severity }))).results[0]!.level;
  const severities = ['critical', 'high', 'medium', 'low', 'negligible', 'unknown'] as const;
  assert.deepEqual(severities.map(level), ['error', 'error', 'warning', 'note', 'note', 'note']);
});

test('fingerprints stay the same when version and layer change, and tell findings apart', () => {
  const prints = (report: ScanReport): string[] =>
    runOf(report).results.map((one) => one.partialFingerprints.primaryLocationLineHash);
  const before = prints(reportOf(DEBIAN));
  const moved = (one: Package): Package => ({
    ...one,
    version: `${one.version}.1`,
    introduced: 2,
    evidence: one.evidence.map((evidence) => ({ ...evidence, layer: 2 })),
  });
  const report = reportOf(DEBIAN);
  const after = prints({ ...report, inventory: { ...DEBIAN, packages: DEBIAN.packages.map(moved) } });
  assert.deepEqual(after, before);
  assert.equal(new Set(before).size, before.length);
});

test('what is suppressed carries its reason and alarms nobody', () => {
  const { results } = runOf(reportOf(DEBIAN));
  const silent = results.filter((one) => one.suppressions);
  assert.equal(silent.length, reportOf(DEBIAN).matched!.suppressed.length);
  for (const one of silent) {
    assert.equal(one.level, 'none');
    assert.notEqual(one.kind, 'fail');
    assert.match(one.suppressions![0]!.justification, /^[a-z-]+: /);
  }
});

test('gaps, what could not be judged and old data are notifications', () => {
  const report = reportOf(DEBIAN);
  const [invocation] = runOf(report).invocations;
  const notes = invocation.toolExecutionNotifications.map((one) => [one.descriptor.id, one.level]);
  assert.deepEqual(notes, [
    ['gap/too-large', 'warning'],
    ['gap/damaged', 'note'],
    ...report.matched!.unjudged.map(({ reason, hides }) => [
      `unjudged/${reason}`,
      hides ? 'warning' : 'note',
    ]),
    ['data/stale', 'warning'],
  ]);
  assert.equal(invocation.executionSuccessful, true);
});

test('an outcome without any judgement is no success', () => {
  const report = reportOf(RPM);
  const unjudged = { ...report, outcome: { ...report.outcome, verdict: 'unjudged' } } as const;
  assert.equal(runOf(unjudged).invocations[0].executionSuccessful, false);
});

test('no more than 5,000 results, the worst of them, and the rest is said', () => {
  const report = reportOf(DEBIAN);
  const [finding] = report.matched!.findings;
  const findings = Array.from({ length: 5002 }, (_, n) => ({ ...finding!, id: `CVE-2026-${n}` }));
  const run = runOf({ ...report, matched: { ...report.matched!, findings, suppressed: [] } });
  assert.equal(run.results.length, 5000);
  assert.equal(run.tool.driver.rules.length, 5000);
  assert.equal(run.results[4999]!.ruleId, 'CVE-2026-4999');
  const notes = run.invocations[0].toolExecutionNotifications;
  assert.match(notes.at(-1)!.message.text, /^2 results more than are taken here/);
});

test('places of one result are bounded as well', () => {
  const report = reportOf(DEBIAN);
  const copies = Array.from({ length: 150 }, (_, n) => ({ ...DEBIAN.packages[0]!, id: `copy-${n}` }));
  const findings = [{ ...report.matched!.findings[0]!, packages: copies.map(({ id }) => id) }];
  const run = runOf({
    ...report,
    inventory: { ...DEBIAN, packages: copies },
    matched: { ...report.matched!, findings },
  });
  assert.equal(run.results[0]!.locations.length, 100);
});

test('foreign text is plain text in markdown, and long text is cut', () => {
  const report = withFindings(() => ({
    summary: `<img src=x> [a](http://b) ${'long '.repeat(500)}`,
    references: ['http://a b'],
  }));
  const [rule] = runOf(report).tool.driver.rules;
  assert.match(rule!.help.markdown, /^\\<img src=x\\> \\\[a\\\]\(/);
  assert.ok(rule!.shortDescription.text.length <= 1024);
  assert.equal('helpUri' in rule!, false);
});
