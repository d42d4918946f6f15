// References: `[registry/]repository[:tag][@digest]`, by the grammar of the distribution project's reference package.
import { type Digest, isDigest } from '../core/digest.ts';
import { fail } from '../core/errors.ts';

export interface Reference {
  /** Host, with its port if it has one, as names show it. */
  readonly registry: string;
  /** Path within the registry, with `library/` where Docker Hub's official images are meant. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

// Docker Hub is what the grammar means where a name has no host. It answers at another host than its name says.
const HUB = 'docker.io';
const HUB_ALIASES: ReadonlySet<string> = new Set(['index.docker.io', 'registry-1.docker.io']);
const HUB_HOST = 'registry-1.docker.io';
/** Key of Docker Hub's login in Docker's configuration and credential helpers. */
export const HUB_LOGIN = 'https://index.docker.io/v1/';

const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const LONGEST_NAME = 255;

/** Reads a reference; without tag and digest the tag is `latest`. Errors: reference.invalid. */
export function parseReference(text: string): Reference {
  const wrong = (what: string, remedy = 'write [registry/]repository[:tag][@digest]') =>
    fail('reference.invalid', text.length > 300 ? `${text.slice(0, 300)}…` : text, what, remedy);
  if (text.includes('://')) wrong('a reference has no scheme', 'leave out what stands before the host');
  const [beforeDigest = '', digest, ...more] = text.split('@');
  if (more.length > 0 || (digest !== undefined && !isDigest(digest)))
    wrong('its digest is none', 'a digest is sha256: and 64 lower-case hex digits');
  const slash = beforeDigest.lastIndexOf('/');
  const colon = beforeDigest.indexOf(':', slash + 1);
  // A port's colon stands before the last slash, a tag's after it.
  const name = colon < 0 ? beforeDigest : beforeDigest.slice(0, colon);
  const tag = colon < 0 ? undefined : beforeDigest.slice(colon + 1);
  if (tag !== undefined && !TAG.test(tag)) wrong('its tag is none');
  const { registry, repository } = splitName(name);
  if (!HOST.test(registry)) wrong('its registry is no host');
  if (name.length > LONGEST_NAME) wrong(`its name is longer than ${LONGEST_NAME} characters`);
  if (/[A-Z]/.test(repository)) wrong('a repository has no capital letters');
  if (!repository.split('/').every((part) => COMPONENT.test(part))) wrong('its repository is none');
  if (/^[0-9a-f]{64}$/.test(name))
    wrong('a bare image id is no reference', 'ask the engine for it: docker:ID');
  return {
    registry,
    repository,
    ...(tag !== undefined ? { tag } : digest === undefined ? { tag: 'latest' } : {}),
    ...(isDigest(digest) ? { digest } : {}),
  };
}

/** The first part is a host if it looks like one: a dot, a port, a capital letter, or `localhost`. */
function splitName(name: string): { registry: string; repository: string } {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isHost = first === 'localhost' || /[.:A-Z]/.test(first);
  const registry = !isHost || HUB_ALIASES.has(first) ? HUB : first;
  const path = isHost ? name.slice(slash + 1) : name;
  return { registry, repository: registry === HUB && !path.includes('/') ? `library/${path}` : path };
}

/** The full form, which parses to the same reference. */
export function formatReference(reference: Reference): string {
  const { registry, repository, tag, digest } = reference;
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** Host and port where the registry answers. */
export function hostOf(reference: Reference): string {
  return reference.registry === HUB ? HUB_HOST : reference.registry;
}

/** Names under which a login for the registry may be kept: the most usual first. */
export function loginNames(reference: Reference): readonly string[] {
  return reference.registry === HUB ? [HUB_LOGIN, HUB, ...HUB_ALIASES] : [reference.registry];
}
