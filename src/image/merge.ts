// Merges the layers' file tables into one view. Whiteouts, opaque folders, last-wins and links are applied here and nowhere else.
import { fail } from '../core/errors.ts';
import { byText } from '../core/text.ts';
import type { Instruction } from './config.ts';
import { basenameOf, dirnameOf, type Entry, type EntryKind } from './entry.ts';
import type { FileTable } from './file-table.ts';
import { cleanPath } from './path.ts';
import type { View } from './view.ts';

const HOPS = 40;
/**
 * Parts of paths and characters of canonical names, in all: links that lead through long ways again and again, and
 * names of half a million folders, are attacks. A real image of 60,000 files needs less than a hundredth.
 */
const STEPS = 100_000_000;
/** No Linux file system keeps a longer target of a link. */
const LONGEST_TARGET = 4096;
/** What a folder costs that no entry states. */
const IMPLICIT = 50;

/** A name in the merged tree. `layer` is -1 for a folder that no entry states. */
interface Node {
  readonly name: string;
  readonly parent: Node | undefined;
  layer: number;
  index: number;
  kind: EntryKind;
  target: string | undefined;
  children: Map<string, Child> | undefined;
}

/** Folders and links are nodes; all else, nine names in ten, is a number: its layer times the stride, plus its index. */
type Child = Node | number;

interface Tree {
  /** For messages. */
  readonly where: string;
  readonly root: Node;
  /** More than any layer has entries. */
  readonly stride: number;
  stepsLeft: number;
}

/** Throws image.over-limit when nothing is left. */
function spend(tree: Tree, steps: number): void {
  tree.stepsLeft -= steps;
  if (tree.stepsLeft < 0)
    fail(
      'image.over-limit',
      tree.where,
      'its folders and links lead through too many others',
      'it looks like an attack; do not use it',
    );
}

/**
 * Layers lowest first. Linear in the number of entries. Rules: OCI image layer specification. It and the view throw
 * image.over-limit when links and folders cost too much.
 */
export function mergeLayers(
  layers: readonly FileTable[],
  instruction: (layer: number) => Instruction | undefined = () => undefined,
  where = 'the image',
): View {
  const stride = layers.reduce((most, { length }) => Math.max(most, length), 1);
  const tree: Tree = { where, root: newNode('', undefined, 'directory'), stride, stepsLeft: STEPS };
  for (const [layer, files] of layers.entries()) apply(tree, files, layer);
  const shown = layers.map((files) => new Uint8Array(Math.ceil(files.length / 8)));
  mark(tree, shown);
  const at = (node: Node): Entry =>
    layers[node.layer]?.entry(node.index, node.layer) ?? implicit(pathOf(tree, node));
  return {
    layers: layers.length,
    find(path) {
      const node = follow(tree, cleanPath(path));
      return node && at(node);
    },
    real(path) {
      const node = follow(tree, cleanPath(path));
      return node && pathOf(tree, node);
    },
    *children(directory) {
      const node = follow(tree, cleanPath(directory));
      if (!node?.children) return;
      const folder = pathOf(tree, node);
      for (const [name, child] of [...node.children].sort(([a], [b]) => byText(a, b)))
        yield { path: folder ? `${folder}/${name}` : name, entry: at(asNode(tree, node, name, child)) };
    },
    visible: (layer, entry) => (shown[layer]![entry >> 3]! & (1 << (entry & 7))) !== 0,
    entry: (layer, index) => layers[layer]!.entry(index, layer),
    instruction,
  };
}

/** Markers first, so that they reach lower layers only, in whatever order the tar lists them; then what the layer adds. */
function apply(tree: Tree, files: FileTable, layer: number): void {
  const { root } = tree;
  if (layer > 0) {
    for (let i = 0; i < files.length; i++) if (files.kind(i) === 'opaque') empty(plain(root, files.path(i)));
    for (let i = 0; i < files.length; i++) if (files.kind(i) === 'whiteout') remove(root, files.path(i));
  }
  const folders = new Map<string, Node>();
  let parentPath = '';
  let parent = root;
  for (let i = 0; i < files.length; i++) {
    const kind = files.kind(i);
    if (kind === 'whiteout' || kind === 'opaque') continue;
    const path = files.path(i);
    if (path === '') continue;
    // A tar lists folder by folder: most entries lie where the last one did.
    if (!isChild(path, parentPath)) {
      parentPath = dirnameOf(path);
      parent = folders.get(parentPath) ?? folderFor(tree, parentPath);
      folders.set(parentPath, parent);
    }
    const name = parentPath === '' ? path : path.slice(parentPath.length + 1);
    const children = (parent.children ??= new Map<string, Child>());
    const old = children.get(name);
    const isFolder = kind === 'directory';
    if (isFolder && typeof old === 'object' && old.kind === 'directory') {
      old.layer = layer;
      old.index = i;
      continue;
    }
    if (isFolder || kind === 'symlink') {
      const node = newNode(name, parent, kind);
      node.layer = layer;
      node.index = i;
      node.target = files.target(i);
      children.set(name, node);
    } else children.set(name, layer * tree.stride + i);
    // What stood here, and all below it, is gone: remembered folders may be among it.
    if (typeof old === 'object') {
      folders.clear();
      parentPath = '';
      parent = root;
    }
  }
}

function isChild(path: string, folder: string): boolean {
  const { length } = folder;
  if (length === 0) return !path.includes('/');
  return path.charCodeAt(length) === 47 && path.indexOf('/', length + 1) < 0 && path.startsWith(folder);
}

function newNode(name: string, parent: Node | undefined, kind: EntryKind): Node {
  return { name, parent, layer: -1, index: -1, kind, target: undefined, children: undefined };
}

/** The child as a node: one made for the purpose where it is a number. */
function asNode({ stride }: Tree, parent: Node, name: string, child: Child): Node {
  if (typeof child === 'object') return child;
  const node = newNode(name, parent, 'file');
  node.layer = Math.floor(child / stride);
  node.index = child % stride;
  return node;
}

/** Markers name what they hide by its own path: links are not followed. Undefined: nothing is there that can hold anything. */
function plain(root: Node, path: string): Node | undefined {
  let node: Node | undefined = root;
  if (path === '') return node;
  for (const name of path.split('/')) {
    const child: Child | undefined = node.children?.get(name);
    if (typeof child !== 'object') return undefined;
    node = child;
  }
  return node;
}

function empty(node: Node | undefined): void {
  if (node) node.children = undefined;
}

function remove(root: Node, path: string): void {
  plain(root, dirnameOf(path))?.children?.delete(basenameOf(path));
}

/** The folder into which an entry goes: links of lower layers are followed, as engines do; what is missing is made. */
function folderFor(tree: Tree, path: string): Node {
  let node = tree.root;
  if (path === '') return node;
  for (const name of path.split('/')) {
    spend(tree, 1);
    const child: Child | undefined = node.children?.get(name);
    const into = typeof child === 'object' && child.kind === 'symlink' ? resolveLink(tree, child) : child;
    if (typeof into === 'object' && into.kind === 'directory') {
      node = into;
      continue;
    }
    spend(tree, IMPLICIT);
    const made = newNode(name, node, 'directory');
    node.children ??= new Map<string, Child>();
    node.children.set(name, made);
    node = made;
  }
  return node;
}

function resolveLink(tree: Tree, link: Node): Node | undefined {
  const target = link.target ?? '';
  if (target.length > LONGEST_TARGET) return undefined;
  const from = target.startsWith('/') ? tree.root : (link.parent ?? tree.root);
  return descend(tree, from, target, HOPS - 1);
}

function follow(tree: Tree, path: string): Node | undefined {
  return path === '' ? tree.root : descend(tree, tree.root, path, HOPS);
}

/** Walks `path` from `from`, following links; '..' stays inside the root. Undefined: nothing there, or a loop. */
function descend(tree: Tree, from: Node, path: string, hops: number): Node | undefined {
  const { root } = tree;
  let node: Node = from;
  let left = hops;
  const parts = path.split('/').toReversed();
  while (parts.length > 0) {
    const name = parts.pop()!;
    spend(tree, 1);
    if (name === '' || name === '.') continue;
    if (name === '..') {
      node = node.parent ?? root;
      continue;
    }
    const known = node.children?.get(name);
    if (known === undefined) return undefined;
    const child = asNode(tree, node, name, known);
    if (child.kind !== 'symlink') {
      node = child;
      continue;
    }
    // A link: its target's parts come before the rest.
    const target = child.target ?? '';
    if (left-- === 0 || target.length > LONGEST_TARGET) return undefined;
    if (target.startsWith('/')) node = root;
    for (const part of target.split('/').toReversed()) parts.push(part);
  }
  return node;
}

function pathOf(tree: Tree, node: Node): string {
  const parts: string[] = [];
  for (let at: Node | undefined = node; at?.parent; at = at.parent) {
    spend(tree, 1 + at.name.length);
    parts.push(at.name);
  }
  return parts.toReversed().join('/');
}

function implicit(path: string): Entry {
  return { layer: -1, index: -1, path, kind: 'directory', size: 0, mode: 0o755, uid: 0, gid: 0, mtime: 0 };
}

/** Sets the bit of every entry that is in the tree; no recursion, since folders may be thousands deep. */
function mark({ root, stride }: Tree, shown: readonly Uint8Array[]): void {
  const set = (layer: number, index: number) => {
    shown[layer]![index >> 3]! |= 1 << (index & 7);
  };
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.layer >= 0) set(node.layer, node.index);
    if (node.children)
      for (const child of node.children.values())
        if (typeof child === 'object') stack.push(child);
        else set(Math.floor(child / stride), child % stride);
  }
}
