// Reads package.json files of installed npm packages.
import type { Bytes } from '../../core/bytes.ts';
import { parsePackageJson } from '../../formats/package-json/index.ts';
import type { Fact, Out, Reader } from '../../image/reader.ts';
import { folderName, isCopyOf, placeOf } from './place.ts';

export interface NodeFact extends Fact {
  readonly kind: 'npm';
  readonly name: string;
  /** '' when the file states none. */
  readonly version: string;
  readonly licences?: readonly string[];
  /** A copy inside another package. */
  readonly copy?: true;
}

const LIMIT = 16 * 1024 * 1024;
const LONGEST = 1024;

export const packageJsonReader: Reader<NodeFact> = {
  name: 'node/package-json',
  version: 2,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['package.json'] },
  wants: (basename, entry) =>
    basename === 'package.json' && placeOf(entry.path) !== 'none' ? 'bytes' : 'no',
  read: (bytes, { path }, out) => readPackageJson(bytes, path, out),
};

/** Gives the package that a package.json at `path` makes, if it makes one there. */
export function readPackageJson(bytes: Bytes, path: string, out: Out<NodeFact>): void {
  const copy = placeOf(path) === 'copy';
  if (bytes.size > LIMIT) return out.gap('too-large', !copy, `${bytes.size} bytes of package.json`);
  const { name: stated, version, licences, unpublished, whole } = parsePackageJson(bytes.read(0, bytes.size));
  // Inside a package, files without name and version mark module types and entry points: they are no packages.
  if (copy && (stated === '' || version === '' || unpublished || !isCopyOf(path, stated))) return;
  if (!whole) out.gap('damaged', stated === '' || version === '', 'this is no whole JSON object');
  if (stated === '' && version === '') {
    if (whole) out.gap('not-understood', true, 'a package.json without name and version');
    return;
  }
  if (stated.length > LONGEST || version.length > LONGEST)
    return out.gap('not-understood', true, `name or version of more than ${LONGEST} characters`);
  out.fact({
    kind: 'npm',
    name: stated || folderName(path),
    version,
    ...(licences.length > 0 && { licences }),
    ...(copy && { copy }),
  });
}
