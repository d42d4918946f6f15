// Makes packages of what was recognised in files.
import { buildPurl, parsePurl } from '../../formats/purl.ts';
import { dirnameOf } from '../../image/entry.ts';
import type { View } from '../../image/view.ts';
import type { LayerFact } from '../cataloguer.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
import { cpeOf } from './cpe.ts';
import type { RecognisedFact } from './reader.ts';
import type { Recogniser } from './recogniser.ts';
import { RECOGNISERS } from './table/index.ts';

export const PRODUCTS: ReadonlyMap<string, Recogniser> = new Map(
  RECOGNISERS.map((one) => [one.product, one]),
);

/** The products of one file. */
export function packagesOf(cataloguer: string, place: Place<RecognisedFact>): Package[] {
  const { path, layer } = place;
  const introduced = introducedBy(place, (fact) => [keyOf(fact)]);
  return place.facts.flatMap((fact) => {
    const { product, version, offset, by, confidence } = fact;
    const known = PRODUCTS.get(product);
    if (known === undefined) return [];
    // A test holds every purl of the table against the specification.
    const { type, namespace, name } = parsePurl(known.purl ?? `pkg:generic/${product}`)!;
    return createPackage({
      type,
      name: product,
      version,
      purl: buildPurl({ type, ...(namespace !== undefined && { namespace }), name, version }),
      licences: [],
      evidence: [{ cataloguer, path, layer, by, offset, confidence }],
      introduced: introduced(keyOf(fact)),
      details: known.cpe === undefined ? {} : { cpe: cpeOf(known.cpe, version) },
    });
  });
}

/**
 * Without visible hard links to a file that tells the same: `perl5.36.0` is `perl`. Where the file itself is gone and a link beside
 * it is not, the link stands for it.
 */
export function withoutLinks(
  facts: readonly LayerFact<RecognisedFact>[],
  view: View,
): LayerFact<RecognisedFact>[] {
  const told = new Set<string>();
  return facts
    .map((one) => (one.visible ? one : (byLink(one, view) ?? one)))
    .filter(({ layer, fact, visible }) => {
      if (!visible) return true;
      const { path, target = path, kind } = view.entry(layer, fact.entry);
      const key = `${layer}\n${kind === 'hardlink' ? target : path}\n${keyOf(fact)}`;
      return !told.has(key) && told.add(key);
    });
}

function byLink(
  { layer, fact }: LayerFact<RecognisedFact>,
  view: View,
): LayerFact<RecognisedFact> | undefined {
  const { path } = view.entry(layer, fact.entry);
  for (const { entry } of view.children(dirnameOf(path)))
    if (entry.kind === 'hardlink' && entry.layer === layer && entry.target === path)
      return { layer, fact: { ...fact, entry: entry.index }, visible: true };
  return undefined;
}

function keyOf({ product, version }: RecognisedFact): string {
  return `${product}\n${version}`;
}
