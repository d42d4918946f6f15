// Tables of TOML put where their names say.
import { Damaged } from '../../core/bytes.ts';
import { isTable, type Table, type Value } from '../value.ts';
import type { Growing } from './values.ts';

/** Puts the keys of one table into the tree below `root`; an element of a list (`array`) becomes its last one. */
export function plant(root: Growing, path: readonly string[], array: boolean, values: Table): void {
  const table = tableAt(root, path, array);
  for (const [key, value] of values) {
    const there = table.get(key);
    // Dotted keys may add to a table that is there already.
    if (there instanceof Map && isTable(value)) for (const [inner, one] of value) there.set(inner, one);
    else table.set(key, value);
  }
}

/** The table of that name, made where it is missing. A part of the name that is a list means the list's last table. */
function tableAt(root: Growing, path: readonly string[], array: boolean): Growing {
  let at = root;
  for (const [depth, key] of path.entries())
    at = array && depth === path.length - 1 ? nextOf(at, key) : innerOf(at, key);
  return at;
}

function innerOf(table: Growing, key: string): Growing {
  const there = table.get(key);
  const last: Value | undefined = Array.isArray(there) ? (there as readonly Value[]).at(-1) : there;
  if (last instanceof Map) return last;
  if (there !== undefined) throw new Damaged(`"${key}" is no table`);
  const made: Growing = new Map();
  table.set(key, made);
  return made;
}

function nextOf(table: Growing, key: string): Growing {
  const made: Growing = new Map();
  const there = table.get(key);
  if (there === undefined) table.set(key, [made]);
  else if (Array.isArray(there)) (there as Value[]).push(made);
  else throw new Damaged(`"${key}" is no list of tables`);
  return made;
}
