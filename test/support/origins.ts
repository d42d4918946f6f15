// The same image behind every origin, for the suite that all origins must pass.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../src/core/digest.ts';
import { type BuiltImage, classicArchive, layoutFiles, ociArchive, writeFiles } from './image.ts';
import { network, serve } from './loopback.ts';
import { testRegistry } from './registry.ts';
import type { NetworkOptions } from '../../src/core/network.ts';
import { gzipSync } from 'node:zlib';

export interface Offer {
  readonly target: string;
  readonly network: NetworkOptions;
  close(): Promise<void>;
}

export interface OriginCase {
  readonly name: string;
  /** How its layers' trust ends. */
  readonly trust: (image: BuiltImage) => 'verified' | 'claimed' | 'none';
  offer(image: BuiltImage, folder: string): Promise<Offer>;
}

const plain = (image: BuiltImage) => image.blobs.every((blob, i) => blob === image.tars[i]);

function onDisk(
  name: string,
  prefix: string,
  bytesOf: (image: BuiltImage) => Buffer,
  trust: OriginCase['trust'],
): OriginCase {
  return {
    name,
    trust,
    async offer(image, folder) {
      const path = join(folder, 'image.tar');
      writeFileSync(path, bytesOf(image));
      return { target: `${prefix}${path}`, network: network(), close: async () => {} };
    },
  };
}

function engine(kind: 'docker' | 'podman', archiveOf: (image: BuiltImage) => Buffer): OriginCase {
  return {
    name: `${kind} engine`,
    trust: () => 'verified',
    async offer(image, folder) {
      const socket = join(folder, 'engine.sock');
      const archive = archiveOf(image);
      const server = await serve(
        (request, response) => {
          const url = request.url ?? '';
          response.setHeader('Api-Version', '1.41');
          if (url.endsWith('/_ping')) response.end('OK');
          else if (/\/images\/.*\/json$/.test(url))
            response.end(
              JSON.stringify({
                Id: image.configDigest,
                RepoTags: [image.tag],
                Os: 'linux',
                Architecture: 'amd64',
                RootFS: { Layers: image.tars.map(sha256) },
                Size: archive.length,
              }),
            );
          else if (/\/images\/.*\/get$/.test(url)) response.end(archive);
          else response.writeHead(404).end('{"message":"no such image"}');
        },
        undefined,
        socket,
      );
      const name = kind === 'docker' ? 'DOCKER_HOST' : 'CONTAINER_HOST';
      return {
        target: `${kind}:${image.tag}`,
        network: network({ env: { HOME: folder, [name]: `unix://${socket}` } }),
        close: async () => server[Symbol.asyncDispose](),
      };
    },
  };
}

export const ORIGINS: readonly OriginCase[] = [
  onDisk('docker archive, classic', 'docker-archive:', classicArchive, () => 'claimed'),
  onDisk(
    'docker archive with blobs',
    'docker-archive:',
    (image) => ociArchive(image, true),
    (image) => (plain(image) ? 'claimed' : 'verified'),
  ),
  onDisk(
    'docker archive, compressed as a whole',
    '',
    (image) => gzipSync(classicArchive(image)),
    () => 'none',
  ),
  onDisk(
    'OCI archive',
    'oci-archive:',
    (image) => ociArchive(image),
    () => 'verified',
  ),
  {
    name: 'OCI layout',
    trust: () => 'verified',
    async offer(image, folder) {
      const path = writeFiles(join(folder, 'layout'), layoutFiles(image));
      return { target: `oci:${path}`, network: network(), close: async () => {} };
    },
  },
  engine('docker', classicArchive),
  engine('podman', (image) => ociArchive(image, true)),
  {
    name: 'registry',
    trust: () => 'verified',
    async offer(image) {
      const registry = testRegistry();
      for (const blob of [...image.blobs, image.config]) registry.addBlob(blob);
      registry.addManifest('team/app', '1', image.manifest);
      const server = await serve(registry.handle);
      return {
        target: `registry:${server.host}/team/app:1`,
        network: network(),
        close: async () => server[Symbol.asyncDispose](),
      };
    },
  },
];
