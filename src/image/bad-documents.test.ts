// Documents of images that are missing, lie or contradict each other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildImage, classicArchive, descriptorOf, layoutFiles } from '../../test/support/image.ts';
import { tarOf } from '../../test/support/tar.ts';
import { archive, inFolder, layout, namesIn, npm, refuses, SPEC } from '../../test/support/refusals.ts';
import { hexOf, sha256 } from '../core/digest.ts';

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
