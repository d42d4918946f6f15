// Tests of the cataloguer of SBOMs inside images.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { embeddedSbom } from './index.ts';
import { sbomPlace } from './place.ts';

async function run(...layers: LayerSpec[]) {
  const { packages, gaps } = (await catalogue([embeddedSbom], layers)).get('embedded-sbom/document')!;
  return {
    packages,
    rows: packages.map(({ type, name, version, role }) => `${type} ${name} ${version} ${role ?? ''}`.trim()),
    gaps: gaps.map(({ reason, hides }) => [reason, hides]),
  };
}

const CYCLONEDX = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  metadata: { component: { type: 'application', name: 'shop', purl: 'pkg:oci/shop@1' } },
  components: [
    {
      type: 'library',
      name: 'reef',
      version: '1.0.0',
      purl: 'pkg:npm/reef@1.0.0',
      licenses: [{ license: { id: 'MIT' } }],
    },
    { type: 'library', name: 'moss', version: '2.0', purl: 'pkg:generic/moss@2.0' },
    { type: 'library', name: 'nameless' },
    { type: 'file', name: 'a.js' },
  ],
});

const spdxPackage = (name: string, versionInfo: string, purl: string) => ({
  SPDXID: `SPDXRef-${name}`,
  name,
  versionInfo,
  licenseDeclared: 'MIT',
  externalRefs: [{ referenceType: 'purl', referenceLocator: purl }],
});

const APK = JSON.stringify({
  spdxVersion: 'SPDX-2.3',
  documentDescribes: ['SPDXRef-reef'],
  packages: [
    spdxPackage('reef', '1.2-r0', 'pkg:apk/wolfi/reef@1.2-r0?arch=x86_64'),
    spdxPackage('source', '1.2', 'pkg:github/coral/reef@0123'),
    spdxPackage('archive', '1.2', 'pkg:generic/reef@1.2'),
  ],
});

test('what an SBOM names are parts, likely, and never installs', async () => {
  const { packages, rows, gaps } = await run({ 'opt/shop/sbom.json': CYCLONEDX });
  assert.deepEqual(gaps, [['not-understood', false]]);
  assert.deepEqual(rows, ['npm reef 1.0.0 vendored', 'generic moss 2.0 vendored']);
  assert.deepEqual(packages[0]?.licences, ['MIT']);
  assert.deepEqual(packages[0]?.evidence, [
    {
      cataloguer: 'embedded-sbom/document',
      path: 'opt/shop/sbom.json',
      layer: 0,
      by: 'SBOM',
      confidence: 'likely',
    },
  ]);
});

test("a distribution's own SBOM names its package; not the sources that it was built from", async () => {
  const { packages, rows } = await run({ 'var/lib/db/sbom/reef-1.2-r0.spdx.json': APK });
  assert.deepEqual(rows, ['apk reef 1.2-r0 vendored']);
  assert.equal(packages[0]?.arch, 'x86_64');
});

test('SPDX in tag-value form', async () => {
  const text = `SPDXVersion: SPDX-2.3
PackageName: reef
SPDXID: SPDXRef-reef
PackageVersion: 1.0
ExternalRef: PACKAGE-MANAGER purl pkg:pypi/reef@1.0
`;
  assert.deepEqual((await run({ 'usr/share/sbom/reef.spdx': text })).rows, ['pypi reef 1.0 vendored']);
});

test('where an SBOM counts', () => {
  for (const [path, place] of [
    ['usr/lib/apk/sbom/x.spdx.json', 'system'],
    ['opt/bitnami/redis/.spdx-redis.spdx', 'part'],
    ['usr/share/sbom/x.cdx.json', 'part'],
    ['layers/sbom/launch/x/sbom.cdx.json', 'part'],
    ['srv/x/x.cyclonedx.json', 'part'],
    ['app/bom.json', 'part'],
    ['home/x/bom.json', 'none'],
    ['usr/lib/python3/site-packages/pip-1.dist-info/sboms/x.cdx.json', 'none'],
    ['app/node_modules/x/x.cdx.json', 'none'],
    ['app/test/x.cdx.json', 'none'],
  ] as const)
    assert.equal(sbomPlace(path), place, path);
});

test('other forms are gaps that hide', async () => {
  const { rows, gaps } = await run({
    'opt/a.cdx': '<bom/>',
    'opt/b.spdx.json': '{"@graph":[]}',
    'opt/c.spdx.json': '{"spdxVersion":"SPDX-2.3"',
    'opt/d.cdx.json': `{"bomFormat":"CycloneDX","components":${'['.repeat(300)}`,
  });
  assert.deepEqual(rows, []);
  assert.deepEqual(gaps, [
    ['not-understood', true],
    ['not-understood', true],
    ['damaged', true],
    ['budget', true],
  ]);
});

test('the layer that brought a part', async () => {
  const next = CYCLONEDX.replaceAll('2.0', '2.1');
  const { packages } = await run({ 'opt/x.cdx.json': CYCLONEDX }, { 'opt/x.cdx.json': next });
  assert.deepEqual(
    packages.map(({ name, introduced }) => [name, introduced]),
    [
      ['reef', 0],
      ['moss', 1],
    ],
  );
});

test('damaged SBOMs: parts or gaps', async () => {
  const texts = [...mutations(Buffer.from(CYCLONEDX), 200), ...mutations(Buffer.from(APK), 200)];
  const files = Object.fromEntries(texts.map((text, i) => [`opt/${i}.cdx.json`, text]));
  const { rows, gaps } = await run(files);
  assert.ok(rows.length > 0 && gaps.length > 0);
});
