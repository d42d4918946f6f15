// One repository of one registry (OCI distribution specification, pull): manifests as documents, blobs as checked streams.
import { type Digest, hasherFor, isDigest, sha256 } from '../core/digest.ts';
import { fail } from '../core/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../core/limits.ts';
import type { NetworkOptions } from '../core/network.ts';
import { Endpoint } from './endpoint.ts';
import { type Reference, formatReference, parseReference } from './reference.ts';
import { type Reply, readBody } from './transport.ts';

/** Image indexes and manifests, OCI's and Docker's. */
const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

export interface Manifest {
  readonly bytes: Uint8Array;
  /** As the registry states it, without parameters; '' where it says nothing. */
  readonly mediaType: string;
  /** Of these very bytes. */
  readonly digest: Digest;
}

export interface Registry {
  readonly reference: Reference;
  /**
   * A manifest or index by tag or digest; the reference's own when nothing is named. Bytes are checked against the
   * digest asked for, that which the registry states, and `size`.
   * Errors: registry.*, network.offline, image.digest-mismatch, image.damaged, image.over-limit.
   */
  manifest(tagOrDigest?: string, size?: number): Promise<Manifest>;
  /** A small blob, whole and checked: the image config. `size` is its descriptor's. Errors as of `blob`, image.over-limit. */
  document(digest: Digest, size?: number): Promise<Uint8Array>;
  /**
   * A blob as it comes, from its first byte; each call opens it anew. Goes on by itself after broken connections.
   * Digest and `size` (its descriptor's) are checked on the way; the stream ends well only if both are right,
   * so nothing that was made of its bytes may be kept before its end.
   * Errors: registry.*, network.offline, image.missing-part, image.digest-mismatch, image.damaged, image.cut.
   */
  blob(digest: Digest, size?: number): AsyncIterable<Uint8Array>;
}

/** Opens the repository that `reference` names; connects at the first call only. Errors: reference.invalid. */
export function openRegistry(
  reference: Reference | string,
  network: NetworkOptions,
  limits: Pick<Limits, 'document'> = DEFAULT_LIMITS,
): Registry {
  return new Client(typeof reference === 'string' ? parseReference(reference) : reference, network, limits);
}

class Client implements Registry {
  readonly reference: Reference;
  readonly #limit: number;
  readonly #where: string;
  readonly #endpoint: Endpoint;

  constructor(reference: Reference, network: NetworkOptions, limits: Pick<Limits, 'document'>) {
    this.reference = reference;
    this.#limit = limits.document;
    this.#where = formatReference(reference);
    this.#endpoint = new Endpoint(reference, network);
  }

  async manifest(tagOrDigest?: string, size?: number): Promise<Manifest> {
    const { reference } = this;
    const name = tagOrDigest ?? reference.digest ?? reference.tag ?? 'latest';
    const reply = await this.#endpoint.download(`manifests/${name}`, { Accept: MANIFESTS }, isDigest(name));
    if (reply.status !== 200) return this.#endpoint.refuse(reply);
    const bytes = await this.#whole(reply, `manifest ${name}`);
    if (size !== undefined && bytes.length !== size)
      fail(
        'image.damaged',
        this.#where,
        `manifest ${name} has ${bytes.length} bytes, not ${size} as its descriptor says`,
      );
    const stated = reply.header('docker-content-digest');
    for (const digest of [name, stated])
      if (isDigest(digest) && digestOf(bytes, digest) !== digest)
        fail('image.digest-mismatch', this.#where, `manifest ${name} does not have the digest ${digest}`);
    const mediaType = (reply.header('content-type') ?? '').split(';', 1)[0]?.trim() ?? '';
    return { bytes, mediaType, digest: isDigest(name) ? name : sha256(bytes) };
  }

  async document(digest: Digest, size?: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let length = 0;
    if (size !== undefined && size > this.#limit) this.#tooLarge(`blob ${digest}`);
    for await (const piece of this.blob(digest, size)) {
      length += piece.length;
      if (length > this.#limit) this.#tooLarge(`blob ${digest}`);
      parts.push(piece);
    }
    return Buffer.concat(parts, length);
  }

  async *blob(digest: Digest, size?: number): AsyncGenerator<Uint8Array> {
    const where = this.#where;
    const reply = await this.#endpoint.download(`blobs/${digest}`, {}, true);
    if (reply.status === 404) {
      reply.close();
      fail(
        'image.missing-part',
        where,
        `the registry does not have the blob ${digest}`,
        'push the image again',
      );
    }
    if (reply.status !== 200) await this.#endpoint.refuse(reply);
    const { size: announced = size } = reply;
    if (size !== undefined && announced !== size) {
      reply.close();
      fail(
        'image.damaged',
        where,
        `blob ${digest} has ${announced} bytes, not ${size} as its descriptor says`,
      );
    }
    const hash = hasherFor(digest);
    let length = 0;
    for await (const piece of reply.body) {
      length += piece.length;
      if (size !== undefined && length > size)
        fail('image.damaged', where, `blob ${digest} has more than the ${size} bytes of its descriptor`);
      hash.update(piece);
      yield piece;
    }
    if (size !== undefined && length < size)
      fail('image.cut', where, `blob ${digest} ends after ${length} of ${size} bytes`, 'try again');
    if (hash.digest('hex') !== digest.slice(digest.indexOf(':') + 1))
      fail('image.digest-mismatch', where, `the bytes of blob ${digest} have another digest`);
  }

  async #whole(reply: Reply, what: string): Promise<Uint8Array> {
    return (await readBody(reply, this.#limit)) ?? this.#tooLarge(what);
  }

  #tooLarge(what: string): never {
    return fail('image.over-limit', this.#where, `${what} has more than ${this.#limit} bytes`);
  }
}

function digestOf(bytes: Uint8Array, like: Digest): string {
  return `${like.slice(0, like.indexOf(':'))}:${hasherFor(like).update(bytes).digest('hex')}`;
}
