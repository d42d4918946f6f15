// Manifests and indexes: told apart by what they hold, since media types are often wrong or missing. Source: OCI image specification 1.1.
import { type Digest, isDigest } from '../../core/digest.ts';
import { fail } from '../../core/errors.ts';
import { isObject, type JsonObject, objectsOf, parseObject, stringMapOf, stringOf } from './json.ts';

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly platform?: Platform;
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string;
}

export type Manifest =
  | { readonly kind: 'image'; readonly config: Descriptor; readonly layers: readonly Descriptor[] }
  | { readonly kind: 'index'; readonly manifests: readonly Descriptor[] };

const INDEX_TYPES = new Set([
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]);
const MANIFEST_TYPES = new Set([
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]);

/** What registries are asked for. */
export const ACCEPT: readonly string[] = [...MANIFEST_TYPES, ...INDEX_TYPES];

const CONFIG_TYPES = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);
const LAYER_TYPE =
  /^application\/vnd\.(?:oci\.image\.layer\.(?:nondistributable\.)?v1|docker\.image\.rootfs\.(?:foreign\.)?diff)\.tar(?:[.+](?:gzip|zstd))?$/;

/** Whether an entry of an index may be an image at all. */
export function isImageLike(descriptor: Descriptor): boolean {
  const { mediaType } = descriptor;
  return mediaType === '' || INDEX_TYPES.has(mediaType) || MANIFEST_TYPES.has(mediaType);
}

/** Layers whose bytes may lawfully be elsewhere. */
export function isForeign(descriptor: Descriptor): boolean {
  return /foreign|nondistributable/.test(descriptor.mediaType);
}

/** Throws image.damaged or image.media-type. */
export function readManifest(bytes: Uint8Array, where: string): Manifest {
  const raw = parseObject(bytes, where);
  const hasLayers = Array.isArray(raw['layers']);
  const hasManifests = Array.isArray(raw['manifests']);
  // A document that is both would be read as one thing here and as another elsewhere (CVE-2021-41190).
  if (hasLayers && hasManifests)
    fail(
      'image.damaged',
      where,
      'it is a manifest and an index at once',
      'it is forged or broken; do not use it',
    );
  if (hasManifests) {
    const manifests = objectsOf(raw['manifests']).map((one) => readDescriptor(one, where));
    return { kind: 'index', manifests };
  }
  if (!hasLayers) {
    if (raw['schemaVersion'] === 1)
      fail('image.media-type', where, 'it has the old schema 1', 'push the image again with a current tool');
    fail('image.damaged', where, 'it is neither a manifest nor an index', 'save or pull the image again');
  }
  if (!isObject(raw['config']))
    fail('image.missing-part', where, 'it names no config', 'build the image again');
  const config = readDescriptor(raw['config'], where);
  if (config.mediaType !== '' && !CONFIG_TYPES.has(config.mediaType))
    fail('image.media-type', where, `it is an artifact of type ${config.mediaType}, no container image`);
  const layers = objectsOf(raw['layers']).map((one) => readDescriptor(one, where));
  for (const layer of layers)
    if (layer.mediaType !== '' && !LAYER_TYPE.test(layer.mediaType))
      fail('image.media-type', where, `a layer has the type ${layer.mediaType}, which is not understood`);
  return { kind: 'image', config, layers };
}

export function readDescriptor(raw: JsonObject, where: string): Descriptor {
  const { digest, size, platform } = raw;
  if (!isDigest(digest))
    fail('image.damaged', where, `it names the digest ${JSON.stringify(digest)}, which is none`);
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
    fail('image.damaged', where, `it states no usable size for ${digest}`);
  return {
    mediaType: stringOf(raw['mediaType']),
    digest,
    size,
    annotations: stringMapOf(raw['annotations']),
    ...(isObject(platform) && {
      platform: {
        os: stringOf(platform['os']),
        architecture: stringOf(platform['architecture']),
        variant: stringOf(platform['variant']),
      },
    }),
  };
}
