// TOML documents: small ones as a whole, and of those of any size the elements of one list.
import { type Bytes, OverBudget } from '../../core/bytes.ts';
import type { Table } from '../value.ts';
import { type Head, tablesOf } from './tables.ts';
import { plant } from './tree.ts';
import type { Growing } from './values.ts';

const DOCUMENT_BYTES = 4 * 1024 * 1024;

/**
 * The whole document as one table; a list of tables (`[[x]]`) is a list. Throws `OverBudget` for more than `limit`
 * bytes (4 MiB) or 200,000 values, and what `tomlTables` throws.
 */
export function readToml(bytes: Bytes, limit = DOCUMENT_BYTES): Table {
  if (bytes.size > limit) throw new OverBudget(`${bytes.size} bytes, limit ${limit}`);
  const root: Growing = new Map();
  for (const { path, array, values } of tablesOf(bytes, () => false)) plant(root, path, array, values);
  return root;
}

/**
 * Each element of the list of tables `[[name]]` with the tables below it (`[name.x]`, `[[name.y]]`), in the order of
 * the text and in memory for one. All else of the document is given to `other` as it comes. Throws what `tomlTables`
 * throws, with its limits for one element.
 */
export function* tomlElements(
  bytes: Bytes,
  name: string,
  other?: (path: readonly string[], values: Table) => void,
): Generator<Table> {
  let element: Growing | undefined;
  // Whether a head behind the element says that it has no more tables.
  let complete = false;
  const anew = ({ path, array }: Head) => (complete = path[0] !== name || (array && path.length === 1));
  try {
    for (const { path, array, values } of tablesOf(bytes, anew)) {
      complete = false;
      if (path[0] !== name) other?.(path, values);
      else if (path.length > 1) plant((element ??= new Map()), path.slice(1), array, values);
      else {
        if (element !== undefined) yield element;
        element = new Map(values);
      }
    }
  } catch (error) {
    if (complete && element !== undefined) yield element;
    throw error;
  }
  if (element !== undefined) yield element;
}
