// Reads the dependency lists of Rust executables that were built with cargo-auditable.
import { readAuditable } from '../../formats/cargo-auditable.ts';
import { openExecutable } from '../../formats/executable.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import { mayBeExecutable, probeExecutable } from '../executables.ts';

/** name, version, and whether the crate only helped to build. */
export type CrateRow = readonly [name: string, version: string, source: string, build?: true];

export interface RustFact extends Fact {
  readonly kind: 'rust';
  readonly crates: readonly CrateRow[];
}

export const auditableReader: Reader<RustFact> = {
  name: 'rust/auditable',
  version: 1,
  pass: 'binaries',
  optionsKey: '',
  wants: (basename, entry) => (mayBeExecutable(basename, entry) ? 'head' : 'no'),
  probe: probeExecutable,
  read(bytes, _entry, out) {
    const packages = readAuditable(bytes, openExecutable(bytes));
    if (packages === undefined) return;
    const crates = packages.map(({ name, version, source, build }): CrateRow => {
      return build ? [name, version, source, true] : [name, version, source];
    });
    out.fact({ kind: 'rust', crates });
  },
};
