// Makes npm packages of what package.json files say.
import { buildPurl } from '../../formats/purl.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
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
      purl: purlOf(name, version),
      licences,
      evidence: [{ cataloguer, path, layer, by: 'package.json', confidence }],
      introduced: introduced(keyOf(fact)),
      ...(copy && { role: 'vendored' }),
      details: {},
    });
  });
}

function keyOf({ name, version }: NodeFact): string {
  return `${name}\n${version}`;
}

function purlOf(name: string, version: string): string {
  const slash = name.startsWith('@') ? name.indexOf('/') : -1;
  const parts = slash < 0 ? { name } : { namespace: name.slice(0, slash), name: name.slice(slash + 1) };
  return buildPurl({ type: 'npm', ...parts, ...(version !== '' && { version }) });
}
