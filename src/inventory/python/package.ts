// Makes Python packages of what metadata files say.
import { normaliseName } from '../../formats/ecosystem-names.ts';
import { buildPurl } from '../../formats/purl.ts';
import { dirnameOf } from '../../image/entry.ts';
import { createPackage, type Evidence, type Package } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
import type { PythonFact } from './reader.ts';

/**
 * One package for each name, version and import folder: a virtual environment and the system are two places, but
 * `x.dist-info` beside `x.egg-info` of the same version is one install with two pieces of evidence.
 */
export function packagesOf(cataloguer: string, places: readonly Place<PythonFact>[]): Package[] {
  const installs = new Map<string, { place: Place<PythonFact>; fact: PythonFact; evidence: Evidence[] }>();
  for (const place of places)
    for (const fact of place.facts) {
      const key = [importFolder(place.path), normaliseName('PyPI', fact.name), fact.version].join('\n');
      const evidence = evidenceOf(cataloguer, place);
      const install = installs.get(key);
      if (install === undefined) installs.set(key, { place, fact, evidence: [evidence] });
      else install.evidence.push(evidence);
    }
  return [...installs.values()].map(({ place, fact, evidence }) => packageOf(place, fact, evidence));
}

function packageOf(place: Place<PythonFact>, fact: PythonFact, evidence: readonly Evidence[]): Package {
  const { name, version, licences = [], vendored } = fact;
  return createPackage({
    type: 'pypi',
    name,
    version,
    purl: buildPurl({ type: 'pypi', name: normaliseName('PyPI', name), version }),
    licences,
    evidence,
    introduced: introducedBy(place, (one) => [keyOf(one)])(keyOf(fact)),
    ...(vendored && { role: 'vendored' }),
    details: {},
  });
}

function keyOf({ name, version }: PythonFact): string {
  return `${name}\n${version}`;
}

function evidenceOf(cataloguer: string, { path, layer }: Place<PythonFact>): Evidence {
  const by = path.toLowerCase().endsWith('/metadata') ? 'METADATA' : 'PKG-INFO';
  return { cataloguer, path, layer, by, confidence: 'certain' };
}

/** The folder that is on Python's search path: `x.dist-info/METADATA` and `x.egg-info` lie in it, `x.egg` is one itself. */
function importFolder(path: string): string {
  const folder = dirnameOf(path);
  return /\.(?:dist|egg)-info$/i.test(folder) ? dirnameOf(folder) : folder;
}
