// Every format keeps its official schema, for reports of every kind; and the same report gives the same bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALPINE, DEBIAN, reportOf, RPM } from '../../test/support/reports.ts';
import { PROGRAMS } from '../../test/support/programs.ts';
import {
  cyclonedxFaults,
  type Faults,
  reportFaults,
  sarifFaults,
  spdxFaults,
} from '../../test/support/schemas.ts';
import type { ScanReport } from '../scan/index.ts';
import { cyclonedxReport } from './cyclonedx/index.ts';
import { jsonReport } from './json/index.ts';
import { sarifReport } from './sarif/index.ts';
import { spdxReport } from './spdx/index.ts';

const { image: _image, ...withoutImage } = reportOf(DEBIAN);

const REPORTS: Readonly<Record<string, ScanReport>> = {
  debian: reportOf(DEBIAN),
  rpm: reportOf(RPM),
  alpine: reportOf(ALPINE),
  programs: reportOf(PROGRAMS),
  'only an inventory': reportOf(DEBIAN, {}, false),
  'nothing at all': reportOf({ packages: [], gaps: [] }),
  'an SBOM': { ...withoutImage, sbom: { path: 'a b/x.json', format: 'SPDX 2.3', subject: '' } },
  'odd texts': reportOf(oddInventory()),
};

/** Names, licences, paths and addresses that no schema expects. */
function oddInventory() {
  const [first, ...rest] = DEBIAN.packages;
  const odd = {
    ...first!,
    name: 'né<b>"\n\u202e😀',
    version: '',
    licences: ['', '(MIT', 'GPL-2.0+ WITH Classpath-exception-2.0', 'LicenseRef-own', '😀'],
    evidence: [{ ...first!.evidence[0]!, path: '%zz/ü:\\ #?.jar:x' }],
  };
  return { ...DEBIAN, packages: [odd, ...rest] };
}

const FORMATS: readonly (readonly [string, (report: ScanReport) => string, Faults])[] = [
  ['json', jsonReport, reportFaults()],
  ['sarif', sarifReport, sarifFaults()],
  ['cyclonedx', cyclonedxReport, cyclonedxFaults()],
  ['spdx', spdxReport, spdxFaults()],
];

for (const [format, render, faults] of FORMATS) {
  for (const [name, report] of Object.entries(REPORTS))
    test(`${format} of ${name} keeps its schema`, () => {
      const text = render(report);
      assert.ok(text.endsWith('}\n'));
      assert.deepEqual(faults(JSON.parse(text)), []);
    });

  test(`${format}: the same report gives the same bytes`, () => {
    const [one, other] = [render(reportOf(DEBIAN)), render(structuredClone(reportOf(DEBIAN)))];
    assert.equal(one, other);
  });

  test(`${format}: the schema refuses what is none`, () => {
    assert.notDeepEqual(faults({}), []);
  });
}
