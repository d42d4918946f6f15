// Looks into files whose names recognisers know, and tells what they are.
import { isExecutable } from '../../formats/executable.ts';
import { basenameOf, type Entry } from '../../image/entry.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import { NAMES, type Recognised, recognise } from './recognise.ts';
import type { Recogniser } from './recogniser.ts';

export interface RecognisedFact extends Fact, Recognised {
  readonly kind: 'recognised';
}

/** What runs, and libraries, which need no mode for that. */
const LIBRARY = /\.(?:so|exe|dll|dylib)(?:\.|$)/;
/** No program and no version file is shorter. */
const SMALLEST = 4;

/** What the head of a file left of the recognisers that its name fits: the head is not read again. */
const probed = new WeakMap<Entry, readonly Recogniser[]>();

export const recogniserReader: Reader<RecognisedFact> = {
  name: 'binaries/recognised',
  version: 1,
  pass: 'binaries',
  optionsKey: '',
  wants(basename, entry) {
    if (!isRead(entry) || entry.size < SMALLEST) return 'no';
    const runs = (entry.mode & 0o111) !== 0 || LIBRARY.test(basename);
    if (!runs && !NAMES.isAny(basename)) return 'no';
    return NAMES.of(entry.path, basename).length > 0 ? 'head' : 'no';
  },
  probe(head, entry) {
    const recognisers = fitting(head, entry);
    if (recognisers.length === 0) return 'no';
    probed.set(entry, recognisers);
    return 'bytes';
  },
  read(bytes, entry, out) {
    const { found, cut } = recognise(entry.path, bytes, probed.get(entry));
    for (const one of found) out.fact({ kind: 'recognised', ...one });
    if (cut)
      out.gap('too-large', false, 'only its beginning was searched for the version of a known program');
  },
};

/**
 * Hard links only where the file that they name has another name: BusyBox is often stored under that of an applet. All
 * others tell nothing new, and in a compressed layer cost a second pass over it.
 */
function isRead({ kind, target = '' }: Entry): boolean {
  return kind === 'file' || (kind === 'hardlink' && NAMES.of(target).length === 0);
}

/** Those of a path whose files begin like this one. */
function fitting(head: Uint8Array, { path }: Pick<Entry, 'path'>): Recogniser[] {
  const executable = isExecutable(head);
  const script = head[0] === 0x23 && head[1] === 0x21;
  return NAMES.of(path, basenameOf(path)).filter(({ head: wanted = 'executable' }) => {
    if (wanted === 'any') return true;
    return wanted === 'script' ? script : executable;
  });
}
