// Tests of the npm cataloguer: which package.json counts as what, and how layers change it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { nodeCataloguer } from './index.ts';
import { folderName, isCopyOf, placeOf } from './place.ts';

const json = (name: string, version = '1.0.0') => JSON.stringify({ name, version });

async function run(...layers: LayerSpec[]) {
  const results = await catalogue([nodeCataloguer], layers);
  const { packages, gaps } = results.get('node/package-json')!;
  return {
    packages,
    gaps,
    rows: packages.map((one) =>
      `${one.name}@${one.version} ${one.evidence[0]?.path} ${one.role ?? ''}`.trim(),
    ),
  };
}

test('a package counts directly below node_modules, with or without a scope, and at every path', async () => {
  const { packages, rows } = await run({
    'app/node_modules/a/package.json': json('a'),
    'app/node_modules/@s/b/package.json': json('@s/b', '2.0.0'),
    'app/node_modules/@s/b/node_modules/a/package.json': json('a', '0.9.0'),
    'usr/lib/node_modules/a/package.json': json('a'),
  });
  assert.deepEqual(rows, [
    'a@1.0.0 app/node_modules/a/package.json',
    '@s/b@2.0.0 app/node_modules/@s/b/package.json',
    'a@0.9.0 app/node_modules/@s/b/node_modules/a/package.json',
    'a@1.0.0 usr/lib/node_modules/a/package.json',
  ]);
  assert.equal(packages[0]?.purl, 'pkg:npm/a@1.0.0');
  assert.equal(packages[0]?.evidence[0]?.confidence, 'certain');
});

test('only what lies below node_modules counts: not the project, not its workspaces, not other package.json files', async () => {
  const { rows, gaps } = await run({
    'app/package.json': json('app'),
    'app/packages/x/package.json': json('x'),
    'usr/share/nodejs/package.json': json('y'),
    'app/usr/share/nodejs/y/package.json': json('y'),
    'app/node_modules/package.json': json('z'),
    'app/node_modules/@s/package.json': json('z'),
    'app/node_modules/a/package.json.bak': json('z'),
  });
  assert.deepEqual([rows, gaps], [[], []]);
});

test('hidden folders are stores of package managers or nothing', () => {
  for (const [path, place] of [
    ['node_modules/.pnpm/a@1.0.0/node_modules/a/package.json', 'installed'],
    ['node_modules/.pnpm/@s+a@1.0.0/node_modules/@s/a/package.json', 'installed'],
    ['node_modules/.registry/a/1.0.0/node_modules/a/package.json', 'installed'],
    ['node_modules/.deno/a@1.0.0/node_modules/a/package.json', 'installed'],
    ['node_modules/.bun/a@1.0.0/node_modules/a/package.json', 'installed'],
    ['node_modules/.store/a-npm-1.0.0-4f2a/package/package.json', 'installed'],
    ['app/.yarn/unplugged/a-npm-1.0.0-4f2a/node_modules/a/package.json', 'installed'],
    ['node_modules/.cache/x/package.json', 'none'],
    ['node_modules/.vite/deps/package.json', 'none'],
    ['node_modules/.package-lock.json', 'none'],
  ] as const)
    assert.equal(placeOf(path), place, path);
});

test('pnpm: a package that is linked into many places is one, at its real path', async () => {
  const { rows } = await run([
    { name: 'app/node_modules/.pnpm/a@1.0.0/node_modules/a/package.json', content: json('a') },
    { name: 'app/node_modules/a', type: 'symlink', target: '.pnpm/a@1.0.0/node_modules/a' },
    { name: 'app/node_modules/.pnpm/node_modules/a', type: 'symlink', target: '../a@1.0.0/node_modules/a' },
  ]);
  assert.deepEqual(rows, ['a@1.0.0 app/node_modules/.pnpm/a@1.0.0/node_modules/a/package.json']);
});

test('hard links from a store: the file that is loaded is the evidence', async () => {
  const store = 'root/store/v3/files/4f/2a';
  const { rows } = await run([
    { name: store, content: json('a') },
    { name: 'app/node_modules/a/package.json', type: 'hardlink', target: store },
    { name: 'web/node_modules/a/package.json', type: 'hardlink', target: store },
  ]);
  assert.deepEqual(rows, [
    'a@1.0.0 app/node_modules/a/package.json',
    'a@1.0.0 web/node_modules/a/package.json',
  ]);
});

test('files inside a package that only set a module type are no packages', async () => {
  const { rows, gaps } = await run({
    'node_modules/a/package.json': json('a'),
    'node_modules/a/dist/esm/package.json': '{"type":"module"}',
    'node_modules/a/hooks/package.json': '{"name":"a/hooks","main":"x.js"}',
    'node_modules/a/lib/a/package.json': json('a'),
    'node_modules/a/broken/package.json': '{',
  });
  assert.deepEqual(rows, ['a@1.0.0 node_modules/a/package.json']);
  assert.deepEqual(gaps, []);
});

test('a package that was copied into another one is vendored, never an install', async () => {
  const { rows } = await run({
    'node_modules/next/package.json': json('next'),
    'node_modules/next/dist/compiled/@s/b/package.json': json('@s/b', '7.0.0'),
    'node_modules/next/dist/compiled/c/package.json': '{"name":"c","main":"index.js"}',
    'node_modules/next/vendor/node_modules/d/package.json': json('d', '0.1.0'),
    'node_modules/next/other/package.json': json('not-other'),
    'node_modules/next/bench/package.json': '{"name":"bench","version":"1.0.0","private":true}',
  });
  assert.deepEqual(rows, [
    'next@1.0.0 node_modules/next/package.json',
    '@s/b@7.0.0 node_modules/next/dist/compiled/@s/b/package.json vendored',
    'd@0.1.0 node_modules/next/vendor/node_modules/d/package.json vendored',
  ]);
});

test("packages in a package's test folders are noise; the folder of a whole project may be called test", async () => {
  const { rows } = await run({
    'node_modules/resolve/test/node_modules/a/package.json': json('a'),
    'node_modules/resolve/test/fixtures/a/package.json': json('a'),
    'test/node_modules/a/package.json': json('a'),
  });
  assert.deepEqual(rows, ['a@1.0.0 test/node_modules/a/package.json']);
});

test('an alias is reported under its real name', async () => {
  const { rows } = await run({ 'node_modules/old-a/package.json': json('a') });
  assert.deepEqual(rows, ['a@1.0.0 node_modules/old-a/package.json']);
});

test('without a version it is a package of unknown version; without a name it goes by its folder', async () => {
  const { packages } = await run({
    'node_modules/a/package.json': '{"name":"a"}',
    'node_modules/@s/b/package.json': '{"version":"1.0.0"}',
  });
  assert.deepEqual(
    packages.map(({ name, version, purl }) => [name, version, purl]),
    [
      ['a', '', 'pkg:npm/a'],
      ['@s/b', '1.0.0', 'pkg:npm/%40s/b@1.0.0'],
    ],
  );
  assert.equal(packages[0]?.evidence[0]?.confidence, 'likely');
});

test('what can not be read is a gap; it hides packages where name and version are lost', async () => {
  const { rows, gaps } = await run({
    'node_modules/a/package.json': '{}',
    'node_modules/b/package.json': '{"name":',
    'node_modules/c/package.json': '{"name":"c","version":"1.0.0",',
    'node_modules/d/package.json': json('d', '1'.repeat(2000)),
    'node_modules/e/package.json': ' '.repeat(16 * 1024 * 1024 + 1),
  });
  assert.deepEqual(rows, ['c@1.0.0 node_modules/c/package.json']);
  assert.deepEqual(
    gaps.map(({ path, reason, hides }) => [path.split('/')[1], reason, hides]),
    [
      ['a', 'not-understood', true],
      ['b', 'damaged', true],
      ['c', 'damaged', false],
      ['d', 'not-understood', true],
      ['e', 'too-large', true],
    ],
  );
});

test('a package that a higher layer deletes or overwrites with something else is gone', async () => {
  const { rows } = await run(
    { 'node_modules/a/package.json': json('a'), 'node_modules/b/package.json': json('b') },
    { 'node_modules/.wh.a': '', 'node_modules/b/package.json': '{}' },
  );
  assert.deepEqual(rows, []);
});

test('introduced: the first layer of the run that has this name, version and path', async () => {
  const path = 'node_modules/a/package.json';
  const { packages } = await run(
    { [path]: json('a', '1.0.0') },
    { [path]: json('a', '2.0.0'), 'node_modules/b/package.json': json('b') },
    { [path]: json('a', '2.0.0') },
    { other: 'x' },
  );
  assert.deepEqual(
    packages.map(({ name, version, introduced, evidence }) => [
      name,
      version,
      introduced,
      evidence[0]?.layer,
    ]),
    [
      ['a', '2.0.0', 1, 2],
      ['b', '1.0.0', 1, 1],
    ],
  );
});

test("Debian's folders of modules are like node_modules", async () => {
  const { rows } = await run({
    'usr/share/nodejs/a/package.json': json('a'),
    'usr/share/nodejs/@s/b/package.json': json('@s/b'),
    'usr/share/nodejs/a/node_modules/c/package.json': json('c'),
    'usr/share/nodejs/a/lib/d/package.json': json('d'),
    'usr/share/nodejs/a/lib/a/package.json': json('a'),
    'usr/share/nodejs/a/test/e/package.json': json('e'),
    'usr/lib/nodejs/f/package.json': json('f'),
    'usr/lib/x86_64-linux-gnu/nodejs/g/package.json': json('g'),
    'usr/lib/node_modules/npm/package.json': json('npm'),
  });
  assert.deepEqual(rows, [
    'a@1.0.0 usr/share/nodejs/a/package.json',
    '@s/b@1.0.0 usr/share/nodejs/@s/b/package.json',
    'c@1.0.0 usr/share/nodejs/a/node_modules/c/package.json',
    'd@1.0.0 usr/share/nodejs/a/lib/d/package.json vendored',
    'f@1.0.0 usr/lib/nodejs/f/package.json',
    'g@1.0.0 usr/lib/x86_64-linux-gnu/nodejs/g/package.json',
    'npm@1.0.0 usr/lib/node_modules/npm/package.json',
  ]);
});

test('a package contains its folder', async () => {
  const results = await catalogue(
    [nodeCataloguer],
    [{ 'app/node_modules/@s/a/package.json': json('@s/a'), 'app/node_modules/@s/a/index.js': 'x' }],
  );
  const { packages, contains } = results.get('node/package-json')!;
  assert.deepEqual(contains, [{ package: packages[0]?.id, paths: ['app/node_modules/@s/a'] }]);
});

test('a folder that is linked does not make a second package', async () => {
  const { rows } = await run(
    [
      { name: 'srv/app/node_modules/a/package.json', content: json('a') },
      { name: 'app', type: 'symlink', target: 'srv/app' },
    ],
    { 'app/node_modules/a/package.json': json('a', '1.0.1') },
  );
  assert.deepEqual(rows, ['a@1.0.1 srv/app/node_modules/a/package.json']);
});

test('names and copies', () => {
  assert.equal(folderName('x/node_modules/a/package.json'), 'a');
  assert.equal(folderName('x/node_modules/@s/a/package.json'), '@s/a');
  assert.equal(isCopyOf('node_modules/x/lib/a/package.json', 'a'), true);
  assert.equal(isCopyOf('node_modules/x/lib/ba/package.json', 'a'), false);
  assert.equal(isCopyOf('node_modules/x/lib/x/package.json', 'x'), false);
  assert.equal(isCopyOf('node_modules/.pnpm/x@1.0.0/node_modules/x/lib/x/package.json', 'x'), false);
});
