// Cataloguer of Rust programs without a dependency list: the crates that their panic messages name.
import { openExecutable } from '../../formats/executable.ts';
import { readCratePaths } from '../../formats/rust-paths.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { mayBeExecutable, probeExecutable } from '../executables.ts';
import { createPackage, type Package } from '../package.ts';
import { introducedBy, type Place, placesOf } from '../places.ts';
import { purlOf } from '../purl-of.ts';

const name = 'rust/panic-paths';

/** Name, version, and whether crates.io has it. */
type Row = readonly [name: string, version: string, cratesIo: boolean];

interface PathFact extends Fact {
  readonly kind: 'rust-paths';
  readonly crates: readonly Row[];
}

/** Rust's own library alone takes more, however it is stripped (bytes). */
const SMALLEST = 100_000;

const reader: Reader<PathFact> = {
  name,
  version: 1,
  pass: 'binaries',
  optionsKey: '',
  wants: (basename, entry) => (entry.size >= SMALLEST && mayBeExecutable(basename, entry) ? 'head' : 'no'),
  probe: probeExecutable,
  read(bytes, _entry, out) {
    const executable = openExecutable(bytes);
    // Its own list is better, and whole.
    if (executable.section('.dep-v0') !== undefined) return;
    const crates = readCratePaths(bytes, executable) ?? [];
    if (crates.length > 0)
      out.fact({ kind: 'rust-paths', crates: crates.map((one) => [one.name, one.version, one.cratesIo]) });
  },
};

export const rustPaths: Cataloguer<PathFact> = {
  name,
  version: 1,
  summary: 'crates that other Rust programs name in their panic messages',
  scope: 'image',
  support: {
    kind: 'binary',
    ecosystem: 'Rust',
    files: ['**/*'],
    types: ['cargo'],
    tells: [],
    limits: 'ELF programs that rustc marks as its own; crates that can not panic are not seen',
  },
  readers: [reader],
  assemble: (facts, view) => ({ packages: placesOf(facts, view).flatMap(packagesOf), owns: [], gaps: [] }),
};

function packagesOf(place: Place<PathFact>): Package[] {
  const { path, layer, facts } = place;
  const introduced = introducedBy(place, ({ crates }) => crates.map(keyOf));
  return facts.flatMap(({ crates }) =>
    crates.map((crate) => {
      const [crateName, version, cratesIo] = crate;
      const confidence = cratesIo ? 'likely' : 'possible';
      return createPackage({
        type: 'cargo',
        name: crateName,
        version,
        purl: purlOf('cargo', crateName, version),
        licences: [],
        evidence: [{ cataloguer: name, path, layer, by: 'panic paths', confidence }],
        introduced: introduced(keyOf(crate)),
        details: {},
      });
    }),
  );
}

function keyOf([crate, version]: Row): string {
  return `${crate}\n${version}`;
}
