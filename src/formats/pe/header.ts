// Portable Executable files (Windows): sections with their addresses, and the directories of what lies in them. Source: Microsoft's "PE Format" specification.
import { type Bytes, Damaged } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';

export interface PeSection {
  readonly name: string;
  /** Virtual address with the image base added. */
  readonly address: number;
  readonly offset: number;
  /** Bytes in the file. */
  readonly size: number;
  /** IMAGE_SCN_*. */
  readonly characteristics: number;
}

/** Relative to the image base, as most addresses within a file are. */
export interface PeDirectory {
  readonly address: number;
  readonly size: number;
}

export interface Pe {
  readonly machine: number;
  readonly base: number;
  /** In the order of the format; `PE_RESOURCES` and `PE_CLR` are places in it. */
  readonly directories: readonly PeDirectory[];
  readonly sections: readonly PeSection[];
}

const OPTIONAL_HEADER_32 = 0x10b;
const OPTIONAL_HEADER_64 = 0x20b;
const SECTION_ROW = 40;
const MOST_DIRECTORIES = 16;

/** Places of directories: the resource tree, and the header of the Common Language Runtime. */
export const PE_RESOURCES = 2;
export const PE_CLR = 14;

/** True for the `MZ` that begins every DOS and Windows executable. */
export function isPe(head: Uint8Array): boolean {
  return head.length >= 64 && head[0] === 0x4d && head[1] === 0x5a;
}

/**
 * Opens a PE file; undefined for a plain DOS program, which begins alike. Throws `Damaged` when a header or the
 * section table lies outside of the file.
 */
export function openPe(bytes: Bytes): Pe | undefined {
  if (bytes.size < 64) throw new Damaged('the DOS header is cut');
  const start = viewOf(bytes.read(0, 64)).getUint32(60, true);
  if (start + 24 > bytes.size) return undefined;
  const coff = viewOf(bytes.read(start, 24));
  if (coff.getUint32(0, true) !== 0x4550) return undefined;
  const machine = coff.getUint16(4, true);
  const count = coff.getUint16(6, true);
  const optional = coff.getUint16(20, true);
  const { base, directories } = readOptional(bytes, start + 24, optional);
  const table = new Uint8Array(bytes.read(start + 24 + optional, count * SECTION_ROW));
  const sections = Array.from({ length: count }, (_, index) => {
    const row = table.subarray(index * SECTION_ROW, (index + 1) * SECTION_ROW);
    const view = viewOf(row);
    const end = row.subarray(0, 8).indexOf(0);
    return {
      name: decodeText(row.subarray(0, end < 0 ? 8 : end)),
      address: base + view.getUint32(12, true),
      // Beyond its virtual size a section is only padding.
      size: Math.min(view.getUint32(16, true), view.getUint32(8, true) || Number.POSITIVE_INFINITY),
      offset: view.getUint32(20, true),
      characteristics: view.getUint32(36, true),
    };
  });
  return { machine, base, directories, sections };
}

/** Where in the file an address (relative to the image base) lies, and how many bytes of its section follow there. */
export function locateInPe(
  { sections, base }: Pe,
  address: number,
): { offset: number; size: number } | undefined {
  for (const section of sections) {
    const skip = base + address - section.address;
    if (skip >= 0 && skip < section.size) return { offset: section.offset + skip, size: section.size - skip };
  }
  return undefined;
}

function readOptional(bytes: Bytes, at: number, length: number): Pick<Pe, 'base' | 'directories'> {
  if (length < 32) return { base: 0, directories: [] };
  const view = viewOf(Uint8Array.from(bytes.read(at, length)));
  const magic = view.getUint16(0, true);
  if (magic === OPTIONAL_HEADER_32)
    return { base: view.getUint32(28, true), directories: directoriesOf(view, 92) };
  if (magic === OPTIONAL_HEADER_64)
    return { base: Number(view.getBigUint64(24, true)), directories: directoriesOf(view, 108) };
  return { base: 0, directories: [] };
}

function directoriesOf(view: DataView, at: number): PeDirectory[] {
  const room = Math.floor((view.byteLength - at - 4) / 8);
  if (room < 1) return [];
  const count = Math.min(view.getUint32(at, true), room, MOST_DIRECTORIES);
  return Array.from({ length: count }, (_, index) => ({
    address: view.getUint32(at + 4 + index * 8, true),
    size: view.getUint32(at + 8 + index * 8, true),
  }));
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
