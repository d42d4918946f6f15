// The two tables of an ELF file: sections (by name, for tools) and segments (by address, for the loader).
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { type ElfHeader, type Fields, fieldsOf, type Table } from './header.ts';

export interface ElfSection {
  readonly name: string;
  /** SHT_*. */
  readonly type: number;
  readonly flags: number;
  readonly address: number;
  readonly offset: number;
  /** Bytes in the file: 0 for SHT_NOBITS. */
  readonly size: number;
  readonly link: number;
}

export interface ElfSegment {
  /** PT_*. */
  readonly type: number;
  /** PF_*: 1 execute, 2 write, 4 read. */
  readonly flags: number;
  readonly address: number;
  readonly offset: number;
  /** Bytes in the file. */
  readonly size: number;
}

// Executables have tens of either; only objects before linking have more.
const MOST_ENTRIES = 16_384;
const MOST_NAME_BYTES = 4 * 1024 * 1024;
const LONGEST_NAME = 256;
const NOBITS = 8;
/** e_shstrndx and e_phnum when the true value stands in the first section. */
const ELSEWHERE = 0xffff;

/** Throws `Damaged` when the table or the names lie outside of the file. */
export function readSections(bytes: Bytes, header: ElfHeader): readonly ElfSection[] {
  const { wide } = header;
  const first = firstSection(bytes, header);
  if (first === undefined) return [];
  const table = { ...header.sections, count: header.sections.count || first.size };
  const rows = readRows(bytes, header, table, sectionRow(wide));
  const holder = rows[header.names === ELSEWHERE ? first.link : header.names];
  const names = holder === undefined ? new Uint8Array() : readNames(bytes, holder.offset, holder.size);
  return rows.map(({ nameAt, type, flags, address, offset, size, link }) => {
    const name = nameIn(names, nameAt);
    return { name, type, flags, address, offset, size: type === NOBITS ? 0 : size, link };
  });
}

/** Throws `Damaged` when the table lies outside of the file. */
export function readSegments(bytes: Bytes, header: ElfHeader): readonly ElfSegment[] {
  const { wide, programs } = header;
  if (programs.offset === 0) return [];
  const count = programs.count === ELSEWHERE ? firstSection(bytes, header)?.info : programs.count;
  return readRows(bytes, header, { ...programs, count: count ?? ELSEWHERE }, (fields, at) => ({
    type: fields.word(at),
    flags: fields.word(at + (wide ? 4 : 24)),
    address: fields.native(at + (wide ? 16 : 8)),
    offset: fields.native(at + (wide ? 8 : 4)),
    size: fields.native(at + (wide ? 32 : 16)),
  }));
}

/** The first section holds the counts that do not fit into the header. */
function firstSection(bytes: Bytes, header: ElfHeader) {
  if (header.sections.offset === 0) return undefined;
  return readRows(bytes, header, { ...header.sections, count: 1 }, sectionRow(header.wide))[0];
}

const sectionRow = (wide: boolean) => (fields: Fields, at: number) => ({
  nameAt: fields.word(at),
  type: fields.word(at + 4),
  flags: fields.native(at + 8),
  address: fields.native(at + (wide ? 16 : 12)),
  offset: fields.native(at + (wide ? 24 : 16)),
  size: fields.native(at + (wide ? 32 : 20)),
  link: fields.word(at + (wide ? 40 : 24)),
  info: fields.word(at + (wide ? 44 : 28)),
});

/** The rows of a table, copied in one read. */
function readRows<T>(bytes: Bytes, header: ElfHeader, table: Table, row: (f: Fields, at: number) => T): T[] {
  const { offset, entrySize, count } = table;
  if (count > MOST_ENTRIES) throw new OverBudget(`${count} rows in an ELF table`);
  if (count === 0) return [];
  if (entrySize < (header.wide ? 56 : 32)) throw new Damaged(`ELF table rows of ${entrySize} bytes`);
  const fields = fieldsOf(bytes.read(offset, count * entrySize), header.wide, header.little);
  return Array.from({ length: count }, (_, index) => row(fields, index * entrySize));
}

function readNames(bytes: Bytes, offset: number, size: number): Uint8Array {
  if (size > MOST_NAME_BYTES) throw new OverBudget(`${size} bytes of ELF section names`);
  return Uint8Array.from(bytes.read(offset, size));
}

function nameIn(table: Uint8Array, start: number): string {
  if (start >= table.length) return '';
  const limit = Math.min(table.length, start + LONGEST_NAME);
  const end = table.indexOf(0, start);
  return decodeText(table.subarray(start, end < 0 || end > limit ? limit : end));
}
