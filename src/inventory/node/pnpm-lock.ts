// Cataloguer of pnpm's lock files. Source: pnpm documentation, "pnpm-lock.yaml".
import { type Bytes, Damaged, isBadContent } from '../../core/bytes.ts';
import { isTable, tableAt, textAt, type Value } from '../../formats/value.ts';
import { yamlMembers } from '../../formats/yaml/index.ts';
import type { Listed, ListingOut } from '../listing.ts';
import { DEV, Graph } from './graph.ts';
import { expectVersion, lockCataloguer } from './lock.ts';
import { pnpmKeyOf, pnpmSpecOf } from './pnpm-key.ts';
import { isElsewhere } from './spec.ts';

export const pnpmLock = lockCataloguer({
  name: 'node/pnpm-lock',
  summary: 'npm packages that pnpm has locked (versions 5 to 9)',
  basenames: ['pnpm-lock.yaml'],
  tells: ['dev'],
  parse: parsePnpmLock,
});

const NEWEST = 9;
/** In these versions the file draws the graph and does not mark what is for development. */
const GRAPH_FROM = 9;

/** What a project needs to run, and what only those who work on it need. */
const NEEDS = ['dependencies', 'optionalDependencies'];
const DEV_NEEDS = ['devDependencies', 'configDependencies', 'packageManagerDependencies'];

/** The graph must not be built whole as a member of the root; nothing of it is asked for here. */
const PARTS = [['packages'], [], ['snapshots', '-']] as const;

/** Two passes: packages stand before the graph, and there may be too many of them to keep. */
function parsePnpmLock(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  let version = NEWEST;
  let isDevOnly: ((key: string) => boolean) | undefined;
  for (const { of, key, value } of yamlMembers(bytes, PARTS)) {
    if (of === 1) {
      if (key === 'lockfileVersion') version = expectVersion(value, NEWEST, out);
      continue;
    }
    const listed = packageAt(key, value, version);
    if (version >= GRAPH_FROM) isDevOnly ??= readGraph(bytes, out);
    if (listed !== undefined) out.found(isDevOnly?.(key) ? { ...listed, role: 'dev' } : listed);
  }
}

function readGraph(bytes: Bytes, out: ListingOut): (key: string) => boolean {
  const graph = new Graph();
  try {
    for (const { of, key, value } of yamlMembers(bytes, [['snapshots'], ['importers']])) {
      if (of === 1) addRoots(graph, value);
      else
        graph.need(
          key,
          key.includes('(') ? [packageOf(key), ...needsOf(value, NEEDS)] : needsOf(value, NEEDS),
        );
    }
  } catch (error) {
    if (!isBadContent(error)) throw error;
    // With a piece missing, what the rest of the project needs would seem to be for development.
    out.gap(error instanceof Damaged ? 'damaged' : 'budget', true, error.message);
    return () => false;
  }
  const uses = graph.uses();
  return (key) => (uses(key) | uses(packageOf(key))) === DEV;
}

function packageAt(key: string, value: Value, lockVersion: number): Listed | undefined {
  const resolution = tableAt(value, 'resolution');
  // A folder beside the project.
  if (textAt(resolution, 'type') === 'directory' || resolution.has('directory')) return undefined;
  const spec = pnpmSpecOf(key, lockVersion);
  // What comes from a repository or address has its version, and before version 9 its name, inside.
  const name = textAt(value, 'name');
  const elsewhere = name !== '' || isElsewhere(spec.rest);
  return {
    name: name || spec.name,
    version: textAt(value, 'version') || (elsewhere ? '' : spec.rest),
    ...(isTable(value) && value.get('dev') === true && { role: 'dev' }),
    ...(elsewhere && { confidence: 'likely' }),
  };
}

/** What the keys of a package with peers, one for each set of them, lead to; no key has a blank. */
function packageOf(key: string): string {
  const bracket = key.indexOf('(');
  return `package ${bracket < 0 ? key : key.slice(0, bracket)}`;
}

/** Keys of what the node, or the project, needs by these fields. */
function* needsOf(value: Value, fields: readonly string[]): Generator<string> {
  for (const field of fields)
    for (const [name, needed] of tableAt(value, field)) {
      const version = isTable(needed) ? textAt(needed, 'version') : typeof needed === 'string' ? needed : '';
      const key = version === '' ? undefined : pnpmKeyOf(name, version);
      if (key !== undefined) yield key;
    }
}

function addRoots(graph: Graph, importer: Value): void {
  for (const key of needsOf(importer, NEEDS)) graph.root(key, false);
  for (const key of needsOf(importer, DEV_NEEDS)) graph.root(key, true);
}
