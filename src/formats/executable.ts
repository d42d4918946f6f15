// One shape for executables of the three formats, for what lies in all of them: named sections and mapped segments.
import { Buffer } from 'node:buffer';
import { type Bytes, Damaged } from '../core/bytes.ts';
import { ET_DYN, ET_EXEC, isElf, openElf, PT_LOAD } from './elf/index.ts';
import { isMachO, openMachO } from './macho.ts';
import { isPe, openPe } from './pe.ts';

/** A stretch of the file and the address at which it is loaded. */
export interface Region {
  readonly name: string;
  readonly address: number;
  readonly offset: number;
  readonly size: number;
  /** Data: writable when loaded, and no code. */
  readonly data: boolean;
}

export interface Executable {
  readonly format: 'elf' | 'pe' | 'mach-o';
  readonly sections: readonly Region[];
  /** What is loaded; in a PE file the same as its sections. */
  readonly segments: readonly Region[];
  /** Why a part could not be read. */
  readonly damage?: string;
}

const PE_DATA = 0x40;
const PE_EXECUTE = 0x20000000;
const PE_WRITE = 0x80000000;

/** True when the first bytes (64 or more) are those of an executable or shared library; objects before linking are none. */
export function isExecutable(head: Uint8Array): boolean {
  if (!isElf(head)) return isPe(head) || isMachO(head);
  const type = head[5] === 1 ? head[16] : head[17];
  return type === ET_EXEC || type === ET_DYN;
}

/** Reads headers and tables only. Throws `Damaged` when `isExecutable` does not hold or the headers are unusable. */
export function openExecutable(bytes: Bytes): Executable {
  const head = Uint8Array.from(bytes.read(0, Math.min(bytes.size, 64)));
  if (isElf(head)) return ofElf(bytes);
  if (isPe(head)) return ofPe(bytes);
  if (isMachO(head)) return ofMachO(bytes);
  throw new Damaged('no executable of a known format');
}

/**
 * True for an executable that UPX packed: its sections are gone, and what was in them can not be seen. UPX leaves
 * its mark behind the program headers, and in PE files its own section names.
 */
export function isPacked(bytes: Bytes, { format, sections }: Executable): boolean {
  if (format === 'pe') return sections.some(({ name }) => name === 'UPX1');
  if (format !== 'elf' || sections.length > 0) return false;
  return Buffer.from(bytes.read(0, Math.min(bytes.size, 1024))).includes('UPX!');
}

/** The file offset behind a load address and how many bytes of its segment follow there. */
export function locate(
  executable: Executable,
  address: number,
): { offset: number; size: number } | undefined {
  for (const { address: start, offset, size } of executable.segments) {
    const skip = address - start;
    if (skip >= 0 && skip < size) return { offset: offset + skip, size: size - skip };
  }
  return undefined;
}

function ofElf(bytes: Bytes): Executable {
  const { sections, segments, damage } = openElf(bytes);
  const shape = {
    format: 'elf',
    sections: sections.map(({ name, address, offset, size, flags }) => {
      return { name, address, offset, size, data: (flags & 5) === 1 };
    }),
    segments: segments
      .filter(({ type }) => type === PT_LOAD)
      .map(({ address, offset, size, flags }) => ({
        name: '',
        address,
        offset,
        size,
        data: (flags & 3) === 2,
      })),
  } as const;
  return damage === undefined ? shape : { ...shape, damage };
}

function ofPe(bytes: Bytes): Executable {
  const sections = (openPe(bytes)?.sections ?? []).map(
    ({ name, address, offset, size, characteristics: is }) => {
      const data = (is & PE_DATA) !== 0 && (is & PE_WRITE) !== 0 && (is & PE_EXECUTE) === 0;
      return { name, address, offset, size, data };
    },
  );
  return { format: 'pe', sections, segments: sections };
}

function ofMachO(bytes: Bytes): Executable {
  const { sections, segments } = openMachO(bytes);
  const region = ({ name, address, offset, size, protection }: (typeof segments)[number]): Region => {
    return { name, address, offset, size, data: (protection & 6) === 2 };
  };
  return { format: 'mach-o', sections: sections.map(region), segments: segments.map(region) };
}
