// Tests of what an installed Python distribution consists of: its files, and the parts that its SBOMs name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { buildZip } from '../../../test/support/zip.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { pythonCataloguer } from './index.ts';

const SITE = 'usr/local/lib/python3.12/site-packages';
const meta = (name: string) => `Name: ${name}\nVersion: 1.0\n\n`;

async function run(...layers: LayerSpec[]) {
  const {
    packages,
    gaps,
    contains = [],
  } = (await catalogue([pythonCataloguer], layers)).get('python/installed')!;
  const names = new Map(packages.map(({ id, name }) => [id, name]));
  const files = Object.fromEntries(contains.map((one) => [names.get(one.package)!, one.paths]));
  return { packages, gaps, files };
}

test('RECORD names the folders and single files of a distribution, its scripts and bundled libraries too', async () => {
  const { files, gaps } = await run({
    [`${SITE}/numpy-1.0.dist-info/METADATA`]: meta('numpy'),
    [`${SITE}/numpy-1.0.dist-info/RECORD`]: `../../../bin/f2py,sha256=x,1
../../../share/man/man1/f2py.1,sha256=x,1
numpy-1.0.dist-info/METADATA,,
numpy.libs/libblas.so,sha256=x,2
numpy/__init__.py,sha256=x,3
numpy/core/a.so,sha256=x,3\r
"odd, ""name"".py",,
single.py,,
__pycache__/single.cpython-312.pyc,,
gone.py,,
/etc/passwd,,
../../../../../../etc/passwd,,
`,
    [`${SITE}/numpy/__init__.py`]: '',
    [`${SITE}/numpy.libs/libblas.so`]: '',
    [`${SITE}/single.py`]: '',
    [`${SITE}/odd, "name".py`]: '',
    [`${SITE}/__pycache__/single.cpython-312.pyc`]: '',
    'usr/local/bin/f2py': '',
    'usr/local/share/man/man1/f2py.1': '',
    'etc/group': '',
  });
  assert.deepEqual(files['numpy']?.toSorted(), [
    'usr/local/bin/f2py',
    `${SITE}/numpy`,
    `${SITE}/numpy-1.0.dist-info`,
    `${SITE}/numpy.libs`,
    `${SITE}/odd, "name".py`,
    `${SITE}/single.py`,
    'usr/local/share/man/man1/f2py.1',
  ]);
  assert.deepEqual(gaps, []);
});

test('egg-info: installed-files.txt, else top_level.txt, else the name', async () => {
  const { files } = await run({
    [`${SITE}/a-1.0.egg-info/PKG-INFO`]: meta('a'),
    [`${SITE}/a-1.0.egg-info/installed-files.txt`]: '../amod/__init__.py\n../amod/b.py\nPKG-INFO\n',
    [`${SITE}/amod/b.py`]: '',
    [`${SITE}/b-1.0.egg-info/PKG-INFO`]: meta('b'),
    [`${SITE}/b-1.0.egg-info/top_level.txt`]: 'bmod\nbsingle\n',
    [`${SITE}/bmod/__init__.py`]: '',
    [`${SITE}/bsingle.py`]: '',
    [`${SITE}/c_d-1.0.egg-info`]: meta('C-d'),
    [`${SITE}/c_d/__init__.py`]: '',
  });
  assert.deepEqual(files, {
    a: [`${SITE}/a-1.0.egg-info`, `${SITE}/amod`],
    b: [`${SITE}/b-1.0.egg-info`, `${SITE}/bmod`, `${SITE}/bsingle.py`],
    'C-d': [`${SITE}/c_d-1.0.egg-info`, `${SITE}/c_d`],
  });
});

test('an egg contains all that is in it', async () => {
  const { files } = await run({
    [`${SITE}/a-1.0-py3.egg/EGG-INFO/PKG-INFO`]: meta('a'),
    [`${SITE}/b-1.0-py3.egg`]: buildZip([{ name: 'EGG-INFO/PKG-INFO', data: meta('b') }]),
  });
  assert.deepEqual(files, { a: [`${SITE}/a-1.0-py3.egg`], b: [`${SITE}/b-1.0-py3.egg`] });
});

const SBOM = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    { type: 'library', name: 'numpy', version: '1.0', purl: 'pkg:pypi/numpy@1.0' },
    { type: 'library', name: 'openblas', version: '0.3', purl: 'pkg:generic/openblas@0.3' },
    { type: 'library', name: 'serde', version: '1.0.1', purl: 'pkg:cargo/serde@1.0.1' },
    { type: 'library', name: 'own', version: '0.1.0', purl: 'pkg:cargo/own@0.1.0?download_url=file://.' },
  ],
});

test('SBOMs inside dist-info describe parts, not installs, and neither the distribution itself nor its own sources', async () => {
  const path = `${SITE}/numpy-1.0.dist-info/sboms/auditwheel.cdx.json`;
  const { packages, gaps } = await run({
    [`${SITE}/numpy-1.0.dist-info/METADATA`]: meta('numpy'),
    [path]: SBOM,
    [`${SITE}/numpy-1.0.dist-info/sboms/other.json`]: '{}',
    [`${SITE}/numpy/sboms/x.cdx.json`]: SBOM,
  });
  assert.deepEqual(
    packages.map(({ purl, role, evidence }) => [purl, role, evidence[0]?.path, evidence[0]?.confidence]),
    [
      ['pkg:pypi/numpy@1.0', undefined, `${SITE}/numpy-1.0.dist-info/METADATA`, 'certain'],
      ['pkg:generic/openblas@0.3', 'vendored', path, 'likely'],
      ['pkg:cargo/serde@1.0.1', 'vendored', path, 'likely'],
    ],
  );
  assert.deepEqual(
    gaps.map(({ reason, hides }) => [reason, hides]),
    [['not-understood', true]],
  );
});

test('a record of too many places is cut, and told as a gap that hides nothing', async () => {
  const lines = Array.from({ length: 3000 }, (_, at) => `m${at}.py,,`).join('\n');
  const { gaps } = await run({
    [`${SITE}/a-1.0.dist-info/METADATA`]: meta('a'),
    [`${SITE}/a-1.0.dist-info/RECORD`]: lines,
  });
  assert.deepEqual(
    gaps.map(({ reason, hides }) => [reason, hides]),
    [['budget', false]],
  );
});

for (const [file, content] of [
  ['RECORD', '"a ""b"".py",sha256=x,1\n../../../bin/x,,\nb/c.py,,\n'],
  ['sboms/x.cdx.json', SBOM],
] as const)
  test(`mutated ${file}: facts, or Damaged, or OverBudget`, () => {
    const entry = { path: `${SITE}/a-1.0.dist-info/${file}` } as Entry;
    const reader = pythonCataloguer.readers.find((one) => one.wants(file, entry) === 'bytes')!;
    for (const text of mutations(Buffer.from(content), 300)) {
      try {
        reader.read?.(bytesOf(text), entry, { fact: () => {}, gap: () => {} });
      } catch (error) {
        assert.ok(isBadContent(error), String(error));
      }
    }
  });

test('no record claims folders elsewhere; a program of pip --target lies beside the packages', async () => {
  const results = await catalogue(
    [pythonCataloguer],
    [
      {
        'opt/app/a-1.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: a\nVersion: 1.0\n',
        'opt/app/a-1.0.dist-info/RECORD': '../../bin/tool,,\n../../usr/bin,,\na/x.py,,\n',
        'opt/app/a/x.py': '',
        'opt/app/bin/tool': '',
        'opt/app/bin/other': '',
        'usr/bin/evil': '',
      },
    ],
  );
  assert.deepEqual(results.get('python/installed')!.contains?.[0]?.paths.toSorted(), [
    'opt/app/a',
    'opt/app/a-1.0.dist-info',
    'opt/app/bin/tool',
  ]);
});

test('records that name more than is looked for are told', async () => {
  const record = Array.from({ length: 2000 }, (_, i) => i).join('\n');
  const { packages, gaps } = await run(
    Object.assign(
      {},
      ...Array.from({ length: 200 }, (_, i) => ({
        [`${SITE}/p${i}-1.dist-info/METADATA`]: meta(`p${i}`),
        [`${SITE}/p${i}-1.dist-info/RECORD`]: record,
      })),
    ) as Record<string, string>,
  );
  assert.equal(packages.length, 200);
  assert.deepEqual(
    gaps.map(({ reason, hides }) => [reason, hides]),
    [['budget', false]],
  );
});
