// Tests of the cataloguers of Python's lock files and manifests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { buildZip } from '../../../test/support/zip.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
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

test('Pipfile.lock: default, develop, categories of one’s own; repositories without a version; no local paths', async () => {
  const { rows, gaps } = await run({
    'Pipfile.lock': JSON.stringify({
      _meta: { hash: { sha256: 'x' }, sources: [] },
      default: {
        a: { version: '==1.0', hashes: [] },
        both: { version: '==1' },
        repo: { git: 'https://example.org/x', ref: 'abc' },
        local: { path: '.', editable: true },
        bare: {},
      },
      develop: { b: { version: '===2.0' }, both: { version: '==1' } },
      docs: { c: { version: '==3.0' } },
    }),
  });
  assert.deepEqual(rows, ['a 1.0', 'both 1', 'repo  likely', 'b 2.0 dev', 'c 3.0']);
  assert.deepEqual(gaps, ['not-understood true bare has no version']);
});

test('poetry.lock: categories of version 1, groups of version 2, sources', async () => {
  const { rows, gaps } = await run({
    'poetry.lock': `
[[package]]
name = "a"
version = "1"
category = "dev"
[[package]]
name = "b"
version = "2"
groups = ["dev", "test"]
[[package]]
name = "c"
version = "3"
groups = ["main", "dev"]
[package.dependencies]
a = {version = "*", optional = true}
[[package]]
name = "d"
version = "4"
[package.source]
type = "git"
url = "https://example.org/d"
[[package]]
name = "e"
version = "5"
[package.source]
type = "directory"
url = "../e"
[metadata]
lock-version = "2.1"
`,
  });
  assert.deepEqual(rows, ['a 1 dev', 'b 2 dev', 'c 3', 'd 4 likely']);
  assert.deepEqual(gaps, []);
});

test('pdm.lock: groups, repositories, local paths', async () => {
  const { rows } = await run({
    'pdm.lock': `
[[package]]
name = "a"
version = "1"
groups = ["dev"]
[[package]]
name = "b"
version = "2"
groups = ["default", "dev"]
[[package]]
name = "c"
version = "3"
groups = ["tests"]
[[package]]
name = "d"
version = "4"
git = "https://example.org/d"
[[package]]
name = "e"
version = "5"
path = "./e"
`,
  });
  assert.deepEqual(rows, ['a 1 dev', 'b 2', 'c 3', 'd 4 likely']);
});

test('pylock.toml: only what every install leaves out is for development', async () => {
  const { rows } = await run({
    'pylock.toml': `
lock-version = "1.0"
default-groups = ["base"]
[[packages]]
name = "a"
version = "1"
marker = "'dev' in dependency_groups"
[[packages]]
name = "b"
version = "2"
marker = "python_version >= '3.6' and (\\"base\\" in dependency_groups or 'dev' in dependency_groups)"
[[packages]]
name = "c"
version = "3"
marker = "'dev' in dependency_groups or 'x' in extras"
[[packages]]
name = "d"
version = "4"
[packages.vcs]
type = "git"
[[packages]]
name = "e"
directory = { path = "." }
`,
    'x/pylock.docs.toml': '[[packages]]\nname = "f"\nversion = "1"\n',
    'x/pyproject.toml': '[[packages]]\nname = "g"\nversion = "1"\n',
  });
  assert.deepEqual(rows, ['a 1 dev', 'b 2', 'c 3', 'd 4 likely', 'f 1']);
});

const UV = `
version = 1
[[package]]
name = "app"
version = "0.1"
source = { virtual = "." }
dependencies = [{ name = "a", extra = ["x"] }]
[package.optional-dependencies]
more = [{ name = "opt" }]
[package.dev-dependencies]
dev = [{ name = "t" }, { name = "shared", version = "2" }]
[[package]]
name = "a"
version = "1"
source = { registry = "https://pypi.example/simple" }
dependencies = [{ name = "shared", version = "1" }]
[package.optional-dependencies]
x = [{ name = "by-extra" }]
y = [{ name = "t2" }]
[[package]]
name = "t"
version = "1"
source = { registry = "https://pypi.example/simple" }
dependencies = [{ name = "t2" }, { name = "a" }]
${['by-extra 1', 'opt 1', 'shared 1', 'shared 2', 't2 1', 'loose 1']
  .map((one) => one.split(' '))
  .map(
    ([name, version]) =>
      `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "https://pypi.example/simple" }\n`,
  )
  .join('')}
[[package]]
name = "fork"
version = "3"
source = { git = "https://example.org/fork" }
`;

test('uv.lock: what only development groups lead to is for development, extras and forks told apart', async () => {
  const { rows, gaps } = await run({ 'uv.lock': UV });
  assert.deepEqual(rows, [
    'a 1',
    't 1 dev',
    'by-extra 1',
    'opt 1',
    'shared 1',
    'shared 2 dev',
    't2 1 dev',
    'loose 1',
    'fork 3 likely',
  ]);
  assert.deepEqual(gaps, []);
});

test('a script’s uv lock file: what its manifest requires', async () => {
  const { rows } = await run({
    'tool.py.lock':
      '[manifest]\nrequirements = [{ name = "a" }]\n[[package]]\nname = "a"\nversion = "1"\nsource = { registry = "https://pypi.example/simple" }\n',
  });
  assert.deepEqual(rows, ['a 1']);
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

test('packages before a damage stay', async () => {
  const { rows, gaps } = await run({
    'uv.lock': `${UV}[[package]]\nname = `,
    'x/poetry.lock': '[[package]]\nname = "a"\nversion = "1"\n[[package]]\nname = "b\n',
  });
  assert.ok(rows.includes('t 1 dev') && rows.includes('a 1'));
  assert.deepEqual(
    gaps.map((gap) => gap.split(' ', 2).join(' ')),
    ['damaged true', 'damaged true'],
  );
});

test('a uv graph that is too tangled to be walked gives packages all the same', async () => {
  const many = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at)).join('');
  const edges = `[${many(3000, (at) => `{ name = "a", extra = ["${at}"] },`)}]`;
  const { packages, gaps } = await run({
    'uv.lock':
      `[[package]]\nname = "app"\nsource = { virtual = "." }\ndependencies = ${edges}\n` +
      many(3000, (at) => `[[package]]\nname = "a"\nversion = "${at}"\n`),
  });
  assert.deepEqual([packages.length, gaps], [3000, []]);
});

const EXAMPLES: Record<string, string | Uint8Array> = {
  'requirements.txt':
    'Flask[x]==2.0.0 ; a == "b" --hash=sha256:aa \\\n --hash=sha256:bb\n-r base.txt\nx @ https://e/x-1-py3-none-any.whl\n',
  'Pipfile.lock':
    '{"_meta":{"x":{}},"default":{"a":{"version":"==1.0","hashes":["x"]}},"develop":{"b":{"git":"y"}}}',
  'poetry.lock':
    '[[package]]\nname = "a"\nversion = "1"\ngroups = ["main"]\n[package.source]\ntype = "git"\n',
  'pdm.lock': '[[package]]\nname = "a"\nversion = "1"\ngroups = ["dev"]\n',
  'pylock.toml': '[[packages]]\nname = "a"\nversion = "1"\nmarker = "\'dev\' in dependency_groups"\n',
  'uv.lock': UV,
  'setup.py': 'setup(install_requires=[\'a==1.0\', "b>=2"])',
  'a-1-py3-none-any.whl': buildZip([{ name: 'a-1.dist-info/METADATA', data: 'Name: a\nVersion: 1\n\n' }]),
};

for (const [path, content] of Object.entries(EXAMPLES))
  test(`mutated ${path}: packages, or Damaged, or OverBudget`, () => {
    const entry = { path } as Entry;
    const reader = PYTHON.flatMap(({ readers }) => readers).find(
      (one) => one.wants(path, entry) === 'bytes',
    )!;
    for (const file of mutations(Buffer.from(content), 300)) {
      try {
        reader.read?.(bytesOf(file), entry, { fact: () => {}, gap: () => {} });
      } catch (error) {
        assert.ok(isBadContent(error), String(error));
      }
    }
  });
