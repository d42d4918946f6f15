// Manifests, indexes and configs: what is chosen, what is refused.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Digest, sha256 } from '../../core/digest.ts';
import { PlimsollError } from '../../core/errors.ts';
import { instructionsOf, readConfig } from './config.ts';
import { ACCEPT, type Descriptor, readManifest } from './manifest.ts';
import { choose, parsePlatform, resolve } from './resolve.ts';

const AMD: NonNullable<ReturnType<typeof parsePlatform>> = {
  os: 'linux',
  architecture: 'amd64',
  variant: '',
};
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';

function entry(platform: string | undefined, over: Partial<Descriptor> = {}): Descriptor {
  const parsed = platform === undefined ? undefined : parsePlatform(platform);
  return {
    mediaType: MANIFEST,
    digest: sha256(platform ?? 'none'),
    size: 1,
    annotations: {},
    ...(parsed && { platform: parsed }),
    ...over,
  };
}

const picked = (entries: Descriptor[], wanted?: string) =>
  choose(entries, 'shop:1', wanted === undefined ? undefined : parsePlatform(wanted), AMD).digest;

const code = (expected: string) => (error: unknown) =>
  error instanceof PlimsollError && error.code === expected;

test('an index: the wanted platform, else this machine\u2019s', () => {
  const entries = [entry('linux/arm64'), entry('linux/amd64'), entry('windows/amd64')];
  assert.equal(picked(entries), sha256('linux/amd64'));
  assert.equal(picked(entries, 'linux/arm64'), sha256('linux/arm64'));
  assert.throws(() => picked(entries, 'linux/s390x'), code('image.no-platform'));
});

test('an index: variants are told apart; without one, the plain entry comes first', () => {
  const entries = [entry('linux/arm/v7'), entry('linux/arm/v6'), entry('linux/arm')];
  assert.equal(picked(entries, 'linux/arm/v6'), sha256('linux/arm/v6'));
  assert.equal(picked(entries, 'linux/arm'), sha256('linux/arm'));
  assert.throws(() => picked(entries, 'linux/arm/v5'), code('image.no-platform'));
});

test('an index: attestations are no platforms', () => {
  const attestation = entry('unknown/unknown');
  const marked = entry('linux/amd64', {
    digest: sha256('marked'),
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
  });
  assert.equal(picked([attestation, marked, entry('linux/arm64')]), sha256('linux/arm64'));
  assert.throws(() => picked([attestation, marked]), code('image.not-found'));
});

test('an index: the only image is taken whatever its platform, but not against --platform', () => {
  assert.equal(picked([entry('linux/riscv64')]), sha256('linux/riscv64'));
  assert.throws(() => picked([entry('linux/riscv64')], 'linux/amd64'), code('image.no-platform'));
  assert.equal(picked([entry(undefined)], 'linux/amd64'), sha256('none'));
});

test('an index: the message names a platform that is there', () => {
  assert.throws(() => picked([entry('linux/arm64'), entry('linux/ppc64le')]), /--platform linux\/arm64/);
});

test('nested indexes are followed; the outermost is the index by which the image is known', async () => {
  const documents = new Map<Digest, Buffer>();
  const put = (value: unknown): { digest: Digest; size: number } => {
    const bytes = Buffer.from(JSON.stringify(value));
    documents.set(sha256(bytes), bytes);
    return { digest: sha256(bytes), size: bytes.length };
  };
  const config = { mediaType: 'application/vnd.oci.image.config.v1+json', digest: sha256('c'), size: 1 };
  const manifest = { mediaType: MANIFEST, ...put({ config, layers: [] }) };
  const inner = { mediaType: INDEX, ...put({ manifests: [manifest] }) };
  const outer = put({ manifests: [inner] });
  const start = { mediaType: '', annotations: {}, ...outer };
  const resolved = await resolve(start, async ({ digest }) => documents.get(digest)!, {
    where: 'x',
    here: AMD,
  });
  assert.equal(resolved.index, outer.digest);
  assert.equal(resolved.descriptor.digest, manifest.digest);
});

test('platforms: os/architecture and a variant, nothing else', () => {
  assert.deepEqual(parsePlatform('Linux/ARM/v7'), { os: 'linux', architecture: 'arm', variant: 'v7' });
  for (const text of ['linux', '', '/', 'a/b/c/d', 'linux/']) assert.equal(parsePlatform(text), undefined);
});

test('manifests are told by what they hold; bad digests and sizes are damage', () => {
  const config = { mediaType: '', digest: sha256('c'), size: 1 };
  const read = (value: unknown) => readManifest(Buffer.from(JSON.stringify(value)), 'm');
  assert.equal(read({ mediaType: INDEX, config, layers: [] }).kind, 'image');
  assert.equal(read({ mediaType: MANIFEST, manifests: [] }).kind, 'index');
  for (const bad of [
    { ...config, digest: 'sha256:../../etc' },
    { ...config, size: -1 },
    { ...config, size: 1e300 },
  ])
    assert.throws(() => read({ config: bad, layers: [] }), code('image.damaged'));
  assert.throws(() => read({ schemaVersion: 1 }), code('image.media-type'));
  assert.throws(() => read([]), code('image.damaged'));
  assert.equal(ACCEPT.length, 4);
});

test('configs: odd fields are left out, keys of foreign maps are no prototypes', () => {
  const config = readConfig(
    Buffer.from(
      '{"os":7,"architecture":"amd64","config":{"User":["x"],"Env":["A=1",2],"Labels":{"__proto__":"p","a":"b","n":1}},"history":[{"created_by":"RUN a"},7]}',
    ),
    'config',
  );
  assert.deepEqual([config.os, config.user, config.env], ['', '', ['A=1']]);
  assert.deepEqual(Object.keys(config.labels), ['__proto__', 'a']);
  assert.equal(({} as Record<string, unknown>)['p'], undefined);
  assert.equal(config.history.length, 1);
  assert.throws(
    () => readConfig(Buffer.from('{"rootfs":{"diff_ids":["x"]}}'), 'config'),
    code('image.damaged'),
  );
});

test('instructions belong to layers only where the history accounts for all of them', () => {
  const config = readConfig(
    Buffer.from(
      '{"history":[{"created_by":"ADD a"},{"created_by":"ENV b","empty_layer":true},{"created_by":"RUN c"}]}',
    ),
    'config',
  );
  assert.deepEqual(
    instructionsOf(config, 2).map((one) => one?.text),
    ['ADD a', 'RUN c'],
  );
  assert.deepEqual(instructionsOf(config, 3), [undefined, undefined, undefined]);
});
