// go.mod: the modules that a Go module wants. go.sum adds nothing: it lists more than any build uses.
import { parseGoMod, replacedBy, replaceTable } from '../../formats/go-mod.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import type { Bytes } from '../../core/bytes.ts';
import { stdlibVersion } from './toolchain.ts';

/** Copies of other modules with their own go.mod: the module cache, and what `go mod vendor` copied. */
const FOREIGN = /(?:^|\/)(?:pkg\/mod|vendor)\//;

export const goMod = listingCataloguer({
  name: 'go/go-mod',
  version: 1,
  summary: "Go modules that a go.mod requires, after its replacements; the toolchain's standard library",
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Go',
    files: ['**/go.mod', '**/go.work'],
    types: ['golang'],
    tells: [],
    limits: 'replacements of a go.work are not applied to its modules, and are told as a gap',
  },
  type: 'golang',
  files: { basenames: ['go.mod', 'go.work'] },
  accepts: (path) => !FOREIGN.test(path),
  declares: 'manifest',
  parse: (bytes, entry, out) => {
    if (entry.path.endsWith('go.work')) readWork(bytes, out);
    else readMod(bytes, out);
  },
});

function readMod(bytes: Bytes, out: ListingOut): void {
  const { module, toolchain, requires, replaces, fault, cut } = parseGoMod(bytes);
  const table = replaceTable(replaces);
  for (const require of requires) {
    const found = replacedBy(require, table);
    if (found !== undefined && found.path !== module)
      out.found({ name: found.path, version: found.version, details: { goRole: 'dependency' } });
  }
  // `go 1.22` is the least that the module needs, `toolchain` the one that its builds take.
  const stdlib = stdlibVersion(toolchain);
  if (stdlib !== '')
    out.found({ name: 'stdlib', version: stdlib, confidence: 'likely', details: { goRole: 'stdlib' } });
  if (fault !== undefined) out.gap('not-understood', true, fault);
  if (cut) out.gap('budget', true, 'longer than any go.mod');
}

/** A workspace names folders, whose go.mod files are read; its replacements hold for all of them. */
function readWork(bytes: Bytes, out: ListingOut): void {
  const { replaces, cut } = parseGoMod(bytes);
  if (replaces.length > 0 || cut)
    out.gap('not-understood', false, `${replaces.length} replacements of modules are not applied`);
}
