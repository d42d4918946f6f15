// What all cataloguers of listings have in common: where they look.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../test/support/catalogue.ts';
import { listed } from '../../test/support/listed.ts';
import { listingCataloguer } from './listing.ts';

const cataloguerOf = (scope: 'image' | 'folder') =>
  listingCataloguer({
    name: 'made/up',
    version: 1,
    summary: 'A made-up list',
    scope,
    support: { kind: 'language', ecosystem: 'Made up', files: ['**/list.txt'], types: ['npm'], tells: [] },
    type: 'npm',
    files: { basenames: ['list.txt'] },
    parse: (_bytes, _entry, out) => out.found({ name: 'a', version: '1.0' }),
  });

const foundAt = async (path: string, scope: 'image' | 'folder') =>
  (await listed([cataloguerOf(scope)], path, 'x')).rows.length === 1;

const INSIDE = [
  'node_modules/a/list.txt',
  'app/node_modules/@s/a/.github/list.txt',
  'usr/lib/python3.11/site-packages/a/list.txt',
  'usr/lib/python3/dist-packages/a/list.txt',
  'usr/lib/ruby/gems/3.1.0/gems/a-1.0/vscode/list.txt',
  'vendor/bundle/ruby/3.3.0/bundler/gems/a-4f2a9c11/list.txt',
  'root/go/pkg/mod/example.org/a@v1.0.0/list.txt',
  'root/.cargo/registry/src/index-6f17/a-1.0.0/list.txt',
];
const OUTSIDE = [
  'list.txt',
  'app/list.txt',
  'my_node_modules/list.txt',
  'gems/api/list.txt',
  'vendor/list.txt',
];

test('files that say what is to be installed count outside of installed packages only', async () => {
  for (const path of INSIDE) assert.equal(await foundAt(path, 'folder'), false, path);
  for (const path of OUTSIDE) assert.equal(await foundAt(path, 'folder'), true, path);
});

test('records of what is installed count everywhere', async () => {
  for (const path of [...INSIDE, ...OUTSIDE]) assert.equal(await foundAt(path, 'image'), true, path);
});

test('names that lead up like paths are told, and taken for no packages', async () => {
  for (const [name, isFound] of [
    ['../../etc/passwd', false],
    ['a/../b', false],
    ['..', false],
    ['a\\..\\b', false],
    ['@s/a..b', true],
    ['.hidden/a', true],
    ['example.org/x.git', true],
  ] as const) {
    const cataloguer = listingCataloguer({
      name: 'made/up',
      version: 1,
      summary: 'A made-up list',
      scope: 'image',
      support: { kind: 'language', ecosystem: 'Made up', files: ['**/list.txt'], types: ['npm'], tells: [] },
      type: 'npm',
      files: { basenames: ['list.txt'] },
      parse: (_bytes, _entry, out) => out.found({ name, version: '1.0' }),
    });
    const { packages, gaps } = (await catalogue([cataloguer], [{ 'list.txt': 'x' }])).get('made/up')!;
    assert.deepEqual([packages.length === 1, gaps.length === 0], [isFound, isFound], name);
  }
});
