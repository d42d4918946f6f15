// Tests of the Python cataloguer: which metadata counts, copies, places, layers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { buildZip } from '../../../test/support/zip.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { pythonCataloguer } from './index.ts';
import { eggReader } from './reader.ts';

const SITE = 'usr/lib/python3/dist-packages';
const meta = (name: string, version = '1.0') =>
  `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n\n`;

async function run(...layers: LayerSpec[]) {
  const { packages, gaps } = (await catalogue([pythonCataloguer], layers)).get('python/installed')!;
  return {
    packages,
    gaps,
    rows: packages.map((one) =>
      `${one.name}@${one.version} ${one.evidence[0]?.path} ${one.role ?? ''}`.trim(),
    ),
  };
}

test('dist-info, egg-info folders and files and unpacked eggs count, in any letter case', async () => {
  const { rows } = await run({
    [`${SITE}/a-1.0.dist-info/METADATA`]: meta('a'),
    [`${SITE}/b-1.0-py3.9.egg-info`]: meta('b'),
    [`${SITE}/c-1.0.egg-info/PKG-INFO`]: meta('c'),
    [`${SITE}/d-1.0-py3.9.egg/EGG-INFO/PKG-INFO`]: meta('d'),
    [`${SITE}/e-1.0.Dist-Info/metadata`]: meta('e'),
    [`${SITE}/x/METADATA`]: meta('x'),
    [`${SITE}/x/PKG-INFO`]: meta('x'),
    [`${SITE}/a-1.0.dist-info/RECORD`]: '',
  });
  assert.deepEqual(rows, [
    `a@1.0 ${SITE}/a-1.0.dist-info/METADATA`,
    `b@1.0 ${SITE}/b-1.0-py3.9.egg-info`,
    `c@1.0 ${SITE}/c-1.0.egg-info/PKG-INFO`,
    `d@1.0 ${SITE}/d-1.0-py3.9.egg/EGG-INFO/PKG-INFO`,
    `e@1.0 ${SITE}/e-1.0.Dist-Info/metadata`,
  ]);
});

test('an egg that is one zip file counts; a damaged one and one without metadata are gaps that hide', async () => {
  const egg = buildZip([
    { name: 'a.py', data: 'pass' },
    { name: 'EGG-INFO/PKG-INFO', data: meta('a') },
  ]);
  const { packages, gaps } = await run({
    [`${SITE}/a-1.0-py3.9.egg`]: egg,
    [`${SITE}/b-1.0-py3.9.egg`]: egg.subarray(0, 60),
    [`${SITE}/c-1.0-py3.9.egg`]: buildZip([{ name: 'c.py', data: '' }]),
    'srv/hen.egg': 'no zip',
  });
  assert.deepEqual(
    packages.map(({ name, version, evidence }) => [name, version, evidence[0]?.path, evidence[0]?.by]),
    [['a', '1.0', `${SITE}/a-1.0-py3.9.egg`, 'PKG-INFO']],
  );
  assert.deepEqual(
    gaps.map(({ path, reason, hides }) => [path.slice(SITE.length + 1, SITE.length + 2), reason, hides]),
    [
      ['b', 'damaged', true],
      ['c', 'not-understood', true],
    ],
  );
});

test('the name stays as written and is normalised in the purl', async () => {
  const { packages } = await run({ [`${SITE}/x.dist-info/METADATA`]: meta('Zope.Interface__x', '5.0') });
  assert.equal(packages[0]?.name, 'Zope.Interface__x');
  assert.equal(packages[0]?.purl, 'pkg:pypi/zope-interface-x@5.0');
});

test('copies in vendor folders of pip, setuptools and others are vendored, never installs', async () => {
  const { packages } = await run({
    [`${SITE}/pip/_vendor/urllib3-1.26.dist-info/METADATA`]: meta('urllib3'),
    [`${SITE}/setuptools/_vendor/jaraco-1.0.dist-info/METADATA`]: meta('jaraco'),
    [`${SITE}/x/third_party/y-1.0.egg-info/PKG-INFO`]: meta('y'),
    'opt/vendor/lib/python3/site-packages/z-1.0.dist-info/METADATA': meta('z'),
  });
  assert.deepEqual(
    packages.map(({ name, role }) => [name, role]),
    [
      ['urllib3', 'vendored'],
      ['jaraco', 'vendored'],
      ['y', 'vendored'],
      ['z', undefined],
    ],
  );
});

test('the same package in a virtual environment and in the system is two packages', async () => {
  const venv = 'srv/venv/lib/python3.11/site-packages/a-1.0.dist-info/METADATA';
  const { rows } = await run({ [`${SITE}/a-1.0.dist-info/METADATA`]: meta('a'), [venv]: meta('a') });
  assert.deepEqual(rows, [`a@1.0 ${SITE}/a-1.0.dist-info/METADATA`, `a@1.0 ${venv}`]);
});

test('dist-info and egg-info of one version in one folder are one package with two pieces of evidence', async () => {
  const { packages } = await run({
    [`${SITE}/a_b-1.0.dist-info/METADATA`]: meta('a-b'),
    [`${SITE}/a_b-1.0.egg-info`]: meta('a_b'),
    [`${SITE}/a_b-0.9.egg-info`]: meta('a_b', '0.9'),
  });
  assert.deepEqual(
    packages.map(({ version, evidence }) => [version, evidence.map(({ by }) => by)]),
    [
      ['1.0', ['METADATA', 'PKG-INFO']],
      ['0.9', ['PKG-INFO']],
    ],
  );
});

test('test data that a package or Python itself brings is no install', async () => {
  const { rows } = await run({
    [`${SITE}/pkg_resources/tests/data/my_test-1.0.egg/EGG-INFO/PKG-INFO`]: meta('my-test'),
    [`${SITE}/pkg_resources/tests/data/other-1.0.egg`]: buildZip([{ name: 'x', data: '' }]),
    'usr/lib/python3.11/test/test_importlib/data/example-21.12-py3.6.egg': buildZip([
      { name: 'x', data: '' },
    ]),
    'home/tests/lib/site-packages/a-1.0.dist-info/METADATA': meta('a'),
  });
  assert.deepEqual(rows, ['a@1.0 home/tests/lib/site-packages/a-1.0.dist-info/METADATA']);
});

test('metadata without name or version is a gap that hides', async () => {
  const { rows, gaps } = await run({
    [`${SITE}/a-1.0.dist-info/METADATA`]: 'Name: a\n\nVersion: 1.0\n',
    [`${SITE}/b-1.0.dist-info/METADATA`]: '',
    [`${SITE}/c-1.0.dist-info/METADATA`]: meta('c', '1'.repeat(2000)),
  });
  assert.deepEqual(rows, []);
  assert.deepEqual(
    gaps.map(({ reason, hides }) => [reason, hides]),
    [
      ['not-understood', true],
      ['not-understood', true],
      ['not-understood', true],
    ],
  );
});

test('introduced: the layer of the first run; a deleted package is gone', async () => {
  const a = `${SITE}/a-1.0.dist-info/METADATA`;
  const { packages } = await run(
    { [a]: meta('a'), [`${SITE}/b-1.0.dist-info/METADATA`]: meta('b') },
    { [a]: meta('a'), [`${SITE}/.wh.b-1.0.dist-info`]: '' },
  );
  assert.deepEqual(
    packages.map(({ name, introduced, evidence }) => [name, introduced, evidence[0]?.layer]),
    [['a', 0, 1]],
  );
});

test('damaged eggs end in Damaged or OverBudget', () => {
  const egg = buildZip([{ name: 'EGG-INFO/PKG-INFO', data: meta('a') }]);
  const entry = { path: 'a.egg' } as Entry;
  for (const file of mutations(egg, 300)) {
    try {
      eggReader.read?.(bytesOf(file), entry, { fact: () => {}, gap: () => {} });
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
