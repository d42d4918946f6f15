// Rocks that LuaRocks installed: a rockspec and a list of files each. Source: LuaRocks documentation, "File locations".
import { readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { eachLuaString } from '../../formats/lua-table.ts';
import { dirnameOf } from '../../image/entry.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import type { View } from '../../image/view.ts';
import type { Cataloguer, Contents, LayerFact } from '../cataloguer.ts';
import { listingCataloguer, type ListingFact } from '../listing.ts';
import { placesOf } from '../places.ts';
import { readRockspec } from './rockspec.ts';

/** Tree of rocks, Lua version ('' in old trees), rock folder, file. */
const ROCK = /^((?:.*\/)?)lib(?:64)?\/luarocks\/rocks(?:-([^/]+))?\/[^/]+\/[^/]+\/([^/]+)$/;

const specs = listingCataloguer({
  name: 'lua/luarocks',
  version: 1,
  summary: 'Rocks that LuaRocks installed',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Lua',
    files: ['**/lib/luarocks/rocks-*/*/*/*.rockspec', '**/lib/luarocks/rocks-*/*/*/rock_manifest'],
    types: ['luarocks'],
    tells: ['licence', 'files'],
  },
  type: 'luarocks',
  files: { suffixes: ['.rockspec'] },
  accepts: (path) => ROCK.test(path),
  parse: (bytes, { path }, out) => readRockspec(bytes, path, out, ['.']),
});

interface ManifestFact extends Fact {
  readonly kind: 'rock-manifest';
  /** From the root of the tree: `lib/lua/5.1/lpeg.so`. */
  readonly files: readonly string[];
}

const LIMIT = 4 * 1024 * 1024;

/** Where LuaRocks puts the files of each part of a rock; all others stay in the rock's own folder. */
function deployed(part: string, version: string): string | undefined {
  if (part === 'bin') return 'bin';
  if (part === 'lib') return `lib/lua/${version}`;
  return part === 'lua' ? `share/lua/${version}` : undefined;
}

const manifestReader: Reader<ManifestFact> = {
  name: 'lua/rock-manifest',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['rock_manifest'] },
  wants: (_basename, { path }) => (ROCK.test(path) ? 'bytes' : 'no'),
  read(bytes, { path }, out) {
    const files: string[] = [];
    const [, , version = '5.1'] = ROCK.exec(path) ?? [];
    eachLuaString(decodeText(readAll(bytes, LIMIT)), ({ path: [root, part = '', ...rest] }) => {
      const folder = root === 'rock_manifest' ? deployed(part, version) : undefined;
      if (folder !== undefined) files.push([folder, ...rest].join('/'));
    });
    out.fact({ kind: 'rock-manifest', files });
  },
};

export const luarocks: Cataloguer<ListingFact | ManifestFact> = {
  ...specs,
  readers: [...specs.readers, manifestReader],
  assemble(facts, view, earlier) {
    const manifests = facts.filter(isManifest);
    const result = specs.assemble(
      facts.filter((one) => !isManifest(one)) as LayerFact<ListingFact>[],
      view,
      earlier,
    );
    const byFolder = filesByFolder(manifests, view);
    const more = result.packages.flatMap(({ id, evidence }): Contents[] => {
      const paths = byFolder.get(dirnameOf(evidence[0]!.path)) ?? [];
      return paths.length > 0 ? [{ package: id, paths }] : [];
    });
    return { ...result, contains: [...(result.contains ?? []), ...more] };
  },
};

function isManifest(one: LayerFact<ListingFact | ManifestFact>): one is LayerFact<ManifestFact> {
  return one.fact.kind === 'rock-manifest';
}

function filesByFolder(facts: readonly LayerFact<ManifestFact>[], view: View): Map<string, string[]> {
  const byFolder = new Map<string, string[]>();
  for (const place of placesOf(facts, view)) {
    const [, tree = ''] = ROCK.exec(place.path) ?? [];
    const files = place.facts.flatMap((fact) => fact.files).flatMap((file) => view.real(tree + file) ?? []);
    byFolder.set(dirnameOf(place.path), files);
  }
  return byFolder;
}
