// Cataloguers of Go: modules in executables, and in the files that name them.
import type { Gap } from '../../image/reader.ts';
import type { Assembled, Cataloguer } from '../cataloguer.ts';
import { type Place, placesOf } from '../places.ts';
import { goMod } from './go-mod.ts';
import { packagesOf } from './package.ts';
import { type GoFact, goReader } from './reader.ts';
import { vendorModules } from './vendor-modules.ts';

const name = 'go/binary';

export const goCataloguer: Cataloguer<GoFact> = {
  name,
  version: 1,
  summary: 'Go executables and shared libraries: modules, main module, standard library',
  scope: 'image',
  support: {
    kind: 'binary',
    ecosystem: 'Go',
    files: ['**/*'],
    types: ['golang'],
    tells: [],
  },
  readers: [goReader],
  after: ['os/dpkg', 'os/apk', 'os/rpm'],
  assemble(facts, view, earlier) {
    const places = placesOf(facts, view);
    return {
      packages: places.flatMap((place) => packagesOf(name, place)),
      owns: [],
      gaps: gapsOf(places, earlier),
    };
  },
};

export const GO: readonly Cataloguer[] = [goCataloguer, goMod, vendorModules];

/**
 * A binary built without module information (GOPATH mode, before Go 1.13, or removed) does not name what is in
 * it. Where it belongs to an OS package, that package's vendor answers for its content.
 */
function gapsOf(places: readonly Place<GoFact>[], earlier: ReadonlyMap<string, Assembled>): Gap[] {
  const silent = places.filter(({ facts }) => facts.some(({ modules }) => modules === undefined));
  const paths = new Set(silent.map(({ path }) => path));
  const owned = new Set<string>();
  if (paths.size > 0)
    for (const { owns } of earlier.values())
      for (const one of owns) for (const path of one.paths) if (paths.has(path)) owned.add(path);
  const detail = 'a Go binary without module information';
  return silent.map(({ path }) => ({
    reader: goReader.name,
    path,
    reason: 'not-understood',
    hides: !owned.has(path),
    detail,
  }));
}
