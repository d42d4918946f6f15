// ELF files (Linux executables and shared libraries) over random access: sections by name, segments by address.
import { type Bytes, isBadContent } from '../../core/bytes.ts';
import { parseHeader } from './header.ts';
import { NO_SECTIONS, readSections, type SectionTable } from './sections.ts';
import { type ElfSegment, readSegments } from './segments.ts';

export { isElf } from './header.ts';
export {
  type ElfNote,
  NT_FDO_PACKAGE,
  NT_GNU_BUILD_ID,
  NT_GO_BUILD_ID,
  readNotes,
} from './notes.ts';
export type { ElfSection, SectionTable } from './sections.ts';
export type { ElfSegment } from './segments.ts';
export { readNeeded, readSoname } from './dynamic.ts';

/** e_type of what a loader starts or maps. */
export const ET_EXEC = 2;
export const ET_DYN = 3;
/** p_type of what is mapped. */
export const PT_LOAD = 1;

export interface Elf {
  /** ELF64. */
  readonly wide: boolean;
  readonly little: boolean;
  /** e_type and e_machine. */
  readonly type: number;
  readonly machine: number;
  readonly sections: SectionTable;
  /** In table order. Read when first asked for: most questions are about sections. */
  segments(): readonly ElfSegment[];
  /** Why the sections could not be read; there are none then. */
  readonly damage?: string;
}

/**
 * Opens an ELF file of either class and byte order. Reads the header and the tables, nothing else, so it costs the
 * same for a file of any size. Throws `Damaged` when the header itself is unusable; so does `segments`.
 */
export function openElf(bytes: Bytes): Elf {
  const header = parseHeader(bytes.read(0, Math.min(bytes.size, 64)));
  const { wide, little, type, machine } = header;
  const elf = { wide, little, type, machine, segments: () => readSegments(bytes, header) };
  try {
    return { ...elf, sections: readSections(bytes, header) };
  } catch (error) {
    if (!isBadContent(error)) throw error;
    return { ...elf, sections: NO_SECTIONS, damage: error.message };
  }
}
