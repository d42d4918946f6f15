// ELF files (Linux executables and shared libraries) over random access: sections by name, segments by address.
import { type Bytes, isBadContent } from '../../core/bytes.ts';
import { readHeader } from './header.ts';
import { type ElfSection, type ElfSegment, readSections, readSegments } from './tables.ts';

export { isElf } from './header.ts';
export type { ElfSection, ElfSegment } from './tables.ts';

/** e_type of what a loader starts or maps. */
export const ET_EXEC = 2;
export const ET_DYN = 3;
/** p_type of what is mapped. */
export const PT_LOAD = 1;

export interface Elf {
  /** ELF64. */
  readonly wide: boolean;
  readonly little: boolean;
  readonly type: number;
  readonly machine: number;
  /** In table order; [] when there is no table (`strip --strip-section-headers`, packers). */
  readonly sections: readonly ElfSection[];
  readonly segments: readonly ElfSegment[];
  /** Why a table could not be read; its list is then empty. */
  readonly damage?: string;
}

/**
 * Opens an ELF file of either class and byte order. Reads the header and two tables, nothing else, so it costs the
 * same for a file of any size. Throws `Damaged` when the header itself is unusable.
 */
export function openElf(bytes: Bytes): Elf {
  const header = readHeader(bytes);
  const damage: string[] = [];
  const attempt = <T>(read: () => readonly T[]): readonly T[] => {
    try {
      return read();
    } catch (error) {
      if (!isBadContent(error)) throw error;
      damage.push(error.message);
      return [];
    }
  };
  const segments = attempt(() => readSegments(bytes, header));
  const sections = attempt(() => readSections(bytes, header));
  const { wide, little, type, machine } = header;
  const elf = { wide, little, type, machine, sections, segments };
  return damage.length === 0 ? elf : { ...elf, damage: damage.join('; ') };
}
