// Licences of packages as SPDX expressions with their classes, made of what the packages declare.
import { classesOf, join, type LicenceClass, parseLicence, print } from '../formats/spdx-licence/index.ts';
import type { Package } from './package.ts';

export interface Licence {
  /** SPDX; parts without an identifier as `LicenseRef-…`. */
  readonly expression: string;
  /** What it asks, from least to most; of alternatives the one that asks least. */
  readonly classes: readonly LicenceClass[];
}

/**
 * Types whose list of several licences is a choice, as their own manuals say: composer.json, npm's former `licenses`, the
 * Maven model. Elsewhere all of them hold.
 */
const CHOICES: ReadonlySet<string> = new Set(['composer', 'npm', 'maven', 'cpan']);

/** Packages with `licence` where they declare one. Linear; each list of declared texts is read once. */
export function withLicences(packages: readonly Package[]): Package[] {
  const known = new Map<string, Licence | undefined>();
  return packages.map((one) => {
    if (one.licences.length === 0) return one;
    const op = CHOICES.has(one.type) ? 'OR' : 'AND';
    const key = `${op}\n${one.licences.join('\n')}`;
    if (!known.has(key)) known.set(key, licenceOf(op, one.licences));
    const licence = known.get(key);
    return licence === undefined ? one : { ...one, licence };
  });
}

function licenceOf(op: 'AND' | 'OR', declared: readonly string[]): Licence | undefined {
  const parts = declared.flatMap((text) => parseLicence(text) ?? []);
  if (parts.length === 0) return undefined;
  const all = join(op, parts);
  return { expression: print(all), classes: classesOf(all) };
}
