// Cataloguer of Conan's lock files, of Conan 1 (a graph) and 2 (lists). Source: Conan documentation, "Lockfiles".
import type { Bytes } from '../../core/bytes.ts';
import { jsonMembers } from '../../formats/json/index.ts';
import { isTable, listAt, textAt, type Value } from '../../formats/value.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import { lookAhead } from '../look-ahead.ts';
import { conanPackage } from './conan-reference.ts';

export const conanLock = listingCataloguer({
  name: 'cpp/conan-lock',
  version: 1,
  summary: 'C and C++ packages that Conan has locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'C and C++',
    files: ['**/conan.lock'],
    types: ['conan'],
    tells: ['dev'],
  },
  type: 'conan',
  files: { basenames: ['conan.lock'] },
  declares: 'lock',
  parse: parseLock,
});

/** Conan 2; python_requires are code that recipes use. */
const LISTS = ['requires', 'build_requires', 'python_requires', 'config_requires'];
const NODES = ['graph_lock', 'nodes'];

function parseLock(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  const tools = buildOnly(bytes);
  for (const { of, key, value } of jsonMembers(bytes, [NODES, ...LISTS.map((list) => [list])])) {
    // A node with a path is a recipe in the project.
    if (of === 0 && isTable(value) && (textAt(value, 'path') !== '' || reference(value) === '')) continue;
    const listed = conanPackage(of === 0 ? reference(value) : typeof value === 'string' ? value : '');
    const isDev = of === 0 ? tools.has(key) || textAt(value, 'context') === 'build' : of > 1;
    if (listed === undefined) out.gap('not-understood', true, 'a reference without name or version');
    else out.found({ ...listed, ...(isDev && { role: 'dev' }) });
  }
}

/** `pref` with its package behind it in the oldest locks. */
function reference(node: Value): string {
  return textAt(node, 'ref') || textAt(node, 'pref');
}

/** Nodes of Conan 1 that others need to be built and none needs besides, by their keys. */
function buildOnly(bytes: Bytes): ReadonlySet<string> {
  const tools = new Set<string>();
  const needed = new Set<string>();
  for (const { value } of lookAhead(jsonMembers(bytes, [NODES]))) {
    for (const key of listAt(value, 'build_requires')) if (typeof key === 'string') tools.add(key);
    for (const key of listAt(value, 'requires')) if (typeof key === 'string') needed.add(key);
  }
  return new Set([...tools].filter((key) => !needed.has(key)));
}
