// Which files are looked at as executables: shared by the cataloguers of what compilers and linkers leave in them.
import { isExecutable } from '../formats/executable.ts';
import { dirnameOf, type Entry } from '../image/entry.ts';

/** No linker makes less. */
const SMALLEST = 1024;
const LIBRARY = /\.so(?:\.\d+)*$/;
/** There libraries come from the distribution's packages, by the hundred and large, and what is in them is its to know. */
const SYSTEM_LIBRARIES = /^(?:usr\/)?lib(?:32|64|x32)?(?:\/[a-z0-9_]+-linux-[a-z0-9]+)?$/;

/**
 * Files that may be run (mode) or that Windows runs (`.exe`), and shared libraries outside of the system's own
 * folders, which need no such mode. Hard links bring nothing new: their content was seen under its first name.
 */
export function mayBeExecutable(basename: string, entry: Entry): boolean {
  // Several readers ask about each of sixty thousand entries, one after the other.
  if (entry !== last) {
    answer = isCandidate(basename, entry);
    last = entry;
  }
  return answer;
}

let last: Entry | undefined;
let answer = false;

function isCandidate(basename: string, { kind, size, mode, path }: Entry): boolean {
  if (kind !== 'file' || size < SMALLEST) return false;
  if ((mode & 0o111) !== 0 || basename.endsWith('.exe')) return true;
  return basename.includes('.so') && LIBRARY.test(basename) && !SYSTEM_LIBRARIES.test(dirnameOf(path));
}

/** For `probe`: everything else about an executable stands further on in the file. */
export function probeExecutable(head: Uint8Array): 'bytes' | 'no' {
  return isExecutable(head) ? 'bytes' : 'no';
}
