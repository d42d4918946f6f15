// Tests of the cataloguers of conda.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { CONDA } from './index.ts';

async function run(files: Record<string, string>) {
  const results = [...(await catalogue(CONDA, [files])).values()];
  return {
    packages: results.flatMap((one) => one.packages),
    contains: results.flatMap((one) => one.contains ?? []),
    gaps: results.flatMap(({ gaps }) =>
      gaps.map(({ reason, hides, detail }) => `${reason} ${hides} ${detail}`),
    ),
  };
}

const RECORD = JSON.stringify({
  name: 'zlib',
  version: '1.2.11',
  build: 'h1_14',
  channel: 'https://conda.example/conda-forge/linux-64',
  subdir: 'linux-64',
  fn: 'zlib-1.2.11-h1_14.tar.bz2',
  license: 'Zlib',
  paths_data: { paths: [{ _path: 'lib/libz.so' }], paths_version: 1 },
  files: [
    'lib/libz.so',
    'include/zlib/a.h',
    'include/zlib/b.h',
    'lib/python3.12/site-packages/z/a.py',
    'lib/python3.12/site-packages/z/b/c.py',
    'lib/python3.12/site-packages/__pycache__/x.pyc',
    '../../etc/passwd',
  ],
});

test('an installed package: build, channel, platform and licence', async () => {
  const { packages, gaps } = await run({
    'opt/conda/conda-meta/zlib-1.2.11-h1_14.json': RECORD,
    'x/zlib.json': RECORD,
  });
  assert.deepEqual(
    packages.map(({ type, name, version, purl, licences, details, evidence }) => ({
      type,
      name,
      version,
      purl,
      licences,
      details,
      by: evidence[0]?.by,
    })),
    [
      {
        type: 'conda',
        name: 'zlib',
        version: '1.2.11',
        purl: 'pkg:conda/zlib@1.2.11?build=h1_14&channel=conda-forge&subdir=linux-64&type=tar.bz2',
        licences: ['Zlib'],
        details: { channel: 'conda-forge' },
        by: 'conda-meta',
      },
    ],
  );
  assert.deepEqual(gaps, []);
});

test('files of a package: folders of its own, single files in folders of many, nothing outside', async () => {
  const { packages, contains } = await run({
    'opt/conda/conda-meta/zlib.json': RECORD,
    'opt/conda/lib/libz.so': '',
    'opt/conda/include/zlib/a.h': '',
    'opt/conda/lib/python3.12/site-packages/z/a.py': '',
    'opt/conda/lib/python3.12/site-packages/__pycache__/x.pyc': '',
    'etc/passwd': '',
  });
  assert.deepEqual(contains, [
    {
      package: packages[0]?.id,
      paths: ['opt/conda/lib/libz.so', 'opt/conda/include/zlib', 'opt/conda/lib/python3.12/site-packages/z'],
    },
  ]);
});

test('a record without a name or version is a gap that hides', async () => {
  const { packages, gaps } = await run({
    'c/conda-meta/x.json': '{}',
    'c/conda-meta/y.json': '{"name":"y"}',
  });
  assert.deepEqual(
    packages.map(({ name, version }) => [name, version]),
    [['y', '']],
  );
  assert.deepEqual(gaps, [
    'not-understood true a conda package without a version',
    'not-understood true a package whose name is missing or endless',
    'not-understood true a conda package without a version',
  ]);
});

const ENVIRONMENT = `name: x
channels: [conda-forge]
dependencies:
  - python=3.12.1=hab00_0
  - conda-forge::numpy==1.26.4
  - scipy=1.11
  - pandas>=2
  - blas *
  - pip
  - pip:
    - flask==3.0.0
    - django>4
`;

test('environment.yml: exact versions only, pip’s too; all others are counted in a gap', async () => {
  const { packages, gaps } = await run({ 'environment.yml': ENVIRONMENT });
  assert.deepEqual(
    packages.map(({ purl }) => purl),
    [
      'pkg:conda/python@3.12.1?build=hab00_0',
      'pkg:conda/numpy@1.26.4?channel=conda-forge',
      'pkg:pypi/flask@3.0.0',
    ],
  );
  assert.deepEqual(
    packages.map(({ details }) => details.declared),
    ['manifest', 'manifest', 'manifest'],
  );
  assert.deepEqual(gaps, ['not-understood true 5 without an exact version']);
});

test('environment.yml that conda exported: a single = is exact', async () => {
  const text = 'dependencies:\n  - scipy=1.11.4\nprefix: /opt/conda\n';
  assert.deepEqual(
    (await run({ 'environment.yaml': text })).packages.map(({ purl }) => purl),
    ['pkg:conda/scipy@1.11.4'],
  );
});

for (const [path, content] of [
  ['conda-meta/x.json', RECORD],
  ['environment.yml', ENVIRONMENT],
] as const)
  test(`mutated ${path}: packages, or Damaged, or OverBudget`, () => {
    const entry = { path } as Entry;
    const reader = CONDA.flatMap(({ readers }) => readers).find((one) => one.wants(path, entry) === 'bytes')!;
    for (const file of mutations(Buffer.from(content), 300)) {
      try {
        reader.read?.(bytesOf(file), entry, { fact: () => {}, gap: () => {} });
      } catch (error) {
        assert.ok(isBadContent(error), String(error));
      }
    }
  });
