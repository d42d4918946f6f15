// The sections of an ELF file, by name.
import { Buffer } from 'node:buffer';
import { type Bytes, OverBudget } from '../../core/bytes.ts';
import type { ElfHeader } from './header.ts';
import { ELSEWHERE, readRows, type Rows } from './table.ts';

export interface ElfSection {
  /** SHT_*. */
  readonly type: number;
  /** SHF_*: 1 write, 2 loaded, 4 execute. */
  readonly flags: number;
  readonly address: number;
  readonly offset: number;
  /** Bytes in the file: 0 for SHT_NOBITS. */
  readonly size: number;
}

export interface SectionTable {
  /** 0 when there is no table (`strip --strip-section-headers`, packers). */
  readonly count: number;
  /** The first section of that name. Names of no interest are never decoded: this is asked of thousands of files. */
  find(name: string): ElfSection | undefined;
}

export const NO_SECTIONS: SectionTable = { count: 0, find: () => undefined };

const MOST_NAME_BYTES = 4 * 1024 * 1024;
const NOBITS = 8;

/** Throws `Damaged` when the table or the names lie outside of the file. */
export function readSections(bytes: Bytes, header: ElfHeader): SectionTable {
  const { sections: table, names: written, wide } = header;
  if (table.offset === 0) return NO_SECTIONS;
  let { count } = table;
  let names = written;
  if (count === 0 || names === ELSEWHERE) {
    const first = readRows(bytes, header, { ...table, count: 1 });
    if (count === 0) count = sectionAt(first, 0, wide).size;
    if (names === ELSEWHERE) names = first.fields.word(wide ? 40 : 24);
  }
  const rows = readRows(bytes, header, { ...table, count });
  const text = names < count ? readNames(bytes, sectionAt(rows, names, wide)) : Buffer.alloc(0);
  return {
    count,
    find(name) {
      const wanted = Buffer.from(`${name}\0`);
      if (!text.includes(wanted)) return undefined;
      for (let index = 0; index < count; index++) {
        const at = rows.fields.word(index * rows.step);
        if (text.subarray(at, at + wanted.length).equals(wanted)) return sectionAt(rows, index, wide);
      }
      return undefined;
    },
  };
}

function sectionAt({ fields, step }: Rows, index: number, wide: boolean): ElfSection {
  const at = index * step;
  const type = fields.word(at + 4);
  return {
    type,
    flags: fields.native(at + 8),
    address: fields.native(at + (wide ? 16 : 12)),
    offset: fields.native(at + (wide ? 24 : 16)),
    size: type === NOBITS ? 0 : fields.native(at + (wide ? 32 : 20)),
  };
}

function readNames(bytes: Bytes, { offset, size }: ElfSection): Buffer {
  if (size > MOST_NAME_BYTES) throw new OverBudget(`${size} bytes of ELF section names`);
  return Buffer.from(bytes.read(offset, size));
}
