// Builds whole images for tests, in every layout that an origin reads.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type Digest, hexOf, sha256 } from '../../src/core/digest.ts';
import { type TarItem, tarOf } from './tar.ts';

export interface ImageSpec {
  /** Tar items, or the bytes of a tar (perhaps broken). */
  readonly layers: readonly (readonly TarItem[] | Buffer)[];
  readonly history?: readonly { readonly created_by: string; readonly empty_layer?: boolean }[];
  readonly compression?: 'none' | 'gzip' | 'zstd';
  readonly tag?: string;
  /** Fields of the config's `config`. */
  readonly run?: Readonly<Record<string, unknown>>;
  readonly architecture?: string;
}

export interface BuiltImage {
  readonly config: Buffer;
  readonly configDigest: Digest;
  readonly tars: readonly Buffer[];
  readonly blobs: readonly Buffer[];
  readonly manifest: Buffer;
  readonly manifestDigest: Digest;
  readonly tag: string;
}

export function buildImage(spec: ImageSpec): BuiltImage {
  const tars = spec.layers.map((layer) => (Buffer.isBuffer(layer) ? layer : tarOf(layer)));
  const compress = { none: (bytes: Buffer) => bytes, gzip: gzipSync, zstd: zstdCompressSync }[
    spec.compression ?? 'none'
  ];
  const blobs = tars.map((tar) => compress(tar));
  const config = Buffer.from(
    JSON.stringify({
      os: 'linux',
      architecture: spec.architecture ?? 'amd64',
      config: spec.run ?? {},
      rootfs: { type: 'layers', diff_ids: tars.map(sha256) },
      history: spec.history ?? tars.map((_, i) => ({ created_by: `RUN step ${i + 1}` })),
    }),
  );
  const suffix = spec.compression && spec.compression !== 'none' ? `+${spec.compression}` : '';
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: descriptorOf(config, 'application/vnd.oci.image.config.v1+json'),
      layers: blobs.map((blob) => descriptorOf(blob, `application/vnd.oci.image.layer.v1.tar${suffix}`)),
    }),
  );
  return {
    config,
    configDigest: sha256(config),
    tars,
    blobs,
    manifest,
    manifestDigest: sha256(manifest),
    tag: spec.tag ?? 'example.test/app:1',
  };
}

export function descriptorOf(bytes: Buffer, mediaType: string): Record<string, unknown> {
  return { mediaType, digest: sha256(bytes), size: bytes.length };
}

/** As `docker save` of engines before 25 wrote it; manifest last. */
export function classicArchive(image: BuiltImage): Buffer {
  const names = image.blobs.map((blob) => `${hexOf(sha256(blob))}/layer.tar`);
  const written = new Map(image.blobs.map((blob, i) => [names[i]!, blob]));
  const manifest = [{ Config: `${hexOf(image.configDigest)}.json`, RepoTags: [image.tag], Layers: names }];
  return tarOf([
    ...[...written].map(([name, content]) => ({ name, content })),
    { name: `${hexOf(image.configDigest)}.json`, content: image.config },
    { name: 'manifest.json', content: JSON.stringify(manifest) },
  ]);
}

/** Files of an OCI layout, by name. */
export function layoutFiles(image: BuiltImage): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const blob = (bytes: Buffer) => files.set(`blobs/sha256/${hexOf(sha256(bytes))}`, bytes);
  for (const one of [...image.blobs, image.config, image.manifest]) blob(one);
  const annotations = { 'io.containerd.image.name': image.tag, 'org.opencontainers.image.ref.name': '1' };
  const entry = {
    ...descriptorOf(image.manifest, 'application/vnd.oci.image.manifest.v1+json'),
    annotations,
  };
  files.set('index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [entry] })));
  files.set('oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}'));
  return files;
}

/** An OCI layout as a tar; with `docker` also the manifest.json that newer engines write beside it. */
export function ociArchive(image: BuiltImage, docker = false): Buffer {
  const files = layoutFiles(image);
  if (docker) {
    const name = (bytes: Buffer) => `blobs/sha256/${hexOf(sha256(bytes))}`;
    const manifest = [{ Config: name(image.config), RepoTags: [image.tag], Layers: image.blobs.map(name) }];
    files.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  }
  return tarOf([...files].map(([name, content]) => ({ name, content })));
}

/** Writes files below a folder and returns the folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, Buffer>): string {
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}
