// Tests of the lock files of Bun and Deno: each rule by its name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listed } from '../../../test/support/listed.ts';
import { NODE } from './index.ts';

const run = (path: string, content: string | object) => listed(NODE, path, content);

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
    [{ version: '3', packages: { specifiers, jsr, npm }, remote: {} }, ['@std/path@1.0.8', ...found]],
    [{ version: '4', specifiers, jsr, npm, workspace: {} }, ['@std/path@1.0.8', ...found]],
    [{ version: '5', specifiers, npm, jsr }, [...found, '@std/path@1.0.8']],
  ] as const) {
    const { rows, gaps, packages } = await run('deno.lock', content);
    assert.deepEqual([rows, gaps], [expected, []]);
    for (const { type, purl } of packages)
      if (type === 'jsr') assert.equal(purl, 'pkg:jsr/%40std/path@1.0.8');
  }
});
