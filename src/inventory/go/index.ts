// Cataloguer of Go modules in executables.
import type { Gap } from '../../image/reader.ts';
import type { Assembled, Cataloguer } from '../cataloguer.ts';
import { type Place, placesOf } from '../places.ts';
import { packagesOf } from './package.ts';
import { type GoFact, goReader } from './reader.ts';

const name = 'go/binary';

export const goCataloguer: Cataloguer<GoFact> = {
  name,
  version: 1,
  summary: 'Go executables and shared libraries: modules, main module, standard library',
  readers: [goReader],
  after: ['os/dpkg', 'os/apk', 'os/rpm'],
  assemble(facts, view, earlier) {
    const places = placesOf(facts, view);
    return {
      packages: places.flatMap((place) => packagesOf(name, place)),
      owns: [],
      gaps: places.flatMap((place) => gapOf(place, earlier)),
    };
  },
};

/**
 * A binary built without module information (GOPATH mode, before Go 1.13, or removed) does not name what is in
 * it. Where it belongs to an OS package, that package's vendor answers for its content.
 */
function gapOf({ path, facts }: Place<GoFact>, earlier: ReadonlyMap<string, Assembled>): Gap[] {
  if (facts.every(({ modules }) => modules !== undefined)) return [];
  const owned = [...earlier.values()].some(({ owns }) => owns.some(({ paths }) => paths.includes(path)));
  const detail = 'a Go binary without module information';
  return [{ reader: goReader.name, path, reason: 'not-understood', hides: !owned, detail }];
}
