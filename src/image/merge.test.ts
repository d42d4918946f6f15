// The merged view: every rule of layers (OCI layer specification), as users met its breaches in other tools.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesOf } from '../core/bytes.ts';
import { DEFAULT_LIMITS } from '../core/limits.ts';
import { type TarItem, tarOf } from '../../test/support/tar.ts';
import { Gatherer } from './layer/gatherer.ts';
import { seekWalk } from './layer/seek-walk.ts';
import { mergeLayers } from './merge.ts';
import type { View } from './view.ts';

async function viewOf(...layers: readonly (readonly TarItem[])[]): Promise<View> {
  const tables = [];
  for (const [layer, items] of layers.entries()) {
    const gatherer = new Gatherer([], layer, { limits: DEFAULT_LIMITS });
    const options = { where: 'layer', limits: DEFAULT_LIMITS, signal: new AbortController().signal };
    await seekWalk(bytesOf(tarOf(items)), gatherer, options);
    tables.push(gatherer.files);
  }
  return mergeLayers(tables);
}

const file = (name: string): TarItem => ({ name, content: name });
const link = (name: string, target: string): TarItem => ({ name, type: 'symlink', target });
const list = (view: View, folder: string) => [...view.children(folder)].map((child) => child.path);

test('a whiteout hides the file of lower layers', async () => {
  const view = await viewOf([file('a/x'), file('a/y')], [file('a/.wh.x')]);
  assert.equal(view.find('a/x'), undefined);
  assert.equal(view.visible(0, 0), false);
  assert.equal(view.visible(0, 1), true);
});

test('a whiteout of a folder hides all below it', async () => {
  const view = await viewOf([file('a/b/x'), file('a/y')], [file('a/.wh.b')]);
  assert.deepEqual(list(view, 'a'), ['a/y']);
});

test('a whiteout never hides an entry of its own layer, in whatever order', async () => {
  for (const items of [
    [file('a/.wh.x'), file('a/x')],
    [file('a/x'), file('a/.wh.x')],
  ]) {
    const view = await viewOf([file('a/x')], items);
    assert.equal(view.find('a/x')?.layer, 1);
  }
});

test('an opaque marker hides what lower layers have in the folder, not what its own layer adds', async () => {
  for (const items of [
    [file('a/.wh..wh..opq'), file('a/new')],
    [file('a/new'), file('a/.wh..wh..opq')],
  ]) {
    const view = await viewOf([file('a/old'), file('a/deep/old')], items);
    assert.deepEqual(list(view, 'a'), ['a/new']);
  }
});

test('a marker in the lowest layer hides nothing', async () => {
  const view = await viewOf([file('a/x'), file('a/.wh.x'), file('a/.wh..wh..opq')]);
  assert.equal(view.find('a/x')?.path, 'a/x');
});

test('a bare .wh. is an ordinary file and does not remove its folder', async () => {
  const view = await viewOf([file('a/x')], [file('a/.wh.')]);
  assert.deepEqual(list(view, 'a'), ['a/.wh.', 'a/x']);
});

test('an opaque marker on a name that is a link below does not empty the link target', async () => {
  const view = await viewOf(
    [file('usr/lib/x'), link('lib', 'usr/lib')],
    [{ name: 'lib/' }, file('lib/.wh..wh..opq'), file('lib/y')],
  );
  assert.equal(view.find('usr/lib/x')?.path, 'usr/lib/x');
  assert.deepEqual(list(view, 'lib'), ['lib/y']);
});

test('a file in place of a folder hides the tree below, with no whiteout; and the reverse', async () => {
  const first = await viewOf([file('a/b/c')], [file('a')]);
  assert.equal(first.find('a/b/c'), undefined);
  const second = await viewOf([file('a')], [file('a/b/c')]);
  assert.equal(second.find('a/b/c')?.layer, 1);
  assert.equal(second.visible(0, 0), false);
});

test('a link in place of a folder hides the tree below', async () => {
  const view = await viewOf([file('a/x'), file('b/y')], [link('a', 'b')]);
  assert.equal(view.visible(0, 0), false);
  assert.equal(view.real('a/y'), 'b/y');
});

test('the last entry of a path wins within a layer', async () => {
  const view = await viewOf([file('a'), { name: 'a', content: 'later' }]);
  assert.equal(view.find('a')?.index, 1);
  assert.equal(view.visible(0, 0), false);
});

test('a file that is removed and added again belongs to the layer that added it', async () => {
  const view = await viewOf([file('x')], [file('.wh.x')], [file('x')]);
  assert.equal(view.find('x')?.layer, 2);
});

test('an entry below a linked folder lands where the link leads, as engines do it', async () => {
  const view = await viewOf([file('usr/lib/a'), link('lib', 'usr/lib')], [file('lib/b')]);
  assert.equal(view.real('usr/lib/b'), 'usr/lib/b');
  assert.equal(view.find('lib/b')?.layer, 1);
});

test('absolute links and links with many .. stay inside the root', async () => {
  const view = await viewOf([
    file('etc/shadow'),
    link('abs', '/etc/shadow'),
    link('up', '../../../../etc/shadow'),
    link('var/run', '/run'),
    file('run/pid'),
  ]);
  assert.equal(view.real('abs'), 'etc/shadow');
  assert.equal(view.real('up'), 'etc/shadow');
  assert.equal(view.real('/var/run/pid'), 'run/pid');
});

test('loops of links end: nothing is found, nothing hangs', async () => {
  const view = await viewOf([
    link('a', 'b'),
    link('b', 'a'),
    link('c', 'c/c/c'),
    link('d', `${'d/'.repeat(2000)}x`),
  ]);
  for (const path of ['a', 'b/x', 'c', 'd']) assert.equal(view.find(path), undefined);
});

test('forty hops are followed, no more', async () => {
  const chain = (n: number) =>
    Array.from({ length: n }, (_, i) => link(`l${i}`, i === 0 ? 'end' : `l${i - 1}`));
  const view = await viewOf([file('end'), ...chain(45)]);
  assert.equal(view.real('l39'), 'end');
  assert.equal(view.find('l44'), undefined);
});

test('folders 5,000 deep are merged', async () => {
  const path = 'd/'.repeat(5000);
  const view = await viewOf([file(`${path}x`)], [file('.wh.d')]);
  assert.equal(view.visible(0, 0), false);
});

test('folders that no entry states are there', async () => {
  const view = await viewOf([file('a/b/c')]);
  assert.equal(view.find('a')?.kind, 'directory');
  assert.equal(view.find('a')?.index, -1);
});

test('visible is find, seen from the entry: both agree on random layers', async () => {
  const name = fc.constantFrom(
    'a',
    'b',
    'a/b',
    'a/c',
    'a/b/c',
    'b/x',
    '.wh.a',
    'a/.wh.b',
    'a/.wh..wh..opq',
    'b/',
  );
  const layers = fc.array(fc.array(name, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(layers, async (names) => {
      const view = await viewOf(...names.map((layer) => layer.map((one) => ({ name: one }))));
      for (const [layer, entries] of names.entries())
        for (let index = 0; index < entries.length; index++) {
          const entry = view.entry(layer, index);
          if (entry.kind !== 'file' && entry.kind !== 'directory') continue;
          const found = view.find(entry.path);
          assert.equal(view.visible(layer, index), found?.layer === layer && found.index === index);
        }
    }),
    { numRuns: 300 },
  );
});
