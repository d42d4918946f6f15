// Cataloguer of Bun's lock files. Source: Bun documentation, "Lockfile".
import { type Bytes, OverBudget } from '../../core/bytes.ts';
import { basenameOf, type Entry } from '../../image/entry.ts';
import { jsonMembers } from '../../formats/json/index.ts';
import { isTable, tableAt, textAt, type Value } from '../../formats/value.ts';
import type { Listed, ListingOut } from '../listing.ts';
import { DEV, Graph } from './graph.ts';
import { expectVersion, lockCataloguer } from './lock.ts';
import { isArchive, isElsewhere, isLocal, specOf } from './spec.ts';

export const bunLock = lockCataloguer({
  name: 'node/bun-lock',
  summary: 'npm packages that Bun has locked',
  basenames: ['bun.lock', 'bun.lockb'],
  tells: ['dev'],
  limits: 'of bun.lockb, the binary form, only that it is there',
  parse: parseBunLock,
});

/** What is installed beside a package, and with a project. */
const NEEDS = ['dependencies', 'optionalDependencies', 'peerDependencies'];

interface Node {
  readonly key: string;
  readonly needs: readonly string[];
  readonly listed: Listed | undefined;
}

interface Workspace {
  readonly name: string;
  readonly needs: readonly string[];
  readonly devNeeds: readonly string[];
}

function parseBunLock(bytes: Bytes, entry: Entry, out: ListingOut): void {
  if (basenameOf(entry.path).endsWith('b'))
    return out.gap('not-understood', true, 'a binary lock file; its text form, bun.lock, can be read');
  const nodes = new Map<string, Node>();
  const workspaces: Workspace[] = [];
  let uses = (_key: string) => 0;
  try {
    for (const { of, key, value } of jsonMembers(bytes, [['packages'], ['workspaces'], []], {
      lenient: true,
    })) {
      if (of === 0) nodes.set(key, nodeAt(key, value));
      else if (of === 1) workspaces.push(workspaceAt(key, value));
      else if (key === 'lockfileVersion') expectVersion(value, 1, out);
    }
    // A graph with a piece missing would take for development what the rest of the project needs.
    uses = graphOf(nodes, workspaces).uses();
  } finally {
    for (const { key, listed } of nodes.values())
      if (listed !== undefined) out.found(uses(key) === DEV ? { ...listed, role: 'dev' } : listed);
  }
}

/** `["name@version", registry, { dependencies… }, integrity]`; under an alias, `name` is the real one. */
function nodeAt(key: string, value: Value): Node {
  const parts = Array.isArray(value) ? (value as readonly Value[]) : [];
  const { name, rest } = specOf(typeof parts[0] === 'string' ? parts[0] : '');
  const needs = needsOf(parts.find(isTable) ?? null, NEEDS);
  const own = (isLocal(rest) && !isArchive(rest)) || rest.startsWith('root:');
  const elsewhere = isElsewhere(rest);
  const listed: Listed = {
    name: name || key,
    version: elsewhere ? '' : rest,
    ...(elsewhere && { confidence: 'likely' }),
  };
  return { key, needs, listed: own ? undefined : listed };
}

function workspaceAt(path: string, value: Value): Workspace {
  return {
    // What the project itself needs lies at the top.
    name: path === '' ? '' : textAt(value, 'name'),
    needs: needsOf(value, NEEDS),
    devNeeds: needsOf(value, ['devDependencies']),
  };
}

function needsOf(value: Value, fields: readonly string[]): string[] {
  return fields.flatMap((field) => [...tableAt(value, field).keys()]);
}

/** A real lock file takes some ten thousand; each builds a path. */
const LOOK_UPS = 1_000_000;
const LONGEST_PATH = 512;

/** Keys are paths: what `a/b` needs lies at `a/b/name`, or else at `a/name`, or else at `name`. */
function graphOf(nodes: ReadonlyMap<string, Node>, workspaces: readonly Workspace[]): Graph {
  const graph = new Graph();
  let left = LOOK_UPS;
  function* found(from: string, names: readonly string[]): Generator<string> {
    const folders = foldersOf(from.slice(0, LONGEST_PATH));
    for (const name of names) {
      left -= folders.length;
      if (left < 0) throw new OverBudget(`more than ${LOOK_UPS} steps from package to package`);
      const folder = folders.find((folder) => nodes.has(folder + name));
      if (folder !== undefined) yield folder + name;
    }
  }
  for (const { key, needs } of nodes.values()) graph.need(key, found(key, needs));
  for (const { name, needs, devNeeds } of workspaces) {
    for (const one of found(name, needs)) graph.root(one, false);
    for (const one of found(name, devNeeds)) graph.root(one, true);
  }
  return graph;
}

/** Of `a/@s/b`: `a/@s/b/`, `a/`, and the top. */
function foldersOf(key: string): string[] {
  const folders: string[] = [];
  let path = key;
  while (path !== '') {
    folders.push(`${path}/`);
    let slash = path.lastIndexOf('/');
    const scope = path.lastIndexOf('/', slash - 1);
    if (slash > 0 && path.startsWith('@', scope + 1)) slash = scope;
    path = slash < 0 ? '' : path.slice(0, slash);
  }
  return [...folders, ''];
}
