// Tests of the cataloguers of Python's requirements files, setup.py and wheels.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { buildZip } from '../../../test/support/zip.ts';
import { PYTHON } from './index.ts';

async function run(files: Record<string, string | Uint8Array>) {
  const results = [...(await catalogue(PYTHON, [files])).values()];
  const packages = results.flatMap((one) => one.packages);
  return {
    packages,
    rows: packages.map(
      ({ name, version, role, evidence }) =>
        `${name} ${version}${role ? ` ${role}` : ''}${evidence[0]!.confidence === 'certain' ? '' : ` ${evidence[0]!.confidence}`}`,
    ),
    gaps: results.flatMap(({ gaps }) =>
      gaps.map(({ reason, hides, detail }) => `${reason} ${hides} ${detail}`),
    ),
  };
}

test('requirements: exact pins only, by pip’s grammar', async () => {
  const { rows, gaps, packages } = await run({
    'requirements.txt': `# comment
Flask==2.0.0  # why
jinja2[i18n, x] == 3.0.0 ; python_version < "3.8"
old (==1.0)
odd===1.0+local
both>=1,==1.5
hashed==1.2 --hash=sha256:aa \\
    --hash=sha256:bb
split == \\
  4.0
wheel @ https://example.org/x/wheel-1.0%2Bcpu-py3-none-any.whl#sha256=aa
--index-url https://example.org/simple
-c constraints.txt
`,
  });
  assert.deepEqual(rows, [
    'Flask 2.0.0',
    'jinja2 3.0.0',
    'old 1.0',
    'odd 1.0+local',
    'both 1.5',
    'hashed 1.2',
    'split 4.0',
    'wheel 1.0+cpu likely',
  ]);
  assert.deepEqual(gaps, []);
  assert.equal(packages[0]?.purl, 'pkg:pypi/flask@2.0.0');
  assert.equal(packages[0]?.details.declared, 'manifest');
});

test('requirements with the hashes of hundreds of files are read, with a marker or without', async () => {
  const hashes = ` \\\n    --hash=sha256:${'a'.repeat(64)}`.repeat(300);
  const { rows, gaps } = await run({
    'requirements.txt': `a==1.0${hashes}\nb==2.0 ; python_version >= '3.9'${hashes}\nc==3.0\n`,
  });
  assert.deepEqual(rows, ['a 1.0', 'b 2.0', 'c 3.0']);
  assert.deepEqual(gaps, []);
});

test('requirements without an exact version are one gap, and no packages', async () => {
  const { rows, gaps } = await run({
    'requirements.txt': 'a\nb>=1\nc==1.*\nd~=1.0\n-e git+https://example.org/e@v1\n./f\n???\ng==1,<2\n',
  });
  assert.deepEqual(rows, ['g 1']);
  assert.deepEqual(gaps, ['not-understood true 7 without an exact version: a, b, c, d, line 5…']);
});

test('requirements: included files are named when nothing else reads them', async () => {
  const { gaps } = await run({
    'app/requirements.txt':
      '-r requirements-base.txt\n--requirement=common.txt\n-rhttps://example.org/requirements.txt\n',
  });
  assert.deepEqual(gaps, [
    'not-understood true includes common.txt, which is not read',
    'not-understood true includes https://example.org/requirements.txt, which is not read',
  ]);
});

test('requirements go by many names; those for development say so', async () => {
  const { rows } = await run({
    'a/requirements-dev.txt': 'a==1',
    'b/test_requirements.txt': 'b==1',
    'c/requirements/base.txt': 'c==1',
    'd/requirements/dev.txt': 'd==1',
    'e/notes.txt': 'e==1',
    'f/Requirements.txt': 'f==1',
  });
  assert.deepEqual(rows, ['a 1 dev', 'b 1 dev', 'c 1', 'd 1 dev', 'f 1']);
});

test('requirements: byte order marks, UTF-16 and Windows line ends', async () => {
  const text = '\ufeffa==1\r\nb==2\r\n';
  const wide = Buffer.from(text, 'utf16le');
  const { rows } = await run({
    'a/requirements.txt': text,
    'b/requirements.txt': wide,
    'c/requirements.txt': Buffer.from(wide).swap16(),
  });
  assert.deepEqual(rows, ['a 1', 'b 2', 'a 1', 'b 2', 'a 1', 'b 2']);
});

test('setup.py: literal exact versions are possible, all else is a gap', async () => {
  const { rows, gaps } = await run({
    'a/setup.py': 'setup(install_requires=[\n  \'a==1.0\', # why\n  "b>=2",\n], x=1)',
    'b/setup.py': 'setup(install_requires=read("requirements.txt"))',
    'c/setup.py': "setup(install_requires=['c==1', 'd==' + version])",
    'd/setup.py': 'setup()',
    'e/setup.py': "setup(install_requires = ['e==1'] + more)",
  });
  assert.deepEqual(rows, ['a 1.0 possible', 'c 1 possible', 'e 1 possible']);
  assert.deepEqual(gaps, [
    'not-understood true 1 without an exact version: b',
    'not-understood true computes install_requires',
    'not-understood true computes install_requires',
    'not-understood true 1 without an exact version: d==',
    'not-understood true adds to install_requires',
  ]);
});

test('wheels in a folder: name, version and licence of the metadata inside', async () => {
  const whl = buildZip([
    { name: 'a/__init__.py', data: '' },
    { name: 'a-1.0.dist-info/METADATA', data: 'Name: A\nVersion: 1.0\nLicense-Expression: MIT\n\n' },
  ]);
  const { packages, gaps } = await run({
    'dist/a-1.0-py3-none-any.whl': whl,
    'dist/b-1-py3-none-any.whl': buildZip([]),
  });
  assert.deepEqual(
    packages.map(({ name, version, licences, evidence }) => [name, version, licences, evidence[0]?.path]),
    [['A', '1.0', ['MIT'], 'dist/a-1.0-py3-none-any.whl']],
  );
  assert.deepEqual(gaps, ['not-understood true a wheel without name and version']);
});

test('requirements: more lines than anybody writes are told, and those before them stand', async () => {
  const { rows, gaps } = await run({ 'requirements.txt': `reef==1.0\n${'a\n'.repeat(300_000)}` });
  assert.deepEqual(rows, ['reef 1.0']);
  assert.ok(
    gaps.some((gap) => gap.includes('more than 200000 requirements')),
    gaps.at(-1),
  );
});
