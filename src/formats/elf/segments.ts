// The segments of an ELF file: what the loader maps, by address.
import type { Bytes } from '../../core/bytes.ts';
import type { ElfHeader } from './header.ts';
import { ELSEWHERE, readRows } from './table.ts';

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

/** Throws `Damaged` when the table lies outside of the file. */
export function readSegments(bytes: Bytes, header: ElfHeader): readonly ElfSegment[] {
  const { wide, programs, sections } = header;
  if (programs.offset === 0) return [];
  let { count } = programs;
  if (count === ELSEWHERE && sections.offset !== 0)
    count = readRows(bytes, header, { ...sections, count: 1 }).fields.word(wide ? 44 : 28);
  const rows = readRows(bytes, header, { ...programs, count });
  return Array.from({ length: count }, (_, index) => {
    const at = index * rows.step;
    return {
      type: rows.fields.word(at),
      flags: rows.fields.word(at + (wide ? 4 : 24)),
      address: rows.fields.native(at + (wide ? 16 : 8)),
      offset: rows.fields.native(at + (wide ? 8 : 4)),
      size: rows.fields.native(at + (wide ? 32 : 16)),
    };
  });
}
