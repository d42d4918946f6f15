// What is harmless one by one and an attack in sum: names, finds, gaps, links, second looks, many layers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archive, namesIn, npm, refuses, SPEC } from '../../test/support/refusals.ts';
import { buildImage, classicArchive, ociArchive } from '../../test/support/image.ts';
import { take } from '../../test/support/take.ts';
import { headerOf, type TarItem, tarOf } from '../../test/support/tar.ts';

const many = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => item(i));
const plain = (layers: readonly (readonly TarItem[])[]) => classicArchive(buildImage({ layers }));
const gzip = (layers: readonly (readonly TarItem[])[]) =>
  ociArchive(buildImage({ layers, compression: 'gzip' }));
const record = (name: string) =>
  `Package: ${name}\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n\n`;

test('names of megabytes are refused before they fill the memory', async () => {
  const items = many(20, (i) => ({ name: `${i}/${'n'.repeat(100_000)}` }));
  for (const bytes of [plain([items]), gzip([items])])
    await archive(bytes, (path) =>
      refuses(path, 'image.over-limit', /layer 1 of 1.*names/, { limits: { names: 1_000_000 } }),
    );
});

test('the table of an archive itself is bounded, too', () =>
  archive(tarOf(many(20, (i) => ({ name: `${i}/${'n'.repeat(100_000)}` }))), (path) =>
    refuses(path, 'image.over-limit', /image\.tar.*names/, { limits: { names: 1_000_000 } }),
  ));

test('finds above the bound are left out, and a gap that no layer can hide says so', async () => {
  const first = many(100, (i) => npm(`a${i}`, '1.0.0'));
  const hiding = many(100, (i) => ({ name: `app/node_modules/.wh.a${i}` }));
  for (const bytes of [plain([first, hiding]), gzip([first, hiding])])
    await archive(bytes, async (path) => {
      const { inventory } = await take(path, { limits: { facts: 5000 } });
      assert.deepEqual(inventory.packages, []);
      const [gap, ...others] = inventory.gaps.filter(({ reason }) => reason === 'budget');
      assert.deepEqual([gap?.path, gap?.hides, others], ['layer 1', true, []]);
      assert.match(gap?.detail ?? '', /left out/);
    });
});

test('a thousand damaged files are told as one gap above the bound, which hides if any of them does', () =>
  archive(
    plain([many(1000, (i) => ({ name: `node_modules/p${i}/package.json`, content: '{}' }))]),
    async (path) => {
      const { inventory } = await take(path, { limits: { gaps: 10 } });
      assert.equal(inventory.gaps.length, 11);
      const [rest] = inventory.gaps.filter(({ reason }) => reason === 'budget');
      assert.deepEqual([rest?.hides, rest?.detail], [true, 'and 990 more gaps']);
    },
  ));

test('layers that are small each are refused when all are too much, one that is listed often too', async () => {
  const layers = many(40, (i) => npm(`a${i}`, '1.0.0')).map((item) => [item]);
  const same = layers.map(() => layers[0]!);
  for (const bytes of [plain(layers), gzip(layers), gzip(same)])
    await archive(bytes, async (path) => {
      await refuses(path, 'image.over-limit', /example\.test\/app:1.*layers/, { limits: { kept: 10_000 } });
      assert.ok((await namesIn(path)).length > 0);
    });
});

test('hard links share one content, a hundred times for a large one, oftener for a small one', async () => {
  const store = { name: 'store/x', content: `{"name":"a","version":"1.0.0","x":"${'x'.repeat(1_000_000)}"}` };
  const links = many(
    130,
    (i): TarItem => ({ name: `p${i}/node_modules/a/package.json`, type: 'hardlink', target: 'store/x' }),
  );
  for (const bytes of [plain([[store, ...links]]), gzip([[store, ...links]])])
    await archive(bytes, async (path) => {
      const { inventory } = await take(path);
      assert.equal(inventory.packages.length, 100);
      assert.equal(inventory.gaps.filter(({ reason, hides }) => reason === 'budget' && hides).length, 30);
    });
  const small = { name: 'store/x', content: '{"name":"a","version":"1.0.0"}' };
  await archive(gzip([[small, ...links]]), async (path) => assert.equal((await namesIn(path)).length, 130));
});

test('thousands of hard links to thousands of files need no file each', () => {
  const items = many(3000, (i) => i).flatMap((i): TarItem[] => [
    { name: `s/${i}`, content: `{"name":"n${i}","version":"1.0.0"}` },
    { name: `node_modules/n${i}/package.json`, type: 'hardlink', target: `s/${i}` },
  ]);
  return archive(gzip([items]), async (path) => assert.equal((await namesIn(path)).length, 3000));
});

test('a link to a sparse file is told, not read as what the tar stores', () => {
  const sparse = headerOf({ name: 'store/x', flag: 'S', size: 512 });
  sparse.write('00000001000\0', 483, 'latin1');
  sparse.write('        ', 148);
  sparse.write(
    `${sparse
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
    'latin1',
  );
  const link = headerOf({ name: 'node_modules/a/package.json', flag: '1', size: 0, link: 'store/x' });
  const next = tarOf([npm('b', '1.0.0')]);
  const layer = Buffer.concat([sparse, Buffer.alloc(512, 0x20), link, next]);
  return archive(classicArchive(buildImage({ layers: [layer] })), async (path) => {
    const { inventory } = await take(path);
    assert.deepEqual(
      inventory.packages.map(({ name }) => name),
      ['b'],
    );
    assert.match(
      inventory.gaps.map(({ path, detail }) => `${path}: ${detail}`).join(),
      /a\/package\.json: a sparse file/,
    );
  });
});

test('a thousand files behind a link are one second look, hard links among them', async () => {
  const data = many(1000, (i) => ({ name: `data/p${i}`, content: record(`p${i}`) }));
  const link: TarItem = { name: 'var/lib/dpkg/status.d', type: 'symlink', target: '/data' };
  const hard: TarItem = { name: 'data/q', type: 'hardlink', target: 'other/q' };
  const items = [{ name: 'other/q', content: record('q') }, ...data, hard, link];
  for (const bytes of [plain([items]), gzip([items])])
    await archive(bytes, async (path) => {
      const start = performance.now();
      const names = await namesIn(path);
      assert.equal(names.length, 1001);
      assert.ok(names.includes('q@1'));
      assert.ok(performance.now() - start < 20_000);
    });
});

test('links through links, and names of half a million folders, come to an end', async () => {
  const long = `${'./'.repeat(2000)}c`;
  const lower: TarItem[] = [{ name: 'b', type: 'symlink', target: long }, { name: 'c/' }];
  const upper = many(3000, (i): TarItem => ({ name: `${'b/../'.repeat(300)}b/${i}` }));
  await archive(gzip([lower, upper]), async (path) => assert.deepEqual(await namesIn(path), []));
  const folders = many(30, (i): TarItem => ({ name: `${i}/${'a/'.repeat(200_000)}x` }));
  await archive(gzip([folders]), (path) =>
    refuses(path, 'image.over-limit', /example\.test\/app:1.*folders and links/),
  );
});

test('a link whose target is longer than any file system takes leads nowhere', () => {
  const items: TarItem[] = [
    { name: 'data/status', content: record('a') },
    { name: 'var/lib/dpkg', type: 'symlink', target: `/${'./'.repeat(3000)}data` },
  ];
  return archive(plain([items]), async (path) => assert.deepEqual(await namesIn(path), []));
});

test('what a hundred layers say of a package is not multiplied in memory', async () => {
  const status = many(2000, (i) => i)
    .map((i) => record(`p${i}`))
    .join('');
  const layers = many(100, (i) => ({ name: `x${i}` })).map((item) => [
    item,
    { name: 'var/lib/dpkg/status', content: status },
  ]);
  await archive(gzip([[npm('a', '1.0.0')], ...layers]), async (path) => {
    const { inventory } = await take(path);
    assert.equal(inventory.packages.length, 2001);
    assert.ok(
      inventory.packages.filter(({ type }) => type === 'deb').every(({ introduced }) => introduced === 1),
    );
  });
});

test('an abort ends a walk of many entries', async () => {
  const items = many(20_000, (i) => ({ name: `f${i}` }));
  for (const bytes of [plain([items]), gzip([items])])
    await archive(bytes, async (path) => {
      const signal = AbortSignal.abort(new Error('stop'));
      await assert.rejects(take(path, { network: { signal } }), /stop/);
    });
  await archive(plain([...SPEC.layers] as TarItem[][]), async (path) =>
    assert.equal((await namesIn(path)).length, 2),
  );
});
