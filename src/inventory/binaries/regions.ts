// Where in a file the strings of a program stand: its sections of constants and data, or all of it.
import { type Bytes, isBadContent } from '../../core/bytes.ts';
import { isExecutable, openExecutable } from '../../formats/executable.ts';

export interface Stretch {
  readonly offset: number;
  readonly end: number;
}

/** ELF, PE and Mach-O; the likeliest first, debug information last. */
const SECTIONS = [
  '.rodata',
  '.rdata',
  '__cstring',
  '__const',
  '__rodata',
  '.data',
  '.data.rel.ro',
  '__data',
  '.lrodata',
  '.go.buildinfo',
  '__go_buildinfo',
  '.comment',
  '.dynstr',
  '.debug_str',
] as const;

/** Searched of one file (bytes): the strings of the largest real programs, not a file that is made to cost time. */
export const MOST_SEARCHED = 256 * 1024 * 1024;

/**
 * The stretches to search, in order, `MOST_SEARCHED` in all; `cut` tells that there would be more. A file whose sections
 * are unknown (scripts, stripped tables, packed or damaged files) is searched from its beginning.
 */
export function stretchesOf(bytes: Bytes): { stretches: Stretch[]; cut: boolean } {
  const sections = sectionsOf(bytes);
  const wanted = sections.length > 0 ? sections : [{ offset: 0, end: bytes.size }];
  const stretches: Stretch[] = [];
  let room = MOST_SEARCHED;
  for (const { offset, end } of wanted) {
    const size = Math.min(end - offset, room);
    if (size > 0) stretches.push({ offset, end: offset + size });
    room -= size;
  }
  return { stretches, cut: wanted.reduce((sum, { offset, end }) => sum + end - offset, 0) > MOST_SEARCHED };
}

function sectionsOf(bytes: Bytes): Stretch[] {
  try {
    if (!isExecutable(bytes.read(0, Math.min(bytes.size, 64)))) return [];
    const executable = openExecutable(bytes);
    return SECTIONS.flatMap((name) => {
      const section = executable.section(name);
      if (section === undefined || section.offset >= bytes.size) return [];
      return [{ offset: section.offset, end: Math.min(section.offset + section.size, bytes.size) }];
    });
  } catch (error) {
    if (!isBadContent(error)) throw error;
    return [];
  }
}
