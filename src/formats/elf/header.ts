// The ELF file header: class, byte order, and where the tables of segments and sections lie (System V gABI, chapter 4).
import { Damaged } from '../../core/bytes.ts';

/** Reads fields of one ELF structure in the file's class and byte order. */
export interface Fields {
  half(offset: number): number;
  word(offset: number): number;
  /** An address, offset or size: 4 bytes in ELF32, 8 in ELF64. Above 2^53 the low bits are lost: no file is that long. */
  native(offset: number): number;
}

export interface ElfHeader {
  /** ELF64. */
  readonly wide: boolean;
  readonly little: boolean;
  /** ET_*: 2 executable, 3 shared object or position-independent executable. */
  readonly type: number;
  /** EM_*. */
  readonly machine: number;
  readonly programs: Table;
  readonly sections: Table;
  /** Index of the section that holds the names of sections. */
  readonly names: number;
}

export interface Table {
  readonly offset: number;
  readonly entrySize: number;
  readonly count: number;
}

/** True when the first bytes are those of an ELF file of a known class and byte order. */
export function isElf(head: Uint8Array): boolean {
  if (head.length < 20 || head[0] !== 0x7f || head[1] !== 0x45 || head[2] !== 0x4c || head[3] !== 0x46)
    return false;
  return (head[4] === 1 || head[4] === 2) && (head[5] === 1 || head[5] === 2);
}

export function fieldsOf(data: Uint8Array, wide: boolean, little: boolean): Fields {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  return {
    half: (offset) => view.getUint16(offset, little),
    word: (offset) => view.getUint32(offset, little),
    native: (offset) => (wide ? Number(view.getBigUint64(offset, little)) : view.getUint32(offset, little)),
  };
}

/**
 * From the first bytes of the file. Throws `Damaged` when this is no ELF file or shorter than its header. Counts are
 * as written; see `sections.ts`.
 */
export function parseHeader(ident: Uint8Array): ElfHeader {
  if (!isElf(ident)) throw new Damaged('no ELF header');
  const wide = ident[4] === 2;
  const little = ident[5] === 1;
  const length = wide ? 64 : 52;
  if (ident.length < length) throw new Damaged('the ELF header is cut');
  const fields = fieldsOf(ident, wide, little);
  const sizes = wide ? 52 : 40;
  return {
    wide,
    little,
    type: fields.half(16),
    machine: fields.half(18),
    programs: {
      offset: fields.native(wide ? 32 : 28),
      entrySize: fields.half(sizes + 2),
      count: fields.half(sizes + 4),
    },
    sections: {
      offset: fields.native(wide ? 40 : 32),
      entrySize: fields.half(sizes + 6),
      count: fields.half(sizes + 8),
    },
    names: fields.half(sizes + 10),
  };
}
