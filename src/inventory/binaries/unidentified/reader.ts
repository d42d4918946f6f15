// Notes every file that can be run, and looks closely at those of which nothing else is known.
import { Buffer } from 'node:buffer';
import { isBadContent, type Bytes } from '../../../core/bytes.ts';
import { isElf } from '../../../formats/elf/index.ts';
import { isExecutable } from '../../../formats/executable.ts';
import { isPe } from '../../../formats/pe/index.ts';
import type { Entry } from '../../../image/entry.ts';
import type { Fact, Reader } from '../../../image/reader.ts';
import { mayBeExecutable } from '../../executables.ts';
import type { Unidentified } from '../../unidentified.ts';
import { type Look, lookAt } from './look.ts';

/** One for each of thousands of files, so nothing else is in it. */
export interface ExecutableFact extends Fact {
  readonly kind: 'executable';
  readonly format: Unidentified['format'];
}

export interface LookFact extends Fact, Look {
  readonly kind: 'look';
}

/** What the head of a file told: it is not read again, since that would be one more read for each executable. */
const probed = new WeakMap<Entry, Unidentified['format']>();

export const unidentifiedReader: Reader<ExecutableFact | LookFact> = {
  name: 'binaries/unidentified',
  version: 1,
  pass: 'binaries',
  optionsKey: '',
  wants(basename, entry) {
    if (mayBeExecutable(basename, entry)) return 'head';
    // Scripts may be short.
    return entry.kind === 'file' && (entry.mode & 0o111) !== 0 && entry.size > 2 ? 'head' : 'no';
  },
  probe(head, entry) {
    const format = formatOf(head, entry.mode);
    if (format === undefined) return 'no';
    probed.set(entry, format);
    return 'bytes';
  },
  read(_bytes, entry, out) {
    const format = probed.get(entry);
    if (format !== undefined) out.fact({ kind: 'executable', format });
  },
  again([file], out) {
    if (file === undefined) return;
    out.fact({ kind: 'look', ...tolerant(file.bytes) });
  },
};

/** A damaged file has no hints, and stays unidentified all the same. */
function tolerant(bytes: Bytes): Look {
  try {
    return lookAt(bytes);
  } catch (error) {
    if (!isBadContent(error)) throw error;
    return { hints: [] };
  }
}

const SCRIPT = Buffer.from('#!');

function formatOf(head: Uint8Array, mode: number): Unidentified['format'] | undefined {
  if (isExecutable(head)) return isElf(head) ? 'elf' : isPe(head) ? 'pe' : 'mach-o';
  return (mode & 0o111) !== 0 && SCRIPT.equals(head.subarray(0, 2)) ? 'script' : undefined;
}
