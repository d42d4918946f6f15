// The OCI image layout: index.json and blobs by digest, in a folder or a tar. Source: OCI image layout specification.
import { type Digest, hasherFor, hexOf } from '../../core/digest.ts';
import { fail } from '../../core/errors.ts';
import { createImage } from '../create.ts';
import { readConfig } from '../documents/config.ts';
import { type Descriptor, isForeign, type Manifest, readManifest } from '../documents/manifest.ts';
import { resolve, type Fetch } from '../documents/resolve.ts';
import type { Identity, Image } from '../image.ts';
import { type LayerSource, requireDigest } from '../layer/source.ts';
import type { OpenOptions } from './options.ts';
import { type ContentStore, documentOf } from './store.ts';
import { partSource } from './docker-layout.ts';

const REF = 'org.opencontainers.image.ref.name';
const NAME = 'io.containerd.image.name';
const SAVE = 'save the image again';

export function isOciLayout(store: ContentStore): boolean {
  return store.part('oci-layout') !== undefined || store.part('index.json') !== undefined;
}

/** `name`: which image of several, by its ref name, tag or digest. Throws image.* errors. */
export async function openOciLayout(
  store: ContentStore,
  origin: 'oci' | 'oci-archive',
  name: string | undefined,
  options: OpenOptions,
): Promise<Image> {
  const { limits } = options;
  const where = store.name;
  const indexBytes = documentOf(store, 'index.json', limits);
  if (!indexBytes) fail('image.missing-part', where, 'index.json is not there', SAVE);
  const index = readManifest(indexBytes, `${where}: index.json`);
  if (index.kind !== 'index') fail('image.damaged', `${where}: index.json`, 'it is no index', SAVE);
  const start = pick(index.manifests, name, where);
  const fetch: Fetch = async (descriptor) => blobDocument(store, descriptor, options);
  const resolved =
    start.length === 1
      ? await resolve(start[0]!, fetch, { where, wanted: options.platform, here: options.here })
      : await resolveMany(start, indexBytes, fetch, options, where);
  const { manifest, descriptor } = resolved;
  const configBytes = blobDocument(store, manifest.config, options);
  const tag = descriptor.annotations[NAME] ?? start[0]?.annotations[NAME] ?? start[0]?.annotations[REF];
  return imageOf({
    manifest,
    configBytes,
    where,
    options,
    identity: {
      origin,
      reference: tag && !/^[\w.-]+$/.test(tag) ? tag : where,
      manifest: descriptor.digest,
      ...(resolved.index && { index: resolved.index }),
      tags: tag ? [tag] : [],
    },
    source: (layer, layerWhere, diffId) => blobSource(store, layer, layerWhere, diffId),
    close: () => store.close(),
  });
}

/** The part that layouts and registries share: config, its layers, their sources. */
export function imageOf(parts: {
  readonly manifest: Extract<Manifest, { kind: 'image' }>;
  readonly configBytes: Uint8Array;
  readonly where: string;
  readonly options: OpenOptions;
  readonly identity: Omit<Identity, 'config'>;
  readonly source: (layer: Descriptor, where: string, diffId: Digest) => LayerSource;
  readonly close?: () => void;
}): Image {
  const { manifest, where, options } = parts;
  const config = readConfig(parts.configBytes, `${where}: config`);
  const { layers } = manifest;
  if (layers.length > options.limits.layers)
    fail('image.over-limit', where, `it has ${layers.length} layers`);
  if (layers.length !== config.diffIds.length)
    fail(
      'image.damaged',
      where,
      `its manifest lists ${layers.length} layers, but its config ${config.diffIds.length}`,
      'build or pull the image again',
    );
  const sources = layers.map((layer, i) =>
    parts.source(layer, `${where}: layer ${i + 1} of ${layers.length}`, config.diffIds[i]!),
  );
  return createImage({
    identity: { ...parts.identity, config: manifest.config.digest },
    config,
    sources,
    ...(parts.close && { close: parts.close }),
  });
}

function pick(
  manifests: readonly Descriptor[],
  name: string | undefined,
  where: string,
): readonly Descriptor[] {
  if (manifests.length === 0) fail('image.damaged', where, 'its index lists no image', SAVE);
  if (name === undefined) return manifests;
  const found = manifests.filter(
    ({ annotations, digest }) => annotations[REF] === name || annotations[NAME] === name || digest === name,
  );
  const offers = manifests.map(({ annotations, digest }) => annotations[NAME] ?? annotations[REF] ?? digest);
  if (found.length === 0)
    fail('image.not-found', where, `it holds no image ${name}`, `there are: ${offers.join(', ')}`);
  return found;
}

/** Several entries without a name: fine when they are one image's platforms, else the user must choose. */
async function resolveMany(
  manifests: readonly Descriptor[],
  indexBytes: Uint8Array,
  fetch: Fetch,
  options: OpenOptions,
  where: string,
): ReturnType<typeof resolve> {
  const names = new Set(manifests.map(({ annotations }) => annotations[NAME] ?? annotations[REF] ?? ''));
  if (names.size > 1)
    fail(
      'image.ambiguous',
      where,
      `it holds ${names.size} images`,
      `name one: ${where}#${[...names].find(Boolean)}`,
    );
  const digest: Digest = `sha256:${hasherFor('sha256:').update(indexBytes).digest('hex')}`;
  const own: Descriptor = { mediaType: '', digest, size: indexBytes.length, annotations: {} };
  const resolved = await resolve(own, async (one) => (one === own ? indexBytes : fetch(one)), {
    where,
    wanted: options.platform,
    here: options.here,
  });
  // The layout's own index.json is a table of contents, not an index that anybody pulled.
  return { manifest: resolved.manifest, descriptor: resolved.descriptor };
}

function blobName(digest: Digest): string {
  return `blobs/${digest.slice(0, digest.indexOf(':'))}/${hexOf(digest)}`;
}

function blobDocument(store: ContentStore, descriptor: Descriptor, options: OpenOptions): Uint8Array {
  const { digest } = descriptor;
  const bytes = documentOf(store, blobName(digest), options.limits);
  if (!bytes) return fail('image.missing-part', store.name, `the blob ${digest} is not there`, SAVE);
  const actual =
    `${digest.slice(0, digest.indexOf(':'))}:${hasherFor(digest).update(bytes).digest('hex')}` as Digest;
  requireDigest(`${store.name}: ${blobName(digest)}`, digest, actual);
  return bytes;
}

function blobSource(store: ContentStore, layer: Descriptor, where: string, diffId: Digest): LayerSource {
  const part = store.part(blobName(layer.digest));
  if (part) {
    if (part.size !== layer.size)
      fail('image.damaged', where, `it has ${part.size} bytes, not ${layer.size} as its manifest says`, SAVE);
    return partSource(part, where, diffId, layer.digest);
  }
  if (!isForeign(layer)) fail('image.missing-part', where, `the blob ${layer.digest} is not there`, SAVE);
  return absentSource(layer, where);
}

/** A foreign layer that is kept elsewhere: the scan goes on without it and says so. */
export function absentSource(layer: Descriptor, where: string): LayerSource {
  return {
    where,
    key: { trust: 'none' },
    size: 0,
    absent: `a foreign layer (${layer.digest}) that is not stored with the image`,
    async *open() {},
  };
}
