// Reads the metadata of installed Python distributions.
import { Damaged } from '../../core/bytes.ts';
import { MOST_HEADERS, parsePythonMetadata } from '../../formats/python-metadata.ts';
import { openZip } from '../../formats/zip/index.ts';
import type { Fact, Out, Reader } from '../../image/reader.ts';
import { isMetadata, isTestData, isVendored } from './place.ts';

export interface PythonFact extends Fact {
  readonly kind: 'python';
  readonly name: string;
  readonly version: string;
  readonly licences?: readonly string[];
  readonly vendored?: true;
}

const LONGEST = 1024;
/** `PK`, and the mark of a first entry. */
const ZIP = [0x50, 0x4b, 3, 4];

export const metadataReader: Reader<PythonFact> = {
  name: 'python/metadata',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['METADATA', 'PKG-INFO'], suffixes: ['.egg-info'] },
  wants: (basename, { path }) => (isMetadata(basename, path) ? 'bytes' : 'no'),
  read(bytes, { path }, out) {
    tell(bytes.read(0, Math.min(bytes.size, MOST_HEADERS)), path, out);
  },
};

/** Eggs of the old form: one zip file with its metadata inside. */
export const eggReader: Reader<PythonFact> = {
  name: 'python/egg',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { suffixes: ['.egg'] },
  wants: (basename, { path }) => (basename.endsWith('.egg') && !isTestData(path) ? 'head' : 'no'),
  probe: (head) => (ZIP.every((byte, at) => head[at] === byte) ? 'bytes' : 'no'),
  read(bytes, { path }, out) {
    const archive = openZip(bytes);
    if (archive === undefined) throw new Damaged('a zip without its end');
    for (const entry of archive.entries())
      if (entry.name === 'EGG-INFO/PKG-INFO') return tell(archive.start(entry, MOST_HEADERS), path, out);
    out.gap('not-understood', true, 'an egg without EGG-INFO/PKG-INFO');
  },
};

function tell(headers: Uint8Array, path: string, out: Out<PythonFact>): void {
  const { name, version, licences } = parsePythonMetadata(headers);
  if (name === '' || version === '')
    return out.gap('not-understood', true, 'Python metadata without name or version');
  if (name.length > LONGEST || version.length > LONGEST)
    return out.gap('not-understood', true, `name or version of more than ${LONGEST} characters`);
  out.fact({
    kind: 'python',
    name,
    version,
    ...(licences.length > 0 && { licences }),
    ...(isVendored(path) && { vendored: true }),
  });
}
