// SBOMs that are none, damaged ones and hostile ones: one clear error, or what could be read; never a crash.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlimsollError } from '../../core/errors.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { DEBIAN, reportOf } from '../../../test/support/reports.ts';
import { cyclonedxReport } from '../../report/cyclonedx/index.ts';
import { spdxReport } from '../../report/spdx/index.ts';
import { readSbom } from './index.ts';

function messageOf(content: string | Uint8Array): string {
  try {
    readSbom(Buffer.from(content), 'x.json');
  } catch (error) {
    assert.ok(error instanceof PlimsollError);
    assert.equal(error.code, 'sbom.unreadable');
    return error.message;
  }
  return 'read';
}

test('the error names the file, what it is and what to do', () => {
  const cases = [
    ['<?xml version="1.0"?><bom/>', /^x\.json: this is XML: only JSON is read: cyclonedx convert /],
    ['\ufeff <bom/>', /this is XML/],
    ['SPDXVersion: SPDX-2.3\n', /this is SPDX tag-value: only JSON is read: pyspdxtools /],
    ['{"spdxVersion":"SPDX-3.0"}', /this is SPDX 3: write it as SPDX 2\.3 or CycloneDX/],
    ['{"@context":"","@graph":[]}', /this is SPDX 3/],
    ['{"artifacts":[],"descriptor":{}}', /syft convert FILE/],
    ['{"SchemaVersion":2,"Results":[]}', /trivy convert --format cyclonedx/],
    ['{"tool":{"name":"plimsoll"}}', /--format cyclonedx/],
    ['{}', /this is neither CycloneDX nor SPDX/],
    ['[]', /neither/],
    ['', /it is no valid JSON/],
    ['{"bomFormat":"CycloneDX"', /it is no valid JSON/],
  ] as const;
  for (const [content, message] of cases) assert.match(messageOf(content), message);
});

test('nesting is bounded before anything is built', () => {
  const deep = (depth: number) => `{"bomFormat":"CycloneDX","x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  assert.equal(messageOf(deep(900)), 'read');
  assert.match(messageOf(deep(1001)), /larger than is read \(nested deeper than 1000\)/);
  assert.match(messageOf(`{"a":${'{"a":'.repeat(2_000_000)}`), /nested deeper/);
});

test('the number of values is bounded before anything is built', () => {
  const head = Buffer.from('{"bomFormat":"CycloneDX","components":[');
  const body = Buffer.alloc(33_000_000, '{},');
  assert.match(messageOf(Buffer.concat([head, body])), /larger than is read \(more than 10000000 values\)/);
});

test('the number of components is bounded', () => {
  const many = `[${'{},'.repeat(500_000)}{}]`;
  for (const text of [
    `{"bomFormat":"CycloneDX","components":${many}}`,
    `{"spdxVersion":"SPDX-2.3","packages":${many}}`,
  ])
    assert.match(messageOf(text), /larger than is read \(more than 500000 components\)/);
});

test('brackets and commas within texts count for nothing', () => {
  const text = JSON.stringify({ bomFormat: 'CycloneDX', x: '[{,"\\'.repeat(5000) });
  assert.equal(messageOf(text), 'read');
});

test('fields of any wrong type read as missing', () => {
  const wrong = [null, 1, 'x', true, [], {}, [null, 1, [[]]], { name: {} }];
  for (const value of wrong)
    for (const key of ['metadata', 'components', 'compositions', 'specVersion'])
      assert.equal(messageOf(JSON.stringify({ bomFormat: 'CycloneDX', [key]: value })), 'read');
  for (const value of wrong)
    for (const key of [
      'name',
      'version',
      'purl',
      'group',
      'licenses',
      'evidence',
      'properties',
      'supplier',
      'components',
    ])
      assert.equal(
        messageOf(
          JSON.stringify({ bomFormat: 'CycloneDX', components: [{ purl: 'pkg:npm/a@1', [key]: value }] }),
        ),
        'read',
      );
  for (const value of wrong)
    for (const key of ['packages', 'relationships', 'annotations', 'documentDescribes'])
      assert.equal(messageOf(JSON.stringify({ spdxVersion: 'SPDX-2.3', [key]: value })), 'read');
});

test('names from content never become keys of an object', () => {
  const odd = (name: string) => ({
    type: 'library',
    name,
    purl: `pkg:npm/${name}@1`,
    properties: [
      { name: `plimsoll:${name}`, value: name },
      { name, value: name },
    ],
  });
  const text = JSON.stringify({
    bomFormat: 'CycloneDX',
    components: ['__proto__', 'constructor', 'toString'].map(odd),
  });
  const { inventory } = readSbom(
    Buffer.from(text.replaceAll('"type"', '"__proto__":{"purl":"pkg:npm/z@1"},"type"')),
    'x',
  );
  assert.deepEqual(
    inventory.packages.map(({ name }) => name),
    ['__proto__', 'constructor', 'toString'],
  );
  assert.equal(({} as { purl?: string }).purl, undefined);
});

test('our properties with wrong content lose that content and no more', () => {
  const component = (value: string, name: string) => ({
    purl: 'pkg:npm/a@1',
    properties: [
      { name: 'plimsoll:type', value: 'npm' },
      { name: 'plimsoll:name', value: 'a' },
      { name: `plimsoll:${name}`, value },
    ],
  });
  for (const value of [
    '',
    '{',
    'null',
    '[]',
    '{"path":1}',
    '1e999',
    '-3',
    '{"path":"a","layer":-7,"confidence":"sure"}',
  ])
    for (const name of ['evidence', 'introduced', 'role', 'owner', 'licence']) {
      const text = JSON.stringify({ bomFormat: 'CycloneDX', components: [component(value, name)] });
      const [found] = readSbom(Buffer.from(text), 'x').inventory.packages;
      assert.equal(found?.name, 'a');
      assert.ok(found.introduced >= -1 && (found.evidence[0]?.layer ?? 0) >= -1);
    }
});

test('twenty thousand components with the same layer, owner and place take no quadratic time', () => {
  const count = 20_000;
  const components = Array.from({ length: count }, (_, n) => ({
    type: 'library',
    name: 'a',
    purl: `pkg:rpm/x/a@${n}`,
    properties: [{ name: 'aquasecurity:trivy:LayerDiffID', value: `l${n}` }],
  }));
  const layers = Array.from({ length: count }, (_, n) => ({
    name: 'aquasecurity:trivy:DiffID',
    value: `l${n}`,
  }));
  const root = {
    bomFormat: 'CycloneDX',
    metadata: { component: { name: 'x', properties: layers } },
    components,
  };
  assert.equal(readSbom(Buffer.from(JSON.stringify(root)), 'x').inventory.packages.length, count);
});

test('damaged SBOMs are read or refused, whatever the damage', () => {
  let read = 0;
  for (const text of [cyclonedxReport(reportOf(DEBIAN)), spdxReport(reportOf(DEBIAN))])
    for (const damaged of mutations(Buffer.from(text), 400, 11)) if (messageOf(damaged) === 'read') read += 1;
  // Damage inside of texts leaves valid JSON.
  assert.ok(read > 20, `${read} were read`);
});

test('SBOMs whose values are swapped with one another are read or refused', () => {
  const text = cyclonedxReport(reportOf(DEBIAN));
  const values = text.match(/"(?:[^"\\]|\\.)*"|\d+|true|false/g) ?? [];
  for (let shift = 1; shift < 120; shift++) {
    let at = 0;
    const swapped = text.replace(/"(?:[^"\\]|\\.)*"(?!:)|\d+|true|false/g, (value) =>
      at++ % 7 === shift % 7 ? (values[(at * shift) % values.length] ?? value) : value,
    );
    assert.match(messageOf(swapped), /^read$|x\.json: /);
  }
});
