// A registry that speaks the pull part of the OCI distribution API, for tests; it can be made to misbehave.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Digest, sha256 } from '../../src/core/digest.ts';

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

/** Answers a request itself and returns true, or leaves it to the registry. */
export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface TestRegistry {
  readonly blobs: Map<string, Buffer>;
  /** By `repository:tag` or `repository@digest`. */
  readonly manifests: Map<string, { readonly bytes: Buffer; readonly mediaType: string }>;
  /** Asked before each answer. */
  misbehave: Misbehaviour;
  addBlob(bytes: Buffer): Digest;
  addManifest(repository: string, tag: string, document: unknown, mediaType?: string): Digest;
  handle(this: void, request: IncomingMessage, response: ServerResponse): void;
}

export function testRegistry(): TestRegistry {
  const registry: TestRegistry = {
    blobs: new Map(),
    manifests: new Map(),
    misbehave: () => false,
    addBlob(bytes) {
      const digest = sha256(bytes);
      registry.blobs.set(digest, bytes);
      return digest;
    },
    addManifest(repository, tag, document, mediaType = OCI_MANIFEST) {
      const bytes = Buffer.isBuffer(document) ? document : Buffer.from(JSON.stringify(document));
      const digest = sha256(bytes);
      registry.manifests.set(`${repository}:${tag}`, { bytes, mediaType });
      registry.manifests.set(`${repository}@${digest}`, { bytes, mediaType });
      return digest;
    },
    handle(request, response) {
      if (registry.misbehave(request, response)) return;
      const url = request.url ?? '';
      const match = /^\/v2\/(.+)\/(manifests|blobs)\/([^/?]+)$/.exec(url);
      if (match === null) {
        response.writeHead(url === '/v2/' ? 200 : 404).end();
        return;
      }
      const [, repository = '', kind, name = ''] = match;
      if (kind === 'blobs') sendBytes(request, response, registry.blobs.get(name));
      else {
        const manifest = registry.manifests.get(`${repository}${name.includes(':') ? '@' : ':'}${name}`);
        if (manifest !== undefined) {
          response.setHeader('Content-Type', manifest.mediaType);
          response.setHeader('Docker-Content-Digest', sha256(manifest.bytes));
        }
        sendBytes(request, response, manifest?.bytes);
      }
    },
  };
  return registry;
}

/** The bytes, or the part that Range asks for; 404 for undefined. */
export function sendBytes(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer | undefined,
): void {
  if (bytes === undefined) {
    const errors = [{ code: 'NAME_UNKNOWN', message: 'not known here' }];
    response.writeHead(404, { 'Content-Type': 'application/json' }).end(JSON.stringify({ errors }));
    return;
  }
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  const start = Number(range?.[1] ?? 0);
  response.setHeader('Content-Length', bytes.length - start);
  if (range !== null)
    response.setHeader('Content-Range', `bytes ${start}-${bytes.length - 1}/${bytes.length}`);
  response.writeHead(range === null ? 200 : 206).end(bytes.subarray(start));
}
