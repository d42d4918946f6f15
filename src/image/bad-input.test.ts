// Bombs, loops, odd names and mutations: the right answer or one clear error; never a crash.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildImage, classicArchive, layoutFiles, ociArchive, writeFiles } from '../../test/support/image.ts';
import { mutations, randomFrom } from '../../test/support/mutate.ts';
import { type TarItem, tarOf } from '../../test/support/tar.ts';
import { take } from '../../test/support/take.ts';
import { archive, inFolder, namesIn, npm, refuses, SPEC } from '../../test/support/refusals.ts';
import { hexOf } from '../core/digest.ts';
import { PlimsollError } from '../core/errors.ts';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';

test('gzip and zstd bombs stop at the limit', async () => {
  const bomb = tarOf([{ name: 'zeros', content: Buffer.alloc(8 * 1024 * 1024) }]);
  for (const compression of ['gzip', 'zstd'] as const)
    await archive(ociArchive(buildImage({ layers: [bomb], compression })), async (path) => {
      await refuses(path, 'image.over-limit', /bomb/, { limits: { layerBytes: 1024 * 1024 } });
      await refuses(path, 'image.over-limit', /bomb/, { limits: { ratioFrom: 1024 * 1024 } });
      assert.deepEqual(await namesIn(path), []);
    });
});

test('an archive that is a bomb as a whole stops long before it fills the disk; one that is sparse does not', async () => {
  const image = classicArchive(buildImage(SPEC));
  const filler = (byte: number) =>
    tarOf([{ name: 'filler', content: Buffer.alloc(8 * 1024 * 1024, byte) }]).subarray(0, -1024);
  const limits = { ratioFrom: 16 * 1024 * 1024 };
  await archive(gzipSync(Buffer.concat([filler(65), image])), (path) =>
    refuses(path, 'image.over-limit', /image\.tar: .*bomb/, { limits }),
  );
  await archive(gzipSync(Buffer.concat([filler(0), image])), async (path) =>
    assert.deepEqual(await namesIn(path, { limits }), ['a@1.0.0', 'b@2.0.0']),
  );
});

test('one layer listed 300 times is walked once', () => {
  const layer = [npm('a', '1.0.0')];
  const image = buildImage({ layers: Array.from({ length: 300 }, () => layer), compression: 'gzip' });
  return archive(ociArchive(image), async (path) => {
    const start = performance.now();
    assert.deepEqual(await namesIn(path), ['a@1.0.0']);
    assert.ok(performance.now() - start < 20_000);
  });
});

test('more layers or entries than the limit are refused', async () => {
  await archive(classicArchive(buildImage(SPEC)), (path) =>
    refuses(path, 'image.over-limit', /2 layers/, { limits: { layers: 1 } }),
  );
  for (const compression of ['none', 'gzip'] as const)
    await archive(
      ociArchive(
        buildImage({ layers: [Array.from({ length: 50 }, (_, i) => ({ name: `f${i}` }))], compression }),
      ),
      (path) => refuses(path, 'image.over-limit', /entries/, { limits: { entries: 20 } }),
    );
});

test('a manifest of absurd size is refused before it is parsed', () =>
  archive(tarOf([{ name: 'manifest.json', content: Buffer.alloc(100_000, ' ') }]), (path) =>
    refuses(path, 'image.over-limit', /manifest\.json/, { limits: { document: 50_000 } }),
  ));

test('JSON a million brackets deep is damage, not a crash', () =>
  archive(tarOf([{ name: 'manifest.json', content: '['.repeat(1_000_000) }]), (path) =>
    refuses(path, 'image.damaged', /manifest\.json/),
  ));

test('classic archives that link to a layer they hold already are followed', () => {
  const image = buildImage({ layers: [[npm('a', '1.0.0')]] });
  const bytes = tarOf([
    { name: 'first/layer.tar', content: image.tars[0]! },
    { name: 'second/layer.tar', type: 'symlink', target: '../first/layer.tar' },
    { name: 'c.json', content: image.config },
    {
      name: 'manifest.json',
      content: JSON.stringify([{ Config: 'c.json', RepoTags: [], Layers: ['second/layer.tar'] }]),
    },
  ]);
  return archive(bytes, async (path) => assert.deepEqual(await namesIn(path), ['a@1.0.0']));
});

test('links in an OCI layout that lead out of it are not followed', () =>
  inFolder(async (folder) => {
    const { symlinkSync } = await import('node:fs');
    const image = buildImage(SPEC);
    const files = layoutFiles(image);
    const name = `blobs/sha256/${hexOf(image.configDigest)}`;
    writeFileSync(join(folder, 'outside'), image.config);
    files.delete(name);
    writeFiles(join(folder, 'layout'), files);
    symlinkSync(join(folder, 'outside'), join(folder, 'layout', name));
    await refuses(
      `oci:${join(folder, 'layout')}`,
      'image.missing-part',
      new RegExp(hexOf(image.configDigest)),
    );
  }));

test('names with .., newlines and escapes, duplicates and hard links to nowhere leave the good ones', () => {
  const items: TarItem[] = [
    npm('a', '0.0.1'),
    npm('a', '1.0.0'),
    { name: '../../../etc/passwd', content: 'x' },
    { name: 'new\nline/\u001b[31mred', content: 'x' },
    { name: 'gone/package.json', type: 'hardlink', target: 'no/where' },
    { name: 'loop', type: 'symlink', target: 'loop' },
    { name: 'out', type: 'symlink', target: '../../../../etc' },
    { name: 'app/node_modules/b/package.json', type: 'hardlink', target: 'app/node_modules/a/package.json' },
  ];
  return archive(classicArchive(buildImage({ layers: [items] })), async (path) =>
    assert.deepEqual((await namesIn(path)).filter((one) => one.startsWith('a')).slice(0, 1), ['a@1.0.0']),
  );
});

test('mutated archives end in an error of ours or in an answer, and never take long', async () => {
  const sources = [
    classicArchive(buildImage(SPEC)),
    ociArchive(buildImage({ ...SPEC, compression: 'gzip' }), true),
  ];
  await inFolder(async (folder) => {
    const path = join(folder, 'image.tar');
    for (const [i, source] of sources.entries())
      for (const bytes of mutations(source, 300, i + 1)) {
        writeFileSync(path, bytes);
        try {
          await take(path, { limits: { layerBytes: 64 * 1024 * 1024 } });
        } catch (error) {
          assert.ok(error instanceof PlimsollError, `${String(error)}\n${(error as Error).stack}`);
        }
      }
  });
});

test('archives cut at any byte are refused, or nothing that was cut off mattered', async () => {
  const source = ociArchive(buildImage({ ...SPEC, compression: 'zstd' }), true);
  const random = randomFrom(7);
  await inFolder(async (folder) => {
    const path = join(folder, 'image.tar');
    for (let i = 0; i < 150; i++) {
      writeFileSync(path, source.subarray(0, random(source.length - 1024)));
      const names = await namesIn(path).catch((error: unknown) => {
        assert.ok(error instanceof PlimsollError, String(error));
      });
      if (names) assert.deepEqual(names, ['a@1.0.0', 'b@2.0.0']);
    }
  });
});
