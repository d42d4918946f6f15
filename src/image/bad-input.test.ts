// Hostile and broken images: one clear error that names file and place, or the right answer; never a crash.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { hexOf, sha256 } from '../core/digest.ts';
import { type ErrorCode, PlimsollError } from '../core/errors.ts';
import {
  buildImage,
  classicArchive,
  descriptorOf,
  type ImageSpec,
  layoutFiles,
  ociArchive,
  writeFiles,
} from '../../test/support/image.ts';
import { mutations, randomFrom } from '../../test/support/mutate.ts';
import { type TarItem, tarOf } from '../../test/support/tar.ts';
import { take, type TakeOptions } from '../../test/support/take.ts';

const npm = (name: string, version: string): TarItem => ({
  name: `app/node_modules/${name}/package.json`,
  content: JSON.stringify({ name, version }),
});
const SPEC: ImageSpec = { layers: [[npm('a', '1.0.0')], [npm('b', '2.0.0')]] };

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function namesIn(target: string, options?: TakeOptions): Promise<string[]> {
  const { inventory } = await take(target, options);
  return inventory.packages.map((one) => `${one.name}@${one.version}`);
}

const archive = (bytes: Buffer, work: (path: string) => Promise<void>) =>
  inFolder(async (folder) => {
    const path = join(folder, 'image.tar');
    writeFileSync(path, bytes);
    await work(path);
  });

/** Fails unless the error has the code, is one line, and names what it is about. */
async function refuses(target: string, code: ErrorCode, names: RegExp, options?: TakeOptions): Promise<void> {
  await assert.rejects(take(target, options), (error) => {
    assert.ok(error instanceof PlimsollError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, names);
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });
}

const layout = (files: ReadonlyMap<string, Buffer>, work: (target: string) => Promise<void>) =>
  inFolder(async (folder) => work(`oci:${writeFiles(folder, files)}`));

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

test('media types that lie are seen through by the bytes', async () => {
  const image = buildImage({ ...SPEC, compression: 'gzip' });
  const manifest = Buffer.from(image.manifest.toString().replaceAll('tar+gzip', 'tar+zstd'));
  await layout(layoutFiles({ ...image, manifest }), async (target) =>
    assert.deepEqual(await namesIn(target), ['a@1.0.0', 'b@2.0.0']),
  );
});

test('media types that are not understood are refused by name', async () => {
  const image = buildImage(SPEC);
  const manifest = Buffer.from(
    image.manifest.toString().replaceAll('layer.v1.tar', 'layer.v1.tar+encrypted'),
  );
  await layout(layoutFiles({ ...image, manifest }), (target) =>
    refuses(target, 'image.media-type', /\+encrypted/),
  );
  const chart = Buffer.from(
    image.manifest.toString().replace('vnd.oci.image.config.v1', 'vnd.cncf.helm.config.v1'),
  );
  await layout(layoutFiles({ ...image, manifest: chart }), (target) =>
    refuses(target, 'image.media-type', /helm/),
  );
  for (const [magic, kind] of [
    ['BZh91AY&SY', 'bzip2'],
    ['\u00fd7zXZ\0', 'xz'],
  ] as const) {
    const layers = [Buffer.concat([Buffer.from(magic, 'latin1'), Buffer.alloc(600)])];
    await archive(classicArchive(buildImage({ layers })), (path) =>
      refuses(path, 'image.media-type', new RegExp(kind)),
    );
  }
});

test('a document that is a manifest and an index at once is refused', async () => {
  const image = buildImage(SPEC);
  const both = { ...(JSON.parse(image.manifest.toString()) as object), manifests: [] };
  const manifest = Buffer.from(JSON.stringify(both));
  await layout(layoutFiles({ ...image, manifest, manifestDigest: sha256(manifest) }), (target) =>
    refuses(target, 'image.damaged', /at once/),
  );
});

test('gzip and zstd bombs stop at the limit', async () => {
  const bomb = tarOf([{ name: 'zeros', content: Buffer.alloc(8 * 1024 * 1024) }]);
  for (const compression of ['gzip', 'zstd'] as const)
    await archive(ociArchive(buildImage({ layers: [bomb], compression })), async (path) => {
      await refuses(path, 'image.over-limit', /bomb/, { limits: { layerBytes: 1024 * 1024 } });
      await refuses(path, 'image.over-limit', /bomb/, { limits: { ratioFrom: 1024 * 1024 } });
      assert.deepEqual(await namesIn(path), []);
    });
});

test('an index that names itself, or is nested without end, is refused', async () => {
  const files = layoutFiles(buildImage(SPEC));
  let inner = JSON.parse(files.get('index.json')!.toString()) as { manifests: unknown[] };
  for (let depth = 0; depth < 9; depth++) {
    const bytes = Buffer.from(JSON.stringify(inner));
    files.set(`blobs/sha256/${hexOf(sha256(bytes))}`, bytes);
    inner = { manifests: [descriptorOf(bytes, 'application/vnd.oci.image.index.v1+json')] };
  }
  files.set('index.json', Buffer.from(JSON.stringify(inner)));
  await layout(files, (target) => refuses(target, 'image.loop', /nested/));
  // It can't have its own digest: whatever it names is something else.
  const self = {
    manifests: [{ mediaType: 'application/vnd.oci.image.index.v1+json', digest: sha256('self'), size: 1 }],
  };
  files.set('index.json', Buffer.from(JSON.stringify(self)));
  files.set(`blobs/sha256/${hexOf(sha256('self'))}`, Buffer.from(JSON.stringify(self)));
  await layout(files, (target) => refuses(target, 'image.digest-mismatch', /blobs/));
});

test('a missing config, layer, manifest or index is named', async () => {
  const image = buildImage(SPEC);
  for (const blob of [image.blobs[0]!, image.config, image.manifest]) {
    const files = layoutFiles(image);
    files.delete(`blobs/sha256/${hexOf(sha256(blob))}`);
    await layout(files, (target) => refuses(target, 'image.missing-part', new RegExp(hexOf(sha256(blob)))));
  }
  const files = layoutFiles(image);
  files.delete('index.json');
  await layout(files, (target) => refuses(target, 'image.missing-part', /index\.json/));
  const manifest = (fields: object) => tarOf([{ name: 'manifest.json', content: JSON.stringify([fields]) }]);
  await archive(manifest({ Config: 'c.json', Layers: [] }), (path) =>
    refuses(path, 'image.missing-part', /c\.json/),
  );
  await archive(tarOf([{ name: 'manifest.json', content: '[]' }]), (path) =>
    refuses(path, 'image.damaged', /lists no image/),
  );
  await archive(tarOf([{ name: 'manifest.json', content: '{"a":' }]), (path) =>
    refuses(path, 'image.damaged', /JSON/),
  );
});

test('what is no image says so: empty, noise, another tar, a folder, nothing at all', async () => {
  await archive(Buffer.alloc(0), (path) => refuses(path, 'image.not-an-image', /empty/));
  await archive(Buffer.alloc(4096, 0x41), (path) => refuses(path, 'image.not-an-image', /no tar archive/));
  await archive(tarOf([{ name: 'a', content: 'b' }]), (path) =>
    refuses(path, 'image.not-an-image', /no container image/),
  );
  await inFolder((folder) => refuses(`oci:${folder}`, 'image.not-an-image', /OCI layout/));
  await refuses('./nowhere/image.tar', 'image.not-found', /nowhere/);
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

test('a manifest and a config that disagree on the number of layers are refused', async () => {
  const image = buildImage(SPEC);
  const config = Buffer.from(
    image.config.toString().replace(`"${sha256(image.tars[1]!)}"`, `"${sha256('x')}","${sha256('y')}"`),
  );
  await archive(classicArchive({ ...image, config, configDigest: sha256(config) }), (path) =>
    refuses(path, 'image.damaged', /2 layers, but its config 3/),
  );
});

test('several images in one archive must be told apart by name', () => {
  const one = buildImage({ layers: [[npm('one', '1.0.0')]], tag: 'x/one:1' });
  const two = buildImage({ layers: [[npm('two', '1.0.0')]], tag: 'x/two:1' });
  const item = (image: typeof one) => ({
    Config: `${hexOf(image.configDigest)}.json`,
    RepoTags: [image.tag],
    Layers: [`${hexOf(image.configDigest)}/layer.tar`],
  });
  const files = [one, two].flatMap((image) => [
    { name: `${hexOf(image.configDigest)}.json`, content: image.config },
    { name: `${hexOf(image.configDigest)}/layer.tar`, content: image.tars[0]! },
  ]);
  const bytes = tarOf([...files, { name: 'manifest.json', content: JSON.stringify([item(one), item(two)]) }]);
  return archive(bytes, async (path) => {
    await refuses(path, 'image.ambiguous', /x\/one:1/);
    assert.deepEqual(await namesIn(`${path}#x/two:1`), ['two@1.0.0']);
    await refuses(`${path}#x/three:1`, 'image.not-found', /x\/two:1/);
  });
});

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
