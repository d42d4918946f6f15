// An image and its own SBOM are one thing to the matcher: what is written reads back the same, in both formats.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { match } from '../findings/index.ts';
import {
  createPackage,
  type Inventory,
  type Package,
  type PackageDraft,
  readSbom,
} from '../inventory/index.ts';
import { ALPINE, DEBIAN, NOW, reportOf, RPM, SOURCE } from '../../test/support/reports.ts';
import { inventoryOf } from '../../test/support/packages.ts';
import { cyclonedxReport } from './cyclonedx/index.ts';
import { spdxReport } from './spdx/index.ts';

const FORMATS = { cyclonedx: cyclonedxReport, spdx: spdxReport };

function throughSbom(inventory: Inventory, format: keyof typeof FORMATS): Inventory {
  const text = FORMATS[format](reportOf(inventory, {}, false));
  return readSbom(Buffer.from(text), 'own.json').inventory;
}

/** Without what SBOMs leave out: the number of a gap's entry within its layer. */
function comparable({ gaps, ...rest }: Inventory): unknown {
  return { ...rest, gaps: gaps.map(({ entry: _entry, ...gap }) => gap) };
}

const INVENTORIES = { DEBIAN, RPM, ALPINE, empty: { packages: [], gaps: [] } };

for (const format of ['cyclonedx', 'spdx'] as const)
  for (const [name, inventory] of Object.entries(INVENTORIES)) {
    test(`${format}: the inventory ${name} reads back the same`, () => {
      assert.deepEqual(throughSbom(inventory, format), comparable(inventory));
    });

    test(`${format}: the inventory ${name} and its SBOM give the same findings`, () => {
      const own = match(inventory, SOURCE, { now: NOW });
      assert.deepEqual(match(throughSbom(inventory, format), SOURCE, { now: NOW }), own);
    });
  }

test('the sample inventories do have findings of every kind', () => {
  const { findings, suppressed, unjudged } = match(DEBIAN, SOURCE, { now: NOW });
  assert.deepEqual(findings.map(({ id }) => id).sort(), ['CVE-2024-0001', 'CVE-2024-0004', 'GHSA-3', 'GO-1']);
  assert.deepEqual([...new Set(suppressed.map(({ reason }) => reason))].sort(), [
    'build-only',
    'kernel-headers',
    'vendor-not-affected',
    'vendored',
    'withdrawn',
  ]);
  assert.deepEqual([...new Set(unjudged.map(({ reason }) => reason))], ['unknown-name', 'unknown-version']);
  assert.equal(match(RPM, SOURCE, { now: NOW }).findings.length, 2);
  assert.equal(match(ALPINE, SOURCE, { now: NOW }).findings.length, 1);
});

test('a gap\u2019s number of its entry stays behind, the gap does not', () => {
  const gap = { reader: 'r', path: 'p', entry: 7, reason: 'budget', hides: false } as const;
  const { gaps } = throughSbom({ packages: [], gaps: [gap] }, 'cyclonedx');
  assert.deepEqual(gaps, [{ reader: 'r', path: 'p', reason: 'budget', hides: false }]);
});

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '%',
    '@',
    ':',
    '"',
    "'",
    '\n',
    '\r\n',
    '=',
    '\u0000',
    'a=b',
    'plimsoll:type=x',
    '\u202e',
    '__proto__',
    '名前',
    '😀',
  ),
);
const full = odd.filter((text) => text !== '');

const draft: fc.Arbitrary<PackageDraft> = fc.record(
  {
    type: fc.constantFrom('deb', 'npm', 'maven', 'rpm', 'golang', 'x+y'),
    name: odd,
    version: odd,
    arch: full,
    source: fc.record({ name: odd, version: odd }, { requiredKeys: ['name'], noNullPrototype: true }),
    purl: full,
    licences: fc.array(odd, { maxLength: 3 }),
    evidence: fc.array(
      fc.record(
        {
          cataloguer: odd,
          path: odd,
          layer: fc.integer({ min: -1, max: 999 }),
          by: odd,
          confidence: fc.constantFrom('certain', 'likely', 'possible'),
        },
        { requiredKeys: ['cataloguer', 'path', 'layer', 'confidence'], noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
    introduced: fc.integer({ min: -1, max: 999 }),
    owner: odd,
    role: fc.constantFrom('vendored', 'dev'),
    details: fc.record(
      { module: odd, vendor: odd, maintainer: odd, state: odd, goRole: odd, javaBy: odd, location: odd },
      { requiredKeys: [], noNullPrototype: true },
    ),
  },
  {
    requiredKeys: ['type', 'name', 'version', 'purl', 'licences', 'evidence', 'introduced', 'details'],
    noNullPrototype: true,
  },
) as fc.Arbitrary<PackageDraft>;

for (const format of ['cyclonedx', 'spdx'] as const)
  test(`${format}: names of any characters read back the same`, () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(draft.map(createPackage), { selector: ({ id }: Package) => id, maxLength: 4 }),
        (packages) => {
          const inventory = inventoryOf('debian 12', ...packages);
          assert.deepEqual(throughSbom(inventory, format), inventory);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
