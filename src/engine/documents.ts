// The engine's answers, reduced to what is asked of them and checked field by field.
import { type Digest, isDigest } from '../core/digest.ts';

export interface EngineVersion {
  /** Such as `28.2.2`; '' where the engine does not say. */
  readonly version: string;
  readonly apiVersion: string;
  readonly os: string;
  readonly architecture: string;
  readonly kernel: string;
  /** Name and version of each part: engine, containerd, runc… */
  readonly components: readonly { readonly name: string; readonly version: string }[];
}

export interface EngineImage {
  /** The config's digest; with a containerd image store that of the manifest or index. */
  readonly id: Digest;
  /** `repository:tag`, as the engine names it. */
  readonly tags: readonly string[];
  /** `repository@digest` of what was pulled or pushed. */
  readonly digests: readonly string[];
  /** DiffIDs, lowest first. */
  readonly layers: readonly Digest[];
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  /** Bytes, as the engine counts them. */
  readonly size: number;
}

export interface HistoryLine {
  readonly createdBy: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly size: number;
  readonly tags: readonly string[];
}

/** From `GET /version`. Throws TypeError where it is no object. */
export function versionOf(document: unknown): EngineVersion {
  const top = objectOf(document, 'version');
  return {
    version: text(top['Version']),
    apiVersion: text(top['ApiVersion']),
    os: text(top['Os']),
    architecture: text(top['Arch']),
    kernel: text(top['KernelVersion']),
    components: list(top['Components']).map((item) => {
      const part = (item ?? {}) as Record<string, unknown>;
      return { name: text(part['Name']), version: text(part['Version']) };
    }),
  };
}

/** From `GET /images/NAME/json`. Throws TypeError where it has no id. */
export function imageOf(document: unknown): EngineImage {
  const top = objectOf(document, 'image');
  const id = digestOf(top['Id']);
  if (id === undefined) throw new TypeError('the image has no Id');
  const variant = text(top['Variant']);
  const rootfs = (top['RootFS'] ?? {}) as Record<string, unknown>;
  return {
    id,
    tags: strings(top['RepoTags']),
    digests: strings(top['RepoDigests']),
    layers: list(rootfs['Layers']).flatMap((layer) => digestOf(layer) ?? []),
    os: text(top['Os']),
    architecture: text(top['Architecture']),
    ...(variant === '' ? {} : { variant }),
    size: number(top['Size']),
  };
}

/** From `GET /images/NAME/history`. Throws TypeError where it is no list. */
export function historyOf(document: unknown): readonly HistoryLine[] {
  if (!Array.isArray(document)) throw new TypeError('the history is no list');
  return document.map((item: unknown) => {
    const line = (item ?? {}) as Record<string, unknown>;
    return {
      createdBy: text(line['CreatedBy']),
      created: number(line['Created']),
      size: number(line['Size']),
      tags: strings(line['Tags']),
    };
  });
}

/** Podman's older versions leave out the algorithm. */
function digestOf(value: unknown): Digest | undefined {
  const digest = typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) ? `sha256:${value}` : value;
  return isDigest(digest) ? digest : undefined;
}

function objectOf(document: unknown, what: string): Record<string, unknown> {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    throw new TypeError(`the ${what} is no object`);
  return document as Record<string, unknown>;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function strings(value: unknown): readonly string[] {
  return list(value).filter((item) => typeof item === 'string');
}
