// Package URLs: built in their canonical form, and taken apart.
import { byText } from '../core/text.ts';

/** The seven components but for the scheme. Without the optional ones where they are empty. */
export interface Purl {
  /** `deb`, `npm`, `golang`… in lower case. */
  readonly type: string;
  /** Segments with `/` between: distribution's vendor, npm scope with `@`, Maven group, all of a Go module's path but its last part. */
  readonly namespace?: string;
  readonly name: string;
  readonly version?: string;
  /** Empty values count as absent. */
  readonly qualifiers?: Readonly<Record<string, string>>;
  readonly subpath?: string;
}

/**
 * Types whose names do not depend on case, as the registered type definitions say. Not npm and Go, whose definitions want lower
 * case too: their registries tell `JSONStream` from `jsonstream`, and so do their advisories.
 */
const CASELESS = new Set(
  'alpm apk bitbucket bitnami composer deb github gitlab hex luarocks oci pub pypi'.split(' '),
);
/** Types of which only the namespace does not depend on case. */
const CASELESS_NAMESPACE = new Set(['qpkg', 'rpm']);

/**
 * The canonical package URL. Source: the package-url specification, "How to build", with its rules of encoding. Parts may hold
 * any text; the type must be a valid one and the name not empty.
 */
export function buildPurl(purl: Purl): string {
  const { type, namespace, name, version, subpath, qualifiers } = normalise(purl);
  let out = `pkg:${type}/`;
  if (namespace !== undefined) out += `${namespace.split('/').map(encode).join('/')}/`;
  out += encode(name);
  if (version !== undefined) out += `@${encode(version)}`;
  const pairs = Object.entries(qualifiers ?? {}).map(([key, value]) => `${key}=${encode(value)}`);
  if (pairs.length > 0) out += `?${pairs.join('&')}`;
  if (subpath !== undefined) out += `#${subpath.split('/').map(encode).join('/')}`;
  return out;
}

/**
 * The components of a package URL, decoded and normalised, so that building them again gives its canonical form; undefined when it is
 * none. Source: the package-url specification, "How to parse". More lenient than that in one point: an npm scope may come
 * with a bare `@`.
 */
export function parsePurl(text: string): Purl | undefined {
  const [beforeSubpath, subpath = ''] = splitLast(text, '#');
  const [beforeQualifiers, query = ''] = splitLast(beforeSubpath, '?');
  const [, type, path] = /^pkg:\/*([a-z][a-z0-9.-]*)\/(.*)$/is.exec(beforeQualifiers) ?? [];
  if (type === undefined || path === undefined) return undefined;
  const [names, version] = splitVersion(path);
  const segments = names.split('/').filter((segment) => segment !== '');
  const name = segments.pop();
  if (name === undefined) return undefined;
  try {
    const qualifiers = parseQualifiers(query);
    if (qualifiers === undefined) return undefined;
    return normalise({
      type,
      namespace: segments.map(decodeURIComponent).join('/'),
      name: decodeURIComponent(name),
      version: decodeURIComponent(version),
      qualifiers,
      subpath: subpath.split('/').map(decodeURIComponent).join('/'),
    });
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function splitLast(text: string, mark: string): [string, string?] {
  const at = text.lastIndexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** The last `@` begins the version, unless it begins a segment that others follow: `@scope/name`. */
function splitVersion(path: string): [string, string] {
  const at = path.lastIndexOf('@');
  const isScope = (at === 0 || path[at - 1] === '/') && path.includes('/', at);
  return at < 0 || isScope ? [path, ''] : [path.slice(0, at), path.slice(at + 1)];
}

/** Undefined when a key is malformed or there twice: then it is anyone's guess what is meant. */
function parseQualifiers(query: string): Record<string, string> | undefined {
  const qualifiers = Object.create(null) as Record<string, string>;
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const key = pair.slice(0, Math.max(equals, 0)).toLowerCase();
    if (!/^[a-z][a-z0-9._-]*$/.test(key) || key in qualifiers) return undefined;
    qualifiers[key] = decodeURIComponent(pair.slice(equals + 1));
  }
  return qualifiers;
}

/** Cases, qualifiers in order of their keys, no empty parts. */
function normalise(purl: Purl): Purl {
  const type = purl.type.toLowerCase();
  const namespace = segmentsOf(purl.namespace);
  const isCaseless = CASELESS.has(type);
  const subpath = segmentsOf(purl.subpath, ['.', '..']);
  const qualifiers = Object.create(null) as Record<string, string>;
  const pairs = Object.entries(purl.qualifiers ?? {}).map(
    ([key, value]) => [key.toLowerCase(), value] as const,
  );
  for (const [key, value] of pairs.sort(([a], [b]) => byText(a, b)))
    if (value !== '') qualifiers[key] = value;
  const name = isCaseless ? purl.name.toLowerCase() : purl.name;
  return {
    type,
    ...(namespace && {
      namespace: isCaseless || CASELESS_NAMESPACE.has(type) ? namespace.toLowerCase() : namespace,
    }),
    name: type === 'pypi' ? name.replace(/[-_.]+/g, '-') : name,
    ...(purl.version && { version: purl.version }),
    ...(Object.keys(qualifiers).length > 0 && { qualifiers }),
    ...(subpath && { subpath }),
  };
}

function segmentsOf(path = '', without: readonly string[] = []): string {
  const segments = path.split('/').filter((segment) => segment !== '' && !without.includes(segment));
  return segments.join('/');
}

/** All but letters, digits, `.`, `-`, `_`, `~` and `:` as percent-encoded UTF-8; broken surrogates as U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}
