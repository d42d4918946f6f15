// Finds the build information that Go's linker puts into an executable: its section, or the start of writable data.
import { Buffer } from 'node:buffer';
import { type Bytes, OverBudget } from '../../core/bytes.ts';
import type { Executable, Region } from '../executable.ts';

export const HEADER_SIZE = 32;
const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const ALIGNMENT = 16;
const CHUNK = 1024 * 1024;
/** The linker puts it near the beginning; a whole data segment of gigabytes is not worth a search. */
const MOST_SEARCHED = 64 * 1024 * 1024;

/**
 * Offset in the file of the 32-byte header, or undefined. With a section table only the named section is
 * searched (ELF, Mach-O); without one (Windows; section headers stripped) the first writable data.
 */
export function findBuildInfo(
  bytes: Bytes,
  executable: Executable,
): { offset: number; end: number } | undefined {
  const region = regionOf(executable);
  if (region === undefined) return undefined;
  const end = Math.min(region.offset + region.size, bytes.size);
  const skip = (ALIGNMENT - (region.address % ALIGNMENT)) % ALIGNMENT;
  for (let at = region.offset + skip; at + HEADER_SIZE <= end; at += CHUNK) {
    if (at - region.offset > MOST_SEARCHED)
      throw new OverBudget('no Go build information in the first 64 MiB');
    const found = findAligned(bytes.read(at, Math.min(CHUNK, end - at)));
    if (found >= 0) return at + found + HEADER_SIZE <= end ? { offset: at + found, end } : undefined;
  }
  return undefined;
}

function regionOf(executable: Executable): Region | undefined {
  const named = executable.section('.go.buildinfo') ?? executable.section('__go_buildinfo');
  if (named !== undefined || (executable.format !== 'pe' && executable.sections > 0)) return named;
  return executable.segments().find(({ data, size }) => data && size > 0);
}

/** Chunks begin at an aligned address, so an aligned match never crosses their border. */
function findAligned(chunk: Uint8Array): number {
  const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  let at = buffer.indexOf(MAGIC);
  while (at >= 0 && at % ALIGNMENT !== 0) at = buffer.indexOf(MAGIC, at + 1);
  return at;
}
