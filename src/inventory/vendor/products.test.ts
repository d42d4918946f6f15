// Tests of what holds for all products: places, roots, gaps, layers. Samples of each stand beside the tables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { cpeOf } from './product.ts';
import { PRODUCTS } from './products/index.ts';
import { products } from './products.ts';

async function run(...layers: LayerSpec[]) {
  const { packages, contains = [], gaps } = (await catalogue([products], layers)).get('vendor/products')!;
  return {
    packages,
    contains: contains.flatMap(({ paths }) => paths),
    rows: packages.map(({ name, version }) => `${name} ${version}`),
    gaps: gaps.map(({ reason, hides }) => [reason, hides]),
  };
}

test('two files of one installation are one package; two installations are two', async () => {
  const manifest = '{"version":"1.2.3"}';
  const { packages } = await run({
    'opt/a/oneagent/manifest.json': manifest,
    'opt/a/oneagent/agent/installer.version': '1.2.3',
    'opt/b/oneagent/manifest.json': manifest,
  });
  assert.deepEqual(
    packages.map(({ evidence }) => evidence.map(({ path }) => path)),
    [
      ['opt/a/oneagent/manifest.json', 'opt/a/oneagent/agent/installer.version'],
      ['opt/b/oneagent/manifest.json'],
    ],
  );
});

test('a product whose root is a shared folder does not contain it', async () => {
  const header =
    '#define NODE_MAJOR_VERSION 18\n#define NODE_MINOR_VERSION 17\n#define NODE_PATCH_VERSION 1\n';
  const { packages, rows, contains } = await run({ 'usr/local/include/node/node_version.h': header });
  assert.deepEqual([rows, contains], [['node 18.17.1'], []]);
  assert.equal(packages[0]?.details.location, 'usr/local');
});

test("a library of a product in another one's folder is not the product", async () => {
  const { rows } = await run({
    'opt/kafka/libs/zookeeper-3.8.0.jar': 'PK',
    'opt/hadoop/share/hadoop/common/lib/zookeeper-3.6.3.jar': 'PK',
    'opt/app/WEB-INF/lib/activemq-broker-5.18.3.jar': 'PK',
    'opt/app/lib/gradle-cli-8.3.jar': 'PK',
  });
  assert.deepEqual(rows, []);
});

test('files of the same name that are of something else are none, and no gaps', async () => {
  const { rows, gaps } = await run({
    'app/VersionInfo.xml': '<x/>',
    'app/version.json': '{"version":"1.0"}',
    'app/version.txt': '1.0',
    'app/RELEASE': 'Release 1.0',
    'go/VERSION': 'x',
    'app/registry.xml': '<',
    'app/product.json': '{',
    'root/.nvm/package.json': '{"name":"other","version":"1.0.0"}',
  });
  assert.deepEqual([rows, gaps], [[], []]);
});

test("a product's own file without its version is a gap that hides", async () => {
  const { gaps } = await run({
    'opt/splunk/etc/splunk.version': 'BUILD=1\n',
    'opt/x/properties/version/WAS.product': '<product><version>',
    'usr/include/cudnn_version.h': '#define CUDNN_MAJOR 8\n',
  });
  assert.deepEqual(gaps, [
    ['not-understood', true],
    ['damaged', true],
    ['not-understood', true],
  ]);
});

test('a release without a third number', async () => {
  const text = 'product_name=Eclipse GlassFish\nmajor_version=7\nminor_version=0\nupdate_version=\n';
  const { rows } = await run({ 'opt/glassfish/config/branding/glassfish-version.properties': text });
  assert.deepEqual(rows, ['glassfish 7.0']);
});

test('CPE names: signs of a version are escaped', () => {
  assert.equal(cpeOf('a:x:y', '1.0+2~3'), 'cpe:2.3:a:x:y:1.0\\+2\\~3:*:*:*:*:*:*:*');
  for (const { cpe } of PRODUCTS) if (cpe !== undefined) assert.match(cpe, /^[aoh]:[a-z0-9_.]+:[a-z0-9_.]+$/);
});

test('the layer that brought a version', async () => {
  const { packages } = await run(
    { 'usr/local/go/VERSION': 'go1.20.1' },
    { 'usr/local/go/VERSION': 'go1.21.0' },
  );
  assert.deepEqual(
    packages.map(({ version, introduced }) => [version, introduced]),
    [['1.21.0', 1]],
  );
});
