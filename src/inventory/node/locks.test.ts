// Tests of npm's lock files, and of what all of Node's lock files have in common.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listed } from '../../../test/support/listed.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { NODE } from './index.ts';

const run = (path: string, content: string | object) => listed(NODE, path, content);

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
  [
    'pnpm-lock.yaml',
    "lockfileVersion: '9.0'\nimporters:\n  .:\n    devDependencies:\n      a:\n        version: 1.0.0(b@1)\npackages:\n  a@1.0.0: {}\nsnapshots:\n  a@1.0.0(b@1):\n    dependencies: {c: 1}\n",
  ],
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
