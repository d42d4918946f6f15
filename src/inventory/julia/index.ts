// Cataloguer of Julia's manifests: what an environment has resolved. Source: Pkg.jl's "Project.toml and Manifest.toml".
import { tomlTables } from '../../formats/toml/index.ts';
import { type Table, textAt } from '../../formats/value.ts';
import { basenameOf } from '../../image/entry.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { type ListingOut, listingCataloguer } from '../listing.ts';

/** Also `JuliaManifest.toml`, and those of one Julia version: `Manifest-v1.11.toml`. */
const NAME = /^(?:Julia)?Manifest(?:-v\d+\.\d+)?\.toml$/;
/** Lists and tables of a manifest of version 1 that are no packages. */
const METADATA = new Set(['registries']);

export const juliaManifest = listingCataloguer({
  name: 'julia/manifest',
  version: 1,
  summary: 'Packages that Julia environments have resolved',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Julia',
    files: ['**/Manifest.toml', '**/JuliaManifest.toml', '**/Manifest-v{version}.toml'],
    types: ['julia'],
    tells: [],
    limits: "parts of Julia's standard library without a version of their own are left to Julia itself",
  },
  type: 'julia',
  files: { suffixes: ['.toml'] },
  accepts: (path) => NAME.test(basenameOf(path)),
  declares: 'lock',
  parse(bytes, _entry, out) {
    // Version 1 has the packages at the root, later ones below `deps`.
    let root = true;
    for (const { path, array, values } of tomlTables(bytes)) {
      if (path.length === 0) root = !textAt(values, 'manifest_format').startsWith('2');
      const name = root ? path[0] : path[0] === 'deps' ? path[1] : undefined;
      const isPackage = array && path.length === (root ? 1 : 2);
      if (isPackage && name !== undefined && !METADATA.has(path[0]!)) tell(name, values, out);
    }
  },
});

export const JULIA: readonly Cataloguer[] = [juliaManifest];

function tell(name: string, values: Table, out: ListingOut): void {
  const version = textAt(values, 'version');
  // The standard library comes with Julia; a path is a package under development.
  if (version === '' || textAt(values, 'path') !== '') return;
  const uuid = textAt(values, 'uuid');
  const repository = textAt(values, 'repo-url') !== '';
  out.found({
    name,
    version,
    ...(uuid !== '' && { qualifiers: { uuid } }),
    ...(repository && { confidence: 'likely' }),
  });
}
