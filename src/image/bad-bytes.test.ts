// Cut, damaged and exchanged bytes: an error that names file and place, and a cache that nobody can poison.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildImage, classicArchive, layoutFiles, ociArchive } from '../../test/support/image.ts';
import { tarOf } from '../../test/support/tar.ts';
import { take } from '../../test/support/take.ts';
import { archive, inFolder, layout, namesIn, npm, refuses, SPEC } from '../../test/support/refusals.ts';
import { hexOf, sha256 } from '../core/digest.ts';
import { PlimsollError } from '../core/errors.ts';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { join } from 'node:path';
import { rmSync, writeFileSync } from 'node:fs';

test('a truncated archive says where it ends early', () =>
  archive(classicArchive(buildImage(SPEC)).subarray(0, 1500), (path) =>
    refuses(path, 'image.cut', /image\.tar.*ends [\d,]+ bytes early/),
  ));

test('a truncated layer inside a whole archive names the layer', () => {
  const image = buildImage({
    layers: [tarOf([npm('a', '1.0.0')]), tarOf([npm('b', '2.0.0')]).subarray(0, 700)],
  });
  return archive(classicArchive(image), (path) => refuses(path, 'image.cut', /layer 2 of 2/));
});

test('a truncated gzip and a truncated zstd layer are cut', async () => {
  for (const compress of [gzipSync, zstdCompressSync]) {
    const whole = compress(tarOf([npm('a', '1.0.0'), { name: 'x', content: Buffer.alloc(300_000, 'x') }]));
    const image = buildImage({ layers: [whole.subarray(0, whole.length - 9)] });
    await archive(classicArchive(image), (path) => refuses(path, 'image.cut', /layer 1 of 1/));
  }
});

test('a flipped bit in a header, in gzip data and in a blob is found', async () => {
  const tar = Buffer.from(tarOf([npm('a', '1.0.0'), npm('b', '1.0.0')]));
  tar[10]! ^= 1;
  await archive(classicArchive(buildImage({ layers: [tar] })), (path) =>
    refuses(path, 'image.damaged', /layer 1 of 1.*byte/),
  );
  const files = layoutFiles(buildImage({ ...SPEC, compression: 'gzip' }));
  const [name, blob] = [...files][0]!;
  const flipped = Buffer.from(blob);
  flipped[flipped.length >> 1]! ^= 1;
  files.set(name, flipped);
  await layout(files, async (target) => {
    await assert.rejects(take(target), (error) => {
      assert.ok(
        error instanceof PlimsollError &&
          ['image.damaged', 'image.digest-mismatch', 'image.cut'].includes(error.code),
      );
      return true;
    });
  });
});

test('a blob, config or manifest under a wrong digest is refused', async () => {
  const image = buildImage(SPEC);
  for (const blob of [image.blobs[1]!, image.config, image.manifest]) {
    const files = layoutFiles(image);
    const other = Buffer.from(blob);
    other[other.length - 1]! ^= 1;
    files.set(`blobs/sha256/${hexOf(sha256(blob))}`, other);
    await layout(files, (target) =>
      refuses(target, 'image.digest-mismatch', new RegExp(hexOf(sha256(blob)))),
    );
  }
});

test('a layer that ends without its end mark is cut, unless a digest vouches for it', async () => {
  const layer = tarOf([npm('a', '1.0.0')]).subarray(0, 1024);
  const image = buildImage({ layers: [layer] });
  await archive(classicArchive(image), (path) => refuses(path, 'image.cut', /layer 1 of 1/));
  await archive(ociArchive(image), async (path) => assert.deepEqual(await namesIn(path), ['a@1.0.0']));
});

test('a wrong DiffID is refused with --verify, and shared with nobody without it', async () => {
  const image = buildImage(SPEC);
  const config = Buffer.from(image.config.toString().replace(sha256(image.tars[1]!), sha256('other')));
  const wrong = { ...image, config, configDigest: sha256(config) };
  await archive(classicArchive(wrong), async (path) => {
    await refuses(path, 'image.digest-mismatch', /layer 2 of 2.*DiffID/, { verify: true });
    assert.deepEqual(await namesIn(path), ['a@1.0.0', 'b@2.0.0']);
  });
});

test('two archives that claim the same DiffID with different bytes do not poison the cache, in both orders', () =>
  inFolder(async (folder) => {
    const good = buildImage({ layers: [[npm('good', '1.0.0')]] });
    const evil = { ...good, tars: [tarOf([npm('evil', '6.6.6')])], blobs: [tarOf([npm('evil', '6.6.6')])] };
    const write = (name: string, bytes: Buffer) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const classic = {
      good: write('good.tar', classicArchive(good)),
      evil: write('evil.tar', classicArchive(evil)),
    };
    for (const [i, order] of [['good', 'evil'] as const, ['evil', 'good'] as const].entries()) {
      const cache = join(folder, `cache${i}`);
      for (const one of [...order, ...order])
        assert.deepEqual(await namesIn(classic[one], { cache }), [
          one === 'good' ? 'good@1.0.0' : 'evil@6.6.6',
        ]);
    }
  }));

test('an archive that is replaced under its name is read anew', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'image.tar');
    for (const version of ['1.0.0', '2.0.0']) {
      rmSync(path, { force: true });
      writeFileSync(path, classicArchive(buildImage({ layers: [[npm('a', version)]] })));
      assert.deepEqual(await namesIn(path, { cache: join(folder, 'cache') }), [`a@${version}`]);
    }
  }));
