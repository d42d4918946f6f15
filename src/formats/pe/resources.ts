// The resource tree of a PE file: types, names, languages. Source: Microsoft's "PE Format", "The .rsrc Section".
import { type Bytes, Damaged, sliceOf } from '../../core/bytes.ts';
import { locateInPe, openPe, PE_RESOURCES } from './header.ts';

const DIRECTORY = 16;
const ROW = 8;
/** Rows of one directory that are looked at; types are numbered below 25, and named ones come before them. */
const MOST_ROWS = 4096;
const SUBDIRECTORY = 0x80000000;

/** The first resource of a type, at most `limit` bytes; undefined where there is none. Throws `Damaged` when the tree lies. */
export function firstResource(bytes: Bytes, type: number, limit: number): Buffer | undefined {
  const pe = openPe(bytes);
  const directory = pe?.directories[PE_RESOURCES];
  if (pe === undefined || directory === undefined || directory.size === 0) return undefined;
  const root = locateInPe(pe, directory.address);
  if (root === undefined) throw new Damaged('the resource tree lies outside of all sections');
  const tree = sliceOf(bytes, root.offset, Math.min(root.size, bytes.size - root.offset));
  const names = rowOf(tree, 0, (id) => id === type);
  // Three levels, no more: no loop can be built of them.
  const languages = names === undefined ? undefined : rowOf(tree, below(names), () => true);
  const leaf = languages === undefined ? undefined : rowOf(tree, below(languages), () => true);
  if (leaf === undefined) return undefined;
  if (leaf >= SUBDIRECTORY) throw new Damaged('a fourth level in the resource tree');
  const entry = copyOf(tree, leaf, 16);
  const data = locateInPe(pe, entry.readUInt32LE(0));
  if (data === undefined) throw new Damaged('a resource lies outside of all sections');
  return copyOf(bytes, data.offset, Math.min(entry.readUInt32LE(4), limit, data.size));
}

function below(target: number): number {
  if (target < SUBDIRECTORY) throw new Damaged('a level is missing in the resource tree');
  return target - SUBDIRECTORY;
}

/** What the first fitting row of a directory points to. */
function rowOf(tree: Bytes, at: number, fits: (id: number) => boolean): number | undefined {
  const head = copyOf(tree, at, DIRECTORY);
  const count = Math.min(head.readUInt16LE(12) + head.readUInt16LE(14), MOST_ROWS);
  const rows = copyOf(tree, at + DIRECTORY, count * ROW);
  for (let row = 0; row < count; row++)
    if (fits(rows.readUInt32LE(row * ROW))) return rows.readUInt32LE(row * ROW + 4);
  return undefined;
}

function copyOf(bytes: Bytes, offset: number, length: number): Buffer {
  return Buffer.from(bytes.read(offset, length));
}
