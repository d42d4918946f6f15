// Tests of pnpm's lock files: each rule by its name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listed } from '../../../test/support/listed.ts';
import { NODE } from './index.ts';

const run = (path: string, content: string | object) => listed(NODE, path, content);

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
