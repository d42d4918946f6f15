// Makes packages of the notes in executables, of all files with the same note one.
import { buildPurl } from '../../formats/purl.ts';
import { distroOf, vendorOf } from '../os/distribution-purl.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
import type { ElfNoteFact } from './reader.ts';

/** Files named as evidence; the others only count as its files. */
const MOST_EVIDENCE = 10;
const TYPE = /^[a-z][a-z0-9.+-]{0,30}$/;

/** `places` share one note, and are not empty. */
export function packageOf(cataloguer: string, places: readonly Place<ElfNoteFact>[]): Package {
  const [first] = places as [Place<ElfNoteFact>];
  const [fact] = first.facts as readonly [ElfNoteFact];
  const { name, version, arch, os, osVersion = '', cpe } = fact;
  const type = TYPE.test(fact.type) ? fact.type : 'generic';
  const distribution =
    os === undefined ? undefined : { id: os, like: [], version: osVersion, name: os, path: '' };
  const namespace = vendorOf(distribution);
  const distro = distroOf(distribution);
  return createPackage({
    type,
    name,
    version,
    ...(arch !== undefined && { arch }),
    // Distributions write the name of the source package into all that is built of it.
    source: { name },
    purl: buildPurl({
      type,
      ...(namespace !== undefined && { namespace }),
      name,
      version,
      qualifiers: { ...(arch !== undefined && { arch }), ...(distro !== undefined && { distro }) },
    }),
    licences: [],
    evidence: places.slice(0, MOST_EVIDENCE).map(({ path, layer }) => {
      return { cataloguer, path, layer, by: '.note.package', confidence: 'likely' };
    }),
    introduced: Math.min(
      ...places.slice(0, MOST_EVIDENCE).map((place) => introducedBy(place, keysOf)(keyOf(fact))),
    ),
    details: { ...(cpe !== undefined && { cpe }) },
  });
}

export function keyOf({ type, name, version, arch = '', os = '' }: ElfNoteFact): string {
  return [type, name, version, arch, os].join('\n');
}

function keysOf(fact: ElfNoteFact): string[] {
  return [keyOf(fact)];
}
