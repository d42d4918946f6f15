// Reads the metadata of installed Python distributions.
import { MOST_HEADERS, parsePythonMetadata } from '../../formats/python-metadata.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import { isMetadata, isVendored } from './place.ts';

export interface PythonFact extends Fact {
  readonly kind: 'python';
  readonly name: string;
  readonly version: string;
  readonly licences?: readonly string[];
  readonly vendored?: true;
}

const LONGEST = 1024;

export const metadataReader: Reader<PythonFact> = {
  name: 'python/metadata',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  wants: (basename, { path }) => (isMetadata(basename, path) ? 'bytes' : 'no'),
  read(bytes, { path }, out) {
    const head = bytes.read(0, Math.min(bytes.size, MOST_HEADERS));
    const { name, version, licences } = parsePythonMetadata(head);
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
  },
};
