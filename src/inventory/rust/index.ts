// Cataloguers of Rust: executables that carry their dependency list, and Cargo.lock.
import type { Cataloguer } from '../cataloguer.ts';
import { placesOf } from '../places.ts';
import { cargoLock } from './cargo-lock.ts';
import { packagesOf } from './package.ts';
import { auditableReader, type RustFact } from './reader.ts';

const name = 'rust/auditable';

export const rustCataloguer: Cataloguer<RustFact> = {
  name,
  version: 1,
  summary: 'Rust executables built with cargo-auditable',
  scope: 'image',
  support: {
    kind: 'binary',
    ecosystem: 'Rust',
    files: ['**/*'],
    types: ['cargo'],
    tells: ['dev'],
    limits: 'only executables built with cargo-auditable',
  },
  readers: [auditableReader],
  assemble: (facts, view) => ({
    packages: placesOf(facts, view).flatMap((place) => packagesOf(name, place)),
    owns: [],
    gaps: [],
  }),
};

export const RUST: readonly Cataloguer[] = [rustCataloguer, cargoLock];
