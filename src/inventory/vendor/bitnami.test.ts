// Tests of the cataloguer of Bitnami's components.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bitnami } from './bitnami.ts';

async function run(...layers: LayerSpec[]) {
  const { packages, contains = [], gaps } = (await catalogue([bitnami], layers)).get('vendor/bitnami')!;
  return {
    packages,
    contains: contains.flatMap(({ paths }) => paths),
    purls: packages.map(({ purl }) => purl),
    gaps: gaps.map(({ reason, hides }) => [reason, hides]),
  };
}

const LIST = JSON.stringify({
  reef: { arch: 'amd64', digest: '00', distro: 'debian-12', type: 'NAMI', version: '7.4.1-0' },
  moss: { arch: 'amd64', distro: 'debian-12', type: 'NAMI', version: '1.14.0-1' },
});
const TAGS = `SPDXVersion: SPDX-2.3
PackageName: reef
SPDXID: SPDXRef-reef
PackageVersion: 7.4.1-0
PackageLicenseDeclared: BSD-3-Clause
ExternalRef: PACKAGE-MANAGER purl pkg:bitnami/reef@7.4.1-0?arch=amd64&distro=debian-12
PackageName: sand
SPDXID: SPDXRef-sand
ExternalRef: PACKAGE-MANAGER purl pkg:bitnami/sand@1.0.0-0?arch=amd64&distro=debian-12
`;

test('the list and the SPDX file of a component are one package with its licence and folder; parts are not installs', async () => {
  const { packages, purls, contains } = await run({
    'opt/bitnami/.bitnami_components.json': LIST,
    'opt/bitnami/reef/.spdx-reef.spdx': TAGS,
    'opt/bitnami/reef/bin/reef': 'x',
  });
  assert.deepEqual(purls, [
    'pkg:bitnami/reef@7.4.1-0?arch=amd64&distro=debian-12',
    'pkg:bitnami/moss@1.14.0-1?arch=amd64&distro=debian-12',
  ]);
  assert.deepEqual(
    packages.map(({ licences, evidence }) => [licences, evidence.length]),
    [
      [['BSD-3-Clause'], 2],
      [[], 1],
    ],
  );
  assert.deepEqual(contains, ['opt/bitnami/reef']);
});

test('SPDX files as JSON', async () => {
  const text = JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    packages: [
      {
        SPDXID: 'SPDXRef-reef',
        name: 'reef',
        versionInfo: '7.4.1-0',
        externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:bitnami/reef@7.4.1-0?arch=arm64' }],
      },
    ],
  });
  assert.deepEqual((await run({ 'opt/bitnami/reef/.spdx-reef.spdx': text })).purls, [
    'pkg:bitnami/reef@7.4.1-0?arch=arm64',
  ]);
});

test('an SPDX file that is not about its own component is a gap', async () => {
  const { purls, gaps } = await run({ 'opt/bitnami/x/.spdx-x.spdx': TAGS });
  assert.deepEqual([purls, gaps], [[], [['not-understood', true]]]);
});

test('the layer that brought a component', async () => {
  const { packages } = await run(
    { 'opt/bitnami/.bitnami_components.json': LIST },
    { 'opt/bitnami/.bitnami_components.json': LIST.replace('7.4.1-0', '7.4.2-0') },
  );
  assert.deepEqual(
    packages.map(({ name, introduced }) => [name, introduced]),
    [
      ['reef', 1],
      ['moss', 0],
    ],
  );
});

test('damaged lists and SPDX files: components or gaps', async () => {
  for (const text of mutations(Buffer.from(LIST), 100))
    await run({ 'opt/bitnami/.bitnami_components.json': text });
  const files = [...mutations(Buffer.from(TAGS), 200)].map((text, i) => [
    `opt/bitnami/c${i}/.spdx-reef.spdx`,
    text,
  ]);
  const { purls, gaps } = await run(Object.fromEntries(files) as Record<string, Uint8Array>);
  assert.ok(purls.length > 0 && gaps.length > 0);
});
