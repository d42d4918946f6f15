// One shape for executables of the three formats, for what lies in all of them: named sections and mapped segments.
import { Buffer } from 'node:buffer';
import { type Bytes, Damaged } from '../core/bytes.ts';
import { ET_DYN, ET_EXEC, isElf, openElf, PT_LOAD } from './elf/index.ts';
import { isMachO, openMachO } from './macho.ts';
import { isPe, openPe } from './pe/index.ts';

/** A stretch of the file and the address at which it is loaded. */
export interface Region {
  readonly address: number;
  readonly offset: number;
  /** Bytes in the file. */
  readonly size: number;
  /** Data: writable when loaded, and no code. */
  readonly data: boolean;
}

export interface Executable {
  readonly format: 'elf' | 'pe' | 'mach-o';
  /** Sections in the table; 0 when it was removed or is damaged. */
  readonly sections: number;
  section(name: string): Region | undefined;
  /** What is loaded; in a PE file the same as its sections. Read when first asked for; throws `Damaged`. */
  segments(): readonly Region[];
  /** Why the sections could not be read. */
  readonly damage?: string;
}

/** SHF_WRITE and SHF_EXECINSTR. */
const ELF_WRITE = 1;
const ELF_WRITE_EXECUTE = 5;
/** IMAGE_SCN_CNT_INITIALIZED_DATA, IMAGE_SCN_MEM_EXECUTE and IMAGE_SCN_MEM_WRITE. */
const PE_DATA = 0x40;
const PE_EXECUTE = 0x20000000;
const PE_WRITE = 0x80000000;

/** True when the first bytes (64 or more) are those of an executable or shared library; objects before linking are none. */
export function isExecutable(head: Uint8Array): boolean {
  if (!isElf(head)) return isPe(head) || isMachO(head);
  const type = head[5] === 1 ? head[16] : head[17];
  return type === ET_EXEC || type === ET_DYN;
}

/** What was opened last: several readers look into the same file, one after the other. */
const opened = new WeakMap<Bytes, Executable>();

/** Reads headers and tables only. Throws `Damaged` when `isExecutable` does not hold or the headers are unusable. */
export function openExecutable(bytes: Bytes): Executable {
  let executable = opened.get(bytes);
  if (executable === undefined) opened.set(bytes, (executable = open(bytes)));
  return executable;
}

function open(bytes: Bytes): Executable {
  const head = bytes.read(0, Math.min(bytes.size, 64));
  if (isElf(head)) return ofElf(bytes);
  if (isPe(head)) return ofPe(bytes);
  if (isMachO(head)) return ofMachO(bytes);
  throw new Damaged('no executable of a known format');
}

/**
 * True for an executable that UPX packed: its sections are gone, and what was in them can not be seen. UPX leaves
 * its mark behind the program headers, and in PE files its own section names.
 */
export function isPacked(bytes: Bytes, executable: Executable): boolean {
  if (executable.format === 'pe') return executable.section('UPX1') !== undefined;
  if (executable.format !== 'elf' || executable.sections > 0) return false;
  return Buffer.from(bytes.read(0, Math.min(bytes.size, 1024))).includes('UPX!');
}

/** The file offset behind a load address and how many bytes of its segment follow there. */
export function locate(
  executable: Executable,
  address: number,
): { offset: number; size: number } | undefined {
  for (const { address: start, offset, size } of executable.segments()) {
    const skip = address - start;
    if (skip >= 0 && skip < size) return { offset: offset + skip, size: size - skip };
  }
  return undefined;
}

function ofElf(bytes: Bytes): Executable {
  const elf = openElf(bytes);
  const { sections, damage } = elf;
  return {
    format: 'elf',
    sections: sections.count,
    section(name) {
      const found = sections.find(name);
      return found && regionOf(found, (found.flags & ELF_WRITE_EXECUTE) === ELF_WRITE);
    },
    segments: () =>
      elf
        .segments()
        .filter(({ type }) => type === PT_LOAD)
        .map((segment) => regionOf(segment, (segment.flags & 3) === 2)),
    ...(damage !== undefined && { damage }),
  };
}

function ofPe(bytes: Bytes): Executable {
  const sections = openPe(bytes)?.sections ?? [];
  return listed(
    'pe',
    sections,
    sections,
    ({ characteristics: is }) => (is & PE_DATA) !== 0 && (is & PE_WRITE) !== 0 && (is & PE_EXECUTE) === 0,
  );
}

function ofMachO(bytes: Bytes): Executable {
  const { sections, segments } = openMachO(bytes);
  return listed('mach-o', sections, segments, ({ protection }) => (protection & 6) === 2);
}

function listed<T extends Omit<Region, 'data'> & { readonly name: string }>(
  format: Executable['format'],
  sections: readonly T[],
  segments: readonly T[],
  isData: (part: T) => boolean,
): Executable {
  return {
    format,
    sections: sections.length,
    section(name) {
      const found = sections.find((one) => one.name === name);
      return found && regionOf(found, isData(found));
    },
    segments: () => segments.map((segment) => regionOf(segment, isData(segment))),
  };
}

function regionOf({ address, offset, size }: Omit<Region, 'data'>, data: boolean): Region {
  return { address, offset, size, data };
}
