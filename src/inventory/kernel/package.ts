// Makes packages of kernels: an image is one, all modules of one version together are one.
import { thousands } from '../../core/text.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
import { purlOf } from '../purl-of.ts';
import type { KernelFact } from './reader.ts';

const CPE = 'cpe:2.3:o:linux:linux_kernel';

export function imagesOf(cataloguer: string, places: readonly Place<KernelFact>[]): Package[] {
  return places.flatMap((place) =>
    place.facts
      .filter(({ part }) => part === 'image')
      .map((fact) => make(cataloguer, 'linux-kernel', place, fact, fact.by)),
  );
}

/** By version; the first module, in the order of paths, stands for all as evidence. */
export function modulesOf(
  cataloguer: string,
  places: readonly Place<KernelFact>[],
): { readonly one: Package; readonly paths: readonly string[] }[] {
  const modules = places.flatMap((place) =>
    place.facts.filter(({ part }) => part === 'module').map((fact) => ({ place, fact })),
  );
  const groups = Map.groupBy(modules, ({ fact }) => fact.version);
  return [...groups.values()].map((group) => {
    const [first] = group.toSorted((a, b) => (a.place.path < b.place.path ? -1 : 1));
    const count = group.length === 1 ? '1 module' : `${thousands(group.length)} modules`;
    const by = `${first!.fact.by} of ${count}`;
    const one = make(cataloguer, 'linux-kernel-modules', first!.place, first!.fact, by);
    return { one, paths: group.map(({ place }) => place.path) };
  });
}

function make(
  cataloguer: string,
  name: string,
  place: Place<KernelFact>,
  { version, offset, confidence }: KernelFact,
  by: string,
): Package {
  const { path, layer } = place;
  return createPackage({
    type: 'generic',
    name,
    version,
    purl: purlOf('generic', name, version),
    licences: [],
    evidence: [{ cataloguer, path, layer, by, ...(offset !== undefined && { offset }), confidence }],
    introduced: introducedBy(place, (fact) => [fact.version])(version),
    details: { cpe: `${CPE}:${version.replace(/[^0-9A-Za-z._-]/g, String.raw`\$&`)}:*:*:*:*:*:*:*` },
  });
}
