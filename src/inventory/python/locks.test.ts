// Tests of the cataloguers of Python's lock files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
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

test('a uv graph that is too large gives all packages, and a gap that hides none', async () => {
  const packages = Array.from({ length: 50_100 }, (_, at) => `[[package]]\nname = "p${at}"\nversion = "1"\n`);
  const { rows, gaps } = await run({ 'uv.lock': packages.join('') });
  assert.equal(rows.length, packages.length);
  assert.deepEqual(gaps, ['budget false too many packages to tell which are for development']);
});
