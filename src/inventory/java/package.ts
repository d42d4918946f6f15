// Makes Maven packages of what the archive at one place is and contains.
import { buildPurl } from '../../formats/purl.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
import type { JavaFact } from './reader.ts';

export function packagesOf(cataloguer: string, place: Place<JavaFact>): Package[] {
  const introduced = introducedBy(place, (fact) => [keyOf(fact)]);
  // Two entries of one name may stand in an archive.
  const distinct = new Map(place.facts.map((fact) => [keyOf(fact), fact]));
  return [...distinct.values()].map((fact) => {
    const { name, version, by, confidence, licences = [], trail = [] } = fact;
    const path = [place.path, ...trail].join(':');
    return createPackage({
      type: 'maven',
      name,
      version,
      purl: purlOf(name, version),
      licences,
      evidence: [{ cataloguer, path, layer: place.layer, by, confidence }],
      introduced: introduced(keyOf(fact)),
      details: { javaBy: by },
    });
  });
}

function keyOf({ name, version, trail = [] }: JavaFact): string {
  return [name, version, ...trail].join('\n');
}

/** The group is the namespace; a package whose group is unknown has none. */
function purlOf(name: string, version: string): string {
  const colon = name.indexOf(':');
  const parts = colon < 0 ? { name } : { namespace: name.slice(0, colon), name: name.slice(colon + 1) };
  return buildPurl({ type: 'maven', ...parts, ...(version !== '' && { version }) });
}
