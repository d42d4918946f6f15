// The report for people: first the answer, then what to change, then what was found, and what was not looked at.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advisorySource } from '../../../test/support/advisories.ts';
import { distributionOf, inventoryOf, packageOf } from '../../../test/support/packages.ts';
import { DEBIAN, IMAGE, NOW, reportOf, RPM } from '../../../test/support/reports.ts';
import { PROGRAMS } from '../../../test/support/programs.ts';
import { match } from '../../findings/index.ts';
import type { Inventory, Package } from '../../inventory/index.ts';
import { outcomeOf, type ScanReport } from '../../scan/index.ts';
import { type TableOptions, tableReport } from './index.ts';

const show = (report: ScanReport, options: Partial<TableOptions> = {}) =>
  tableReport(report, {
    columns: 80,
    colour: false,
    all: false,
    command: 'plimsoll scan shop:1',
    hints: true,
    ...options,
  });

const lodash = packageOf('npm', 'lodash 4.17.15', { introduced: 2 });
const EMPTY = inventoryOf('debian 12');

/** A report on these packages, judged by these records. */
function judged(
  packages: readonly Package[],
  records: Parameters<typeof advisorySource>[0],
  fields: Partial<ScanReport> = {},
): ScanReport {
  const inventory: Inventory = { ...EMPTY, packages };
  const matched = match(inventory, advisorySource(records, ['Debian', 'npm']), { now: NOW });
  return reportOf(inventory, { matched, outcome: outcomeOf(inventory, matched), shortfalls: [], ...fields });
}

/** Advisories `CVE-2024-1…` of one npm package, with these fixes. */
const fixesOf = (name: string, fixes: readonly string[]) =>
  fixes.map((fixed, i) => ({
    id: `CVE-2024-1${name.length}${i}`,
    affected: [{ scope: 'npm', name, ...(fixed && { fixed }) }],
  }));

test('the head names image, digest, platform, system, content, base and data, at 80 columns', () => {
  const lines = show(reportOf(DEBIAN)).split('\n');
  assert.deepEqual(lines.slice(0, 6), [
    'registry.example.org/Team/shop:1.0   sha256:aaaaaaaaaaaa   linux/arm64/v8',
    'Debian GNU/Linux 12 (bookworm), supported until 2028-06-30',
    '3 layers, < 0.1 MB; 12 packages: 3 deb, 3 npm, 2 golang, 2 maven, 1 cargo, 1',
    'pypi',
    'Base image debian:12: layer 1 (by its label)',
    '10 advisory records from files, the newest of 2026-02-27 (Debian)',
  ]);
  for (const line of lines) assert.ok(line.length <= 80, line);
});

test('fetched data is named by its age, and by how old that makes the answer', () => {
  const report = reportOf(DEBIAN);
  const fetched = report.data.map((one) => ({ ...one, origin: 'https://feed.example.org' }));
  assert.match(
    show({ ...report, data: fetched }),
    /^Advisory data of 2026-02-28 00:00 UTC \(Debian\), 1 day old$/m,
  );
});

test('a system that gets no more updates says so in the head', () => {
  const distributionSupport = { ended: true, endOfLife: '2025-01-01' };
  assert.match(show(reportOf(DEBIAN, { distributionSupport })), /end of life since 2025-01-01/);
});

test('no findings: clean only where everything was judged', () => {
  assert.match(show(judged([lodash], [])), /^No known vulnerability$/m);
  const partial = judged([lodash], [], { outcome: { verdict: 'partial', counts: {}, reasons: [] } });
  assert.match(show(partial), /^No known vulnerability in what could be judged$/m);
});

test('nothing judged is no clean result', () => {
  const text = show(judged([lodash], [], { outcome: { verdict: 'unjudged', counts: {}, reasons: [] } }));
  assert.match(text, /^Could not be judged: 1 package, no answer for any\. This is not a clean result\.$/m);
  assert.doesNotMatch(text, /No known/);
});

test('no packages is nothing to match', () => {
  assert.match(show(reportOf(EMPTY)), /^No packages were found: there is nothing to match/m);
});

test('missing data: the command that fetches it, quoted for a shell', () => {
  const shortfalls = [
    { family: 'Red Hat', state: 'missing', reason: '' },
    { family: 'npm', state: 'missing', reason: '' },
  ] as const;
  assert.match(show(reportOf(RPM, { shortfalls })), /^ {2}plimsoll db update 'Red Hat' npm$/m);
  assert.doesNotMatch(show(reportOf(RPM, { shortfalls }), { hints: false }), /plimsoll/);
});

test('old data is told with the reason why there is none newer', () => {
  assert.match(
    show(reportOf(DEBIAN)),
    /npm: the data is old, and no newer can be had: the feed does not answer/,
  );
});

test("changes: the fix that ends all of a package's findings, in its own version order", () => {
  const fixes = ['4.17.16', '4.17.21', '4.17.19', '4.17.20', '4.100.0', ''];
  const text = show(judged([lodash], fixesOf('lodash', fixes)));
  assert.match(text, /^1 change removes 5 of the 6 findings:$/m);
  assert.match(text, /^1 {2}lodash 4\.17\.15 → 4\.100\.0 +3 +5$/m);
});

test("changes: packages of the system are upgraded together, the base image's apart", () => {
  const deb = (name: string, introduced: number) =>
    packageOf('deb', `${name} 1.0`, { source: name, introduced });
  const names = ['curl', 'expat', 'krb5', 'zlib', 'glibc', 'tar'];
  const records = names.map((name, i) => ({
    id: `CVE-2024-200${i}`,
    affected: [{ scope: 'Debian:12', name, fixed: '2.0' }],
  }));
  const packages = names.map((name, i) => deb(name, i < 4 ? 1 : 0));
  const text = show(judged(packages, records));
  assert.match(text, /^1 {2}apt-get upgrade: curl, expat, krb5, zlib +2 +4$/m);
  assert.match(text, /^2 {2}newer base image, or apt-get upgrade: glibc, tar +1 +2$/m);
  assert.match(text, /^In your own layers: 4 findings$/m);
  assert.match(text, /^From debian:12: 2 findings$/m);
});

test('few findings, or none with a fix, need no list of changes', () => {
  assert.doesNotMatch(show(judged([lodash], fixesOf('lodash', ['5.0.0']))), /CHANGE/);
  const open = show(judged([lodash], fixesOf('lodash', ['', '', '', '', '', ''])));
  assert.doesNotMatch(open, /CHANGE/);
  assert.match(open, /^None has a fix yet$/m);
});

test('one screen by default: the rest is counted; --all shows it', () => {
  const records = Array.from({ length: 40 }, (_, i) => ({
    id: `CVE-2024-${3000 + i}`,
    affected: [{ scope: 'npm', name: 'lodash', fixed: '5.0.0' }],
  }));
  const report = judged([lodash], records, { image: { ...IMAGE, base: undefined } as never });
  const text = show(report);
  assert.equal(text.match(/^unknown +lodash/gm)?.length, 15);
  assert.match(text, /^and 25 more$/m);
  assert.match(text, /\n {2}plimsoll scan shop:1 --all\n$/);
  const all = show(report, { all: true });
  assert.equal(all.match(/^unknown +lodash/gm)?.length, 40);
  assert.doesNotMatch(all, /more$|--all/m);
});

test('where there is room, the file to replace or the instruction that installed it', () => {
  const text = show(reportOf(DEBIAN), { columns: 140 });
  assert.match(text, /\/app\/shop\.jar, layer \d$/m);
  assert.match(text, /RUN step 0, layer 1$/m);
  for (const line of text.split('\n')) assert.ok(line.length <= 140, line);
});

test('an SBOM of another tool tells no layers: none are made up, and no base image', () => {
  const { image: _image, ...rest } = judged([{ ...lodash, introduced: -1 }], fixesOf('lodash', ['5.0.0']));
  const text = show({ ...rest, sbom: { path: 'a.json', format: 'CycloneDX 1.5', subject: 'shop' } });
  assert.match(text, /^a\.json {3}CycloneDX 1\.5 {3}shop/m);
  assert.match(text, /5\.0\.0 +CVE-2024-160$/m);
  assert.doesNotMatch(text, /base image|In your own/);
});

test('what could not be judged names few packages and counts many', () => {
  const third = (name: string) =>
    packageOf('deb', `${name} 1.0-1nodesource1`, { details: { origin: 'third-party' } });
  const few = show(judged([lodash, third('nodejs')], []));
  assert.match(few, /a third party \(nodejs\): not built by Debian 12/);
  const many = show(judged([lodash, ...['a', 'b', 'c', 'd'].map(third)], []));
  assert.match(many, /\(4 packages\)/);
});

test('a foreign name in every place is inert', () => {
  const evil = '\u001b[31m\u202e';
  const distribution = distributionOf('debian 12', { name: `Debian ${evil}` });
  const identity = { ...IMAGE.identity, reference: `shop${evil}` };
  const report = judged([packageOf('npm', 'lodash 4.17.15', { introduced: 2 })], fixesOf('lodash', ['5']), {
    image: { ...IMAGE, identity, base: { layers: 1, by: 'label', reference: evil } },
  });
  const inventory = {
    ...report.inventory,
    distribution,
    gaps: [{ reader: 'x', path: evil, reason: 'damaged', hides: true, detail: evil }] as const,
  };
  assert.doesNotMatch(
    show({ ...report, inventory }, { command: `plimsoll scan ${evil}`, columns: 140 }),
    /[\u001b\u202e]/,
  );
});

test('what can be run and has no name is listed, with layer, instruction and what it tells of itself', () => {
  const text = show(reportOf(PROGRAMS));
  assert.match(text, /^Without a name: 2 executables that no package accounts for$/m);
  assert.match(
    text.replaceAll(/\n +/g, ' '),
    /\/opt\/acme\/acmed: elf, 1\.2 MB, layer 3 \(.+\); build id cafe0123; "acmed\/4\.2"/,
  );
});

test('what was left out by choice is told beside what was not judged', () => {
  const text = show(reportOf(PROGRAMS));
  assert.match(text, /left out by --only or --skip: 1 cataloguer \(os\/rpm\)/);
  assert.match(text, /left out by --exclude \*\*\/test\/\*\*: 3 files/);
});

test('in a folder the file is shown, not the layer', () => {
  const image = { ...IMAGE, identity: { ...IMAGE.identity, origin: 'dir' as const } };
  const records = fixesOf('lodash', ['4.17.21']);
  const text = show(judged([lodash], records, { image }));
  assert.match(text, /ID +FILE$/m);
  assert.match(text, /CVE-2024-160 +at\/lodash 4\.17\.15$/m);
});
