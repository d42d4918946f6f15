// Makes packages of the folders of a Nix store, by the database where there is one, and by their names.
import type { Entry } from '../../../image/entry.ts';
import type { Gap } from '../../../image/reader.ts';
import type { View } from '../../../image/view.ts';
import type { Again, Assembled, Contents, LayerFact } from '../../cataloguer.ts';
import type { Package } from '../../package.ts';
import { placesOf } from '../../places.ts';
import { rootOf } from '../databases.ts';
import { groupOutputs, type Output } from './outputs.ts';
import { packageOf } from './package.ts';
import { DATABASE, logKey, NAME, type NixFact } from './reader.ts';
import { parseStoreName } from './store-name.ts';

export function assemble(facts: readonly LayerFact<NixFact>[], view: View): Assembled {
  const packages: Package[] = [];
  const contains: Contents[] = [];
  const gaps: Gap[] = [];
  const again: Again[] = [];
  const databases = new Map<string, Database | undefined>([['', undefined]]);
  for (const { path, layer, facts: read } of placesOf(facts, view)) {
    const log = logOf(view, path);
    const fact = read.find(({ log: key }) => key === (log && logKey(log))) ?? read[0]!;
    if (log !== undefined && fact.log === undefined)
      again.push({
        reader: NAME,
        entries: [view.entry(layer, fact.entry), log],
        reason: 'a write-ahead log lies beside it',
      });
    databases.set(rootOf(path, [DATABASE]), databaseOf(fact));
    // The folders of the store name the packages all the same.
    for (const { reason, detail } of fact.faults)
      gaps.push({ reader: NAME, path, reason, hides: false, detail });
  }
  for (const [root, database] of databases) {
    const { outputs, unversioned } = outputsOf(view, `${root}nix/store`, database);
    for (const group of groupOutputs(outputs)) {
      const made = packageOf(group);
      packages.push(made);
      contains.push({ package: made.id, paths: group.map(({ path }) => path) });
    }
    const detail = `${unversioned} store paths without a version are not listed: scripts, configuration, links`;
    if (unversioned > 0)
      gaps.push({ reader: NAME, path: `${root}nix/store`, reason: 'not-understood', hides: false, detail });
  }
  return { packages, owns: [], contains, gaps, ...(again.length > 0 && { again }) };
}

/** Store paths by name, with the name of the deriver or ''. */
type Database = ReadonlyMap<string, string>;

function databaseOf({ paths }: NixFact): Database {
  return new Map(
    paths.map((line) => {
      const [path = '', deriver = ''] = line.split(' ');
      return [path, deriver];
    }),
  );
}

/** SQLite looks for the log beside the file itself, never beside a link to it. */
function logOf(view: View, path: string): Entry | undefined {
  const log = view.find(`${path}-wal`);
  return log !== undefined && log.size > 0 ? log : undefined;
}

/**
 * The folders of a store: what was copied there without Nix is there, too, and only less sure. Single files are sources,
 * patches and scripts. What the database has and the store has not is not there.
 */
function outputsOf(
  view: View,
  store: string,
  database: Database | undefined,
): { outputs: Output[]; unversioned: number } {
  const outputs: Output[] = [];
  let unversioned = 0;
  for (const { path, entry } of view.children(store)) {
    if (entry.kind !== 'directory') continue;
    const basename = path.slice(path.lastIndexOf('/') + 1);
    const deriver = database?.get(basename);
    const parsed = parseStoreName(basename, deriver);
    if (parsed === undefined) continue;
    if (parsed.version === '') {
      unversioned += 1;
      continue;
    }
    const known = database === undefined ? undefined : deriver !== undefined;
    outputs.push({ ...parsed, path, layer: layerOf(view, path, entry), deriver: deriver ?? '', known });
  }
  return { outputs, unversioned };
}

/** Folders within one another that are looked into; the first file lies far above. */
const DEEPEST = 32;

/**
 * A store path never changes: the layer that brought its content brought it, though a later one may state its folders
 * again. So it is the lowest layer on the way down to the first file.
 */
function layerOf(view: View, path: string, { layer }: Entry): number {
  let lowest = layer < 0 ? Number.POSITIVE_INFINITY : layer;
  let folder: string | undefined = path;
  for (let depth = 0; folder !== undefined && depth < DEEPEST; depth++) {
    const [first] = view.children(folder);
    if (first !== undefined && first.entry.layer >= 0) lowest = Math.min(lowest, first.entry.layer);
    folder = first?.entry.kind === 'directory' ? first.path : undefined;
  }
  return Number.isFinite(lowest) ? lowest : 0;
}
