// Makes crates of the dependency lists in Rust executables.
import { buildPurl } from '../../formats/purl.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place } from '../places.ts';
import type { CrateRow, RustFact } from './reader.ts';

/**
 * The crates of one executable, the built one included. A crate that only helped to build (`role: 'dev'`) has no
 * code in it. A crate from elsewhere than crates.io may be other code than the one of that name there.
 */
export function packagesOf(cataloguer: string, place: Place<RustFact>): Package[] {
  const { path, layer } = place;
  const introduced = introducedBy(place, ({ crates }) => crates.map(keyOf));
  return distinct(place.facts.flatMap(({ crates }) => crates)).map((crate) => {
    const [name, version, source, build] = crate;
    const confidence = source === 'crates.io' ? 'certain' : 'likely';
    return createPackage({
      type: 'cargo',
      name,
      version,
      purl: buildPurl({ type: 'cargo', name, version }),
      licences: [],
      evidence: [{ cataloguer, path, layer, by: '.dep-v0', confidence }],
      introduced: introduced(keyOf(crate)),
      ...(build && { role: 'dev' }),
      details: {},
    });
  });
}

/** Of the same crate listed twice the one whose code is in the executable counts. */
function distinct(crates: readonly CrateRow[]): CrateRow[] {
  const byKey = new Map<string, CrateRow>();
  for (const crate of crates) {
    const key = keyOf(crate);
    if (!byKey.has(key) || crate[3] === undefined) byKey.set(key, crate);
  }
  return [...byKey.values()];
}

function keyOf([name, version]: CrateRow): string {
  return `${name}\n${version}`;
}
