// Makes npm packages of what package.json files say.
import { dirnameOf } from '../../image/entry.ts';
import type { Contents } from '../cataloguer.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
import { purlOf } from '../purl-of.ts';
import type { NodeFact } from './reader.ts';

/** npm may install the same one at many paths, and each can be loaded. */
export function packagesOf(cataloguer: string, place: Place<NodeFact>): Package[] {
  const { path, layer } = place;
  const introduced = introducedBy(place, (fact) => [keyOf(fact)]);
  return place.facts.map((fact) => {
    const { name, version, licences = [], copy } = fact;
    const confidence = version === '' ? 'likely' : 'certain';
    return createPackage({
      type: 'npm',
      name,
      version,
      purl: purlOf('npm', name, version),
      licences,
      evidence: [{ cataloguer, path, layer, by: 'package.json', confidence }],
      introduced: introduced(keyOf(fact)),
      ...(copy && { role: 'vendored' }),
      details: {},
    });
  });
}

/** All that lies beside the package.json; the packages nested in there have folders of their own. */
export function foldersOf(packages: readonly Package[]): Contents[] {
  return packages.map(({ id, evidence }) => ({ package: id, paths: [dirnameOf(evidence[0]!.path)] }));
}

function keyOf({ name, version }: NodeFact): string {
  return `${name}\n${version}`;
}
