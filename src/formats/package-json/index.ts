// package.json of an npm package: name, version, licences. Source: npm's package.json documentation.
import { findMembers } from './members.ts';

export interface PackageJson {
  /** '' when missing or no string. */
  readonly name: string;
  /** '' when missing; a number as it is written. */
  readonly version: string;
  /** As declared, from `license` or the older `licenses`, each as text or as `{ type, url }`. */
  readonly licences: readonly string[];
  /** Marked as never to be published. */
  readonly unpublished: boolean;
  /** False: damaged; what stood before the damage is here. */
  readonly whole: boolean;
}

const WANTED: ReadonlySet<string> = new Set(['name', 'version', 'license', 'licenses', 'private']);
const MOST_LICENCES = 32;

/** Never throws: linear in the bytes, and without building what is not asked for. */
export function parsePackageJson(data: Uint8Array): PackageJson {
  const { found, whole } = findMembers(data, WANTED);
  const name = valueOf(found.get('name'));
  const version = valueOf(found.get('version'));
  const licences = licencesOf(valueOf(found.get('license')));
  return {
    name: typeof name === 'string' ? name.trim() : '',
    version: typeof version === 'number' ? (found.get('version') ?? '') : textOf(version).trim(),
    licences: licences.length > 0 ? licences : licencesOf(valueOf(found.get('licenses'))),
    unpublished: valueOf(found.get('private')) === true,
    whole,
  };
}

function valueOf(json: string | undefined): unknown {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function licencesOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST_LICENCES) : [value];
  return list.map(licenceOf).filter((licence) => licence !== '');
}

function licenceOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return textOf(value).trim();
  const { type, name, url } = value as { type?: unknown; name?: unknown; url?: unknown };
  return (textOf(type) || textOf(name) || textOf(url)).trim();
}
