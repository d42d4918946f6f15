// Cargo.lock, versions 1 to 4: crates with exact versions.
import { tomlElements } from '../../formats/toml/index.ts';
import { textAt } from '../../formats/value.ts';
import { listingCataloguer } from '../listing.ts';

export const cargoLock = listingCataloguer({
  name: 'rust/cargo-lock',
  version: 1,
  summary: 'Crates that Cargo.lock names',
  // A program's lock file is often shipped with it, and is the only trace of its crates.
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Rust',
    files: ['**/Cargo.lock'],
    types: ['cargo'],
    tells: [],
    limits: "the file doesn't tell crates for development and other platforms from those in the program",
  },
  type: 'cargo',
  files: { basenames: ['Cargo.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const table of tomlElements(bytes, 'package')) {
      // Crates of the workspace itself, and local ones, have no source.
      if (textAt(table, 'source') === '') continue;
      out.found({ name: textAt(table, 'name'), version: textAt(table, 'version'), confidence: 'likely' });
    }
  },
});
