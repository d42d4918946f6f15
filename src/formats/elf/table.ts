// One table of an ELF file, read in one piece.
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import { type ElfHeader, type Fields, fieldsOf, type Table } from './header.ts';

// Executables have tens of sections or segments; only objects before linking have more.
const MOST_ROWS = 16_384;

/** Counts and indices that do not fit into 16 bits are written so, and stand in the first section. */
export const ELSEWHERE = 0xffff;

export interface Rows {
  readonly fields: Fields;
  readonly count: number;
  /** Bytes from one row to the next. */
  readonly step: number;
}

/** Throws `Damaged` when the table lies outside of the file, `OverBudget` when it is absurdly long. */
export function readRows(bytes: Bytes, { wide, little }: ElfHeader, table: Table): Rows {
  const { offset, entrySize, count } = table;
  if (count > MOST_ROWS) throw new OverBudget(`${count} rows in an ELF table`);
  if (count > 0 && entrySize < (wide ? 56 : 32)) throw new Damaged(`ELF table rows of ${entrySize} bytes`);
  const data = new Uint8Array(bytes.read(offset, count * entrySize));
  return { fields: fieldsOf(data, wide, little), count, step: entrySize };
}
