// Licences of packages as SPDX expressions with their classes, made of what the packages declare.
import {
  classesOf,
  type Expression,
  join,
  type LicenceClass,
  parseLicence,
  print,
} from '../formats/spdx-licence/index.ts';
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

/** Packages with `licence` where they declare one. Linear; each declared text, and each list of them, is read once. */
export function withLicences(packages: readonly Package[]): Package[] {
  const texts = new Map<string, Expression | undefined>();
  const read = (text: string): Expression | readonly [] => {
    if (!texts.has(text)) texts.set(text, parseLicence(text));
    return texts.get(text) ?? [];
  };
  const lists = new Map<string, Licence | undefined>();
  return packages.map((one) => {
    if (one.licences.length === 0) return one;
    const op = CHOICES.has(one.type) ? 'OR' : 'AND';
    const key = `${op}\n${one.licences.join('\n')}`;
    if (!lists.has(key)) lists.set(key, licenceOf(op, one.licences.flatMap(read)));
    const licence = lists.get(key);
    return licence === undefined ? one : { ...one, licence };
  });
}

function licenceOf(op: 'AND' | 'OR', parts: readonly Expression[]): Licence | undefined {
  if (parts.length === 0) return undefined;
  const all = join(op, parts);
  return { expression: print(all), classes: classesOf(all) };
}
