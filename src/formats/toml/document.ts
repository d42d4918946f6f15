// Small TOML documents as a whole.
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import { isTable, type Table, type Value } from '../value.ts';
import { tomlTables } from './tables.ts';
import type { Growing } from './values.ts';

const DOCUMENT_BYTES = 4 * 1024 * 1024;
/** Each can cost two hundred bytes in memory. */
const TABLES = 100_000;

/**
 * The whole document as one table; a list of tables (`[[x]]`) is a list. Throws `OverBudget` for more than `limit`
 * bytes (4 MiB) or a hundred thousand tables, and what `tomlTables` throws.
 */
export function readToml(bytes: Bytes, limit = DOCUMENT_BYTES): Table {
  if (bytes.size > limit) throw new OverBudget(`${bytes.size} bytes, limit ${limit}`);
  const root: Growing = new Map();
  let count = 0;
  for (const { path, array, values } of tomlTables(bytes)) {
    // A table's name makes a table of each of its parts.
    if ((count += path.length) > TABLES) throw new OverBudget(`more than ${TABLES} tables`);
    const table = tableOf(root, path, array);
    for (const [key, value] of values) put(table, key, value);
  }
  return root;
}

/** The table of that name; a part of the name that is a list means the list's last table. */
function tableOf(root: Growing, path: readonly string[], array: boolean): Growing {
  let at = root;
  path.forEach((key, depth) => {
    const there = at.get(key);
    const element = array && depth === path.length - 1;
    const last: Value | undefined = Array.isArray(there) ? (there as readonly Value[]).at(-1) : there;
    if (element || there === undefined) {
      if (element && there !== undefined && !Array.isArray(there))
        throw new Damaged(`"${key}" is no list of tables`);
      const made: Growing = new Map();
      if (!element) at.set(key, made);
      else if (there === undefined) at.set(key, [made]);
      else (there as Value[]).push(made);
      at = made;
    } else {
      if (!(last instanceof Map)) throw new Damaged(`"${key}" is no table`);
      at = last;
    }
  });
  return at;
}

/** Dotted keys may add to a table that is there already. */
function put(table: Growing, key: string, value: Value): void {
  const there = table.get(key);
  if (there instanceof Map && isTable(value)) for (const [inner, one] of value) there.set(inner, one);
  else table.set(key, value);
}
