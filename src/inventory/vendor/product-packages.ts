// Makes packages of products: several files of one installation that say the same are one package.
import { dirnameOf } from '../../image/entry.ts';
import type { View } from '../../image/view.ts';
import type { Assembled, Contents, LayerFact } from '../cataloguer.ts';
import { createPackage, type Evidence, type Package } from '../package.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';
import { purlOf } from '../purl-of.ts';
import { isShared } from '../shared-folders.ts';
import type { ProductFact } from './product-reader.ts';

/** Files of one installation that say the same. */
const MOST_EVIDENCE = 100;

export function productPackages(
  cataloguer: string,
  facts: readonly LayerFact<ProductFact>[],
  view: View,
): Assembled {
  const packages = new Map<string, Package>();
  const contains: Contents[] = [];
  for (const place of placesOf(facts, view)) {
    const introduced = introducedBy(place, (fact) => [keyOf(fact)]);
    for (const fact of place.facts) {
      const root = rootOf(place.path, fact.root);
      const key = `${keyOf(fact)}\n${root ?? dirnameOf(place.path)}`;
      const known = packages.get(key);
      if (known !== undefined) {
        if (known.evidence.length < MOST_EVIDENCE)
          packages.set(key, { ...known, evidence: [...known.evidence, evidenceOf(cataloguer, place, fact)] });
        continue;
      }
      const made = packageOf(evidenceOf(cataloguer, place, fact), introduced(keyOf(fact)), fact, root);
      packages.set(key, made);
      if (root !== undefined && !isShared(root)) contains.push({ package: made.id, paths: [root] });
    }
  }
  return { packages: [...packages.values()], owns: [], contains, gaps: [] };
}

function keyOf({ name, version }: ProductFact): string {
  return `${name}\n${version}`;
}

function rootOf(path: string, up: number | undefined): string | undefined {
  if (up === undefined) return undefined;
  let folder = dirnameOf(path);
  for (let left = up; left > 0; left--) folder = dirnameOf(folder);
  return folder;
}

function evidenceOf(cataloguer: string, place: Place<ProductFact>, fact: ProductFact): Evidence {
  const { by, confidence } = fact;
  return { cataloguer, path: place.path, layer: place.layer, by, confidence };
}

function packageOf(
  evidence: Evidence,
  introduced: number,
  { name, version, vendor, cpe }: ProductFact,
  location: string | undefined,
): Package {
  return createPackage({
    type: 'generic',
    name,
    version,
    purl: purlOf('generic', name, version),
    licences: [],
    evidence: [evidence],
    introduced,
    details: { vendor, ...(cpe !== undefined && { cpe }), ...(location && { location }) },
  });
}
