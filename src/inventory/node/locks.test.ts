// Tests of Node's lock files: npm, Yarn, pnpm, Bun, Deno; each rule by its name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { NODE } from './index.ts';

async function run(path: string, content: string | object) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const results = [...(await catalogue(NODE, [{ [path]: text }])).values()];
  const packages = results.flatMap((one) => one.packages);
  const gaps = results.flatMap((one) => one.gaps);
  return {
    packages,
    gaps: gaps.map(({ reason, hides, detail }) => `${reason}${hides ? ' hides' : ''}: ${detail}`),
    rows: packages.map(({ type, name, version, role, evidence }) =>
      [type === 'npm' ? '' : `${type}:`, name, version && `@${version}`, role && ` ${role}`]
        .concat(evidence[0]?.confidence === 'certain' ? '' : ` ${evidence[0]?.confidence}`)
        .join(''),
    ),
  };
}

test('what a lock file names is declared and not seen, with the file as evidence', async () => {
  const { packages } = await run('app/package-lock.json', {
    lockfileVersion: 3,
    packages: { 'node_modules/@s/a': { version: '1.0.0', license: 'MIT' } },
  });
  assert.deepEqual(
    packages.map(({ purl, licences, details, evidence }) => [purl, licences, details, evidence]),
    [
      [
        'pkg:npm/%40s/a@1.0.0',
        ['MIT'],
        { declared: 'lock' },
        [
          {
            cataloguer: 'node/npm-lock',
            path: 'app/package-lock.json',
            layer: 0,
            by: 'package-lock.json',
            confidence: 'certain',
          },
        ],
      ],
    ],
  );
});

test('lock files below node_modules install nothing', async () => {
  const lock = { lockfileVersion: 3, packages: { 'node_modules/a': { version: '1.0.0' } } };
  assert.deepEqual((await run('node_modules/b/package-lock.json', lock)).rows, []);
  assert.deepEqual((await run('node_modules/.package-lock.json', lock)).rows, []);
  assert.deepEqual((await run('my_node_modules/npm-shrinkwrap.json', lock)).rows, ['a@1.0.0']);
});

test('npm 2 and 3: project, workspaces and links are no packages; an alias goes by its real name; bundled ones count', async () => {
  const { rows, gaps } = await run('package-lock.json', {
    lockfileVersion: 2,
    packages: {
      '': { name: 'project', version: '1.0.0' },
      'packages/x': { name: 'x', version: '1.0.0' },
      'node_modules/x': { resolved: 'packages/x', link: true },
      'node_modules/a': { version: '1.0.0', resolved: 'https://registry.example/a/-/a-1.0.0.tgz' },
      'packages/x/node_modules/@s/b': { version: '2.0.0', dev: true },
      'node_modules/old': { name: '@s/real', version: '3.0.0' },
      'node_modules/a/node_modules/c': { version: '4.0.0', inBundle: true },
      'node_modules/git': { version: '5.0.0', resolved: 'git+ssh://git@example.org/x/git.git#4f2a' },
      'node_modules/odd': {},
    },
    dependencies: { a: { version: '1.0.0' }, onlyHere: { version: '0.0.1' } },
  });
  assert.deepEqual(rows, [
    'a@1.0.0',
    '@s/b@2.0.0 dev',
    '@s/real@3.0.0',
    'c@4.0.0',
    'git@5.0.0 likely',
    'odd',
  ]);
  assert.deepEqual(gaps, []);
});

test('npm: what is needed for development or optionally is not for development only', async () => {
  const { rows } = await run('package-lock.json', {
    lockfileVersion: 3,
    packages: {
      'node_modules/a': { version: '1.0.0', devOptional: true },
      'node_modules/b': { version: '1.0.0', dev: true },
      'node_modules/c/node_modules/b': { version: '1.0.0' },
    },
  });
  assert.deepEqual(rows, ['a@1.0.0', 'b@1.0.0']);
});

test('npm 1 and shrinkwraps without a version: nested, aliases, local folders, archives and repositories', async () => {
  const { rows, gaps } = await run('npm-shrinkwrap.json', {
    name: 'project',
    dependencies: {
      a: {
        version: '1.0.0',
        dependencies: { b: { version: '2.0.0', dev: true, dependencies: { c: { version: '3.0.0' } } } },
      },
      alias: { version: 'npm:@s/real@4.0.0' },
      folder: { version: 'file:../folder', dependencies: { d: { version: '5.0.0' } } },
      archive: { version: 'file:archive.tgz' },
      git: { version: 'github:user/git#4f2a' },
      url: { version: 'https://example.org/url.tgz' },
      odd: 7,
    },
  });
  assert.deepEqual(rows, [
    'a@1.0.0',
    'b@2.0.0 dev',
    'c@3.0.0',
    '@s/real@4.0.0',
    'd@5.0.0',
    'archive likely',
    'git likely',
    'url likely',
  ]);
  assert.deepEqual(gaps, []);
});

test('a lock file of a version to come is a gap that hides', async () => {
  for (const [path, content] of [
    ['package-lock.json', '{"lockfileVersion":4,"packages":{}}'],
    ['yarn.lock', '__metadata:\n  version: 12\n'],
    ['pnpm-lock.yaml', "lockfileVersion: '12.0'\n"],
    ['bun.lock', '{"lockfileVersion":7}'],
    ['deno.lock', '{"version":"9"}'],
    ['deno.lock', '{"version":null}'],
  ] as const)
    assert.match((await run(path, content)).gaps.join(), /^not-understood hides: lock file version/, path);
});

test('Yarn 1: aliases, several ranges, folders, repositories, quotes; ranges are no versions', async () => {
  const { rows, gaps } = await run(
    'yarn.lock',
    `# THIS IS AN AUTOGENERATED FILE.
# yarn lockfile v1\r


a@^1.0.0, a@^1.1.0:
  version "1.2.0"
  resolved "https://registry.example/a/-/a-1.2.0.tgz#4f2a"
  dependencies:
    version "9.9.9"

"@s/b@^2.0.0":
  version "2.0.0"
  resolved x

"alias@npm:real@^3.0.0", real@^3.0.0:
  version "3.0.0"

"folder@file:../folder":
  version "0.0.0"

"archive@file:archive.tgz":
  version "4.0.0"
  resolved "file:archive.tgz#4f2a"

"git@git+ssh://git@example.org/git.git":
  version "5.0.0"

short@user/short:
  version "6.0.0"
`,
  );
  assert.deepEqual(rows, [
    'a@1.2.0',
    '@s/b@2.0.0',
    'real@3.0.0',
    'archive@4.0.0 likely',
    'git@5.0.0 likely',
    'short@6.0.0 likely',
  ]);
  assert.deepEqual(gaps, []);
});

test('Yarn 1: what stands before a damage stays', async () => {
  const { rows, gaps } = await run(
    'yarn.lock',
    'a@1:\n  version "1.0.0"\n\n<<<<<<< HEAD\nb@1:\n  version "1.0.0"\n',
  );
  assert.deepEqual(rows, ['a@1.0.0']);
  assert.match(gaps.join(), /^damaged hides/);
});

test('Yarn since 2: the resolution has the real name; workspaces, links and portals are no packages', async () => {
  const { rows, gaps } = await run(
    'yarn.lock',
    `# This file is generated by running "yarn install".

__metadata:
  version: 8
  cacheKey: 10c0

"@s/b@npm:^2.0.0":
  version: 2.0.0
  resolution: "@s/b@npm:2.0.0"
  linkType: hard

"alias@npm:real@^3.0.0":
  version: 3.0.0
  resolution: "real@npm:3.0.0"
  linkType: hard

"c@patch:c@npm%3A^4.0.0#~builtin<compat/c>":
  version: 4.0.0
  resolution: "c@patch:c@npm%3A4.0.0#~builtin<compat/c>::version=4.0.0&hash=4f2a"
  linkType: hard

"project@workspace:.":
  version: 0.0.0-use.local
  resolution: "project@workspace:."
  linkType: soft

"beside@portal:../beside::locator=project%40workspace%3A.":
  version: 0.0.0-use.local
  resolution: "beside@portal:../beside::locator=project%40workspace%3A."
  linkType: soft

"folder@file:./folder#./folder::hash=4f&locator=project%40workspace%3A.":
  version: 1.0.0
  resolution: "folder@file:./folder#./folder::hash=4f&locator=project%40workspace%3A."
  linkType: hard

"archive@file:./archive.tgz::locator=project%40workspace%3A.":
  version: 5.0.0
  resolution: "archive@file:./archive.tgz#./archive.tgz::hash=4f&locator=project%40workspace%3A."
  linkType: hard

? "long@npm:^1.0.0, long@npm:^1.0.1, long@npm:^1.0.2"
: version: 1.0.3
  resolution: "long@npm:1.0.3"
  linkType: hard
`,
  );
  assert.deepEqual(rows, [
    '@s/b@2.0.0',
    'real@3.0.0',
    'c@4.0.0 likely',
    'archive@5.0.0 likely',
    'long@1.0.3',
  ]);
  assert.deepEqual(gaps, []);
});

test('pnpm 5: names by slashes, peers after a line, hosts in front, names inside; development by mark', async () => {
  const { rows, gaps } = await run(
    'pnpm-lock.yaml',
    `lockfileVersion: 5.4
dependencies:
  a: 1.0.0_b@2.0.0
packages:

  /a/1.0.0_b@2.0.0:
    resolution: {integrity: sha512-x}
    dev: false

  /@s/b/2.0.0_4f2a:
    dev: true

  registry.example/@s/c/3.0.0-rc.1:
    resolution: {}

  github.com/user/d/4f2a:
    resolution: {tarball: https://example.org/d}
    name: d
    version: 4.0.0
    dev: true

  file:folder:
    resolution: {directory: folder, type: directory}
    name: folder
    version: 0.0.0
`,
  );
  assert.deepEqual(rows, ['a@1.0.0', '@s/b@2.0.0 dev', '@s/c@3.0.0-rc.1', 'd@4.0.0 dev likely']);
  assert.deepEqual(gaps, []);
});

test('pnpm 6: names by an at sign, peers in brackets', async () => {
  const { rows } = await run(
    'pnpm-lock.yaml',
    `lockfileVersion: '6.0'
packages:
  /a@1.0.0(@s/b@2.0.0)(c@3.0.0):
    dev: true
  /@s/b@2.0.0:
    dev: false
  registry.example/c@3.0.0: {}
`,
  );
  assert.deepEqual(rows, ['a@1.0.0 dev', '@s/b@2.0.0', 'c@3.0.0']);
});

const PNPM = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      a:
        specifier: ^1.0.0
        version: 1.0.0(p@1.0.0)
      local:
        specifier: link:../local
        version: link:../local
    devDependencies:
      d:
        specifier: ^1.0.0
        version: 1.0.0
  web:
    optionalDependencies:
      alias:
        specifier: npm:real@1.0.0
        version: real@1.0.0

packages:

  a@1.0.0: {}
  both@1.0.0: {}
  d@1.0.0: {}
  '@s/devpart@1.0.0': {}
  real@1.0.0: {}
  p@1.0.0: {}
  orphan@1.0.0: {}
  url@https://example.org/url.tgz:
    resolution: {tarball: https://example.org/url.tgz}
    version: 7.0.0
  folder@file:folder:
    resolution: {directory: folder, type: directory}

snapshots:

  a@1.0.0(p@1.0.0):
    dependencies:
      both: 1.0.0
      p: 1.0.0
    optionalDependencies:
      folder: file:folder
  both@1.0.0: {}
  '@s/devpart@1.0.0': {}
  d@1.0.0:
    dependencies:
      both: 1.0.0
      '@s/devpart': 1.0.0
      p: 1.0.0(p@2.0.0)
  folder@file:folder:
    dependencies:
      url: https://example.org/url.tgz
`;
const PNPM_ROWS = [
  'both@1.0.0',
  'd@1.0.0 dev',
  '@s/devpart@1.0.0 dev',
  'real@1.0.0',
  'p@1.0.0',
  'orphan@1.0.0',
];

test('pnpm 9: development by the graph; aliases, peers, links and folders on the way', async () => {
  const { rows, gaps } = await run('pnpm-lock.yaml', PNPM);
  assert.deepEqual(rows, ['a@1.0.0', ...PNPM_ROWS, 'url@7.0.0 likely']);
  assert.deepEqual(gaps, []);
});

test('pnpm: several documents in one file', async () => {
  const tools = `---
lockfileVersion: '9.0'
importers:
  .:
    packageManagerDependencies:
      pnpm:
        specifier: 11.0.0
        version: 11.0.0
packages:
  pnpm@11.0.0: {}
snapshots:
  pnpm@11.0.0: {}
---
`;
  const { rows } = await run('pnpm-lock.yaml', tools + PNPM);
  assert.deepEqual(rows, ['pnpm@11.0.0 dev', 'a@1.0.0', ...PNPM_ROWS, 'url@7.0.0 likely']);
});

test('pnpm: with a piece of the graph missing, nothing is taken to be for development', async () => {
  const { rows, gaps } = await run('pnpm-lock.yaml', `${PNPM}  damaged: "\n`);
  assert.ok(rows.includes('d@1.0.0'));
  assert.equal(rows.length, 8);
  assert.match(gaps.join(), /^damaged hides/);
});

test('Bun: JSON with commas too many; aliases, workspaces, repositories; development by the graph of paths', async () => {
  const { rows, gaps } = await run(
    'bun.lock',
    `{
  // comment
  "lockfileVersion": 1,
  "workspaces": {
    "": { "name": "project", "dependencies": { "a": "^1.0.0", }, "devDependencies": { "d": "^1.0.0" } },
    "packages/w": { "name": "w", "devDependencies": { "c": "^2.0.0" }, "peerDependencies": { "git": "user/git" } },
  },
  "packages": {
    "a": ["a@1.0.0", "", { "dependencies": { "c": "^1.0.0", "@s/b": "^1.0.0" } }, "sha512-x"],
    "c": ["c@1.0.0", "", {}, "sha512-x"],
    "@s/b": ["real@3.0.0", "", { "dependencies": { "c": "3" } }, "sha512-x"],
    "@s/b/c": ["c@3.0.0", "", {}, "sha512-x"],
    "d": ["d@1.0.0", "", { "dependencies": { "e": "1", "c": "1" } }, "sha512-x"],
    "e": ["e@1.0.0", "", { "peerDependencies": { "d": "1" } }, "sha512-x"],
    "w": ["w@workspace:packages/w"],
    "w/c": ["c@2.0.0", "", {}, "sha512-x"],
    "git": ["git@github:user/git#4f2a", {}, "user-git-4f2a"],
    "folder": ["folder@file:folder", {}],
    "archive": ["archive@./archive.tgz", {}, "sha512-x"],
  },
}
`,
  );
  assert.deepEqual(rows, [
    'a@1.0.0',
    'c@1.0.0',
    'real@3.0.0',
    'c@3.0.0',
    'd@1.0.0 dev',
    'e@1.0.0 dev',
    'c@2.0.0 dev',
    'git likely',
    'archive likely',
  ]);
  assert.deepEqual(gaps, []);
});

test('Bun: the binary lock file is a gap that hides', async () => {
  assert.match(
    (await run('bun.lockb', '#!/usr/bin/env bun\nbun-lockfile-format-v0\n')).gaps.join(),
    /^not-understood hides/,
  );
});

test('Bun: a file made to be slow is given up, and its packages stay', async () => {
  const path = Array.from({ length: 300 }, (_, n) => `p${n}`).join('/');
  const needs = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`n${n}`, '1']));
  const { rows, gaps } = await run('bun.lock', {
    lockfileVersion: 1,
    packages: { a: ['a@1.0.0', '', {}], [path]: ['b@1.0.0', '', { dependencies: needs }] },
  });
  assert.deepEqual(rows, ['a@1.0.0', 'b@1.0.0']);
  assert.match(gaps.join(), /^budget hides/);
});

test('Deno 2 to 5: npm and JSR packages, without what peers add', async () => {
  const npm = { '@s/a@1.0.0': { integrity: 'x' }, 'b@2.0.0_a@1.0.0': {}, 'b_c@3.0.0': {} };
  const jsr = { '@std/path@1.0.8': {} };
  const found = ['@s/a@1.0.0', 'b@2.0.0', 'b_c@3.0.0'];
  const specifiers = { 'npm:b@2': '2.0.0' };
  for (const [content, expected] of [
    [{ version: '2', remote: {}, npm: { specifiers, packages: npm } }, found],
    [{ version: '3', packages: { specifiers, jsr, npm }, remote: {} }, ['jsr:@std/path@1.0.8', ...found]],
    [{ version: '4', specifiers, jsr, npm, workspace: {} }, ['jsr:@std/path@1.0.8', ...found]],
    [{ version: '5', specifiers, npm, jsr }, [...found, 'jsr:@std/path@1.0.8']],
  ] as const) {
    const { rows, gaps, packages } = await run('deno.lock', content);
    assert.deepEqual([rows, gaps], [expected, []]);
    for (const { type, purl } of packages)
      if (type === 'jsr') assert.equal(purl, 'pkg:jsr/%40std/path@1.0.8');
  }
});

test('names from content never become keys of a plain object', async () => {
  const { rows } = await run(
    'package-lock.json',
    '{"packages":{"node_modules/__proto__":{"version":"1.0.0"}}}',
  );
  assert.deepEqual(rows, ['__proto__@1.0.0']);
});

const VALID: readonly (readonly [string, string])[] = [
  [
    'package-lock.json',
    '{"lockfileVersion":2,"packages":{"":{},"node_modules/a":{"version":"1.0.0","dev":true}},"dependencies":{"a":{"version":"npm:b@1","dependencies":{"c":{"version":"1"}}}}}',
  ],
  ['yarn.lock', '# yarn lockfile v1\n\n"a@npm:b@^1", c@1:\n  version "1.0.0"\n  dependencies:\n    d "1"\n'],
  [
    'yarn.lock',
    '__metadata:\n  version: 6\n\n"a@npm:^1":\n  version: 1.0.0\n  resolution: "a@npm:1.0.0"\n  linkType: hard\n',
  ],
  ['pnpm-lock.yaml', PNPM],
  [
    'pnpm-lock.yaml',
    'lockfileVersion: 5.3\npackages:\n  /@s/a/1.0.0_b@1:\n    dev: true\n  /b@1.0.0(c@2): {}\n',
  ],
  [
    'bun.lock',
    '{"lockfileVersion":1,"workspaces":{"":{"dependencies":{"a":"1",},},},"packages":{"a":["a@1.0.0","",{"dependencies":{"b":"1"}},"x"],"a/b":["b@1.0.0"],},}',
  ],
  ['bun.lockb', '\0\0'],
  ['deno.lock', '{"version":"4","jsr":{"@s/a@1.0.0":{}},"npm":{"b@1.0.0_c@1":{"dependencies":["c"]}}}'],
];

test('damaged lock files give Damaged or OverBudget and nothing else', () => {
  for (const [path, content] of VALID) {
    const entry = { path } as Entry;
    const reader = NODE.flatMap(({ readers }) => [...readers]).find(
      (one) => one.wants(path, entry) !== 'no' && one.files?.basenames?.includes(path),
    )!;
    for (const file of mutations(Buffer.from(content), 400)) {
      try {
        reader.read?.(bytesOf(file), entry, { fact: () => undefined, gap: () => undefined });
      } catch (error) {
        assert.ok(isBadContent(error), `${path}: ${String(error)}`);
      }
    }
  }
});
