// Lists of rpm packages in images that have no database of them: Azure Linux and CBL-Mariner "distroless".
import type { Bytes } from '../../../core/bytes.ts';
import { eachLine } from '../../../formats/lines.ts';
import { Collector } from '../collector.ts';
import type { RpmFact, RpmRecord } from './reader.ts';

const FULL = 'container-manifest-2';
const BARE = 'container-manifest-1';

/** Their names, the better first: it has all that is in the other, and more. */
export const MANIFESTS: readonly string[] = [FULL, BARE];

export function isManifest(path: string): boolean {
  return MANIFESTS.some((name) => path.endsWith(`rpmmanifest/${name}`));
}

/** How rpm prints what a header doesn't have. */
const NONE = '(none)';

/**
 * `container-manifest-2`: what `rpm --query` prints with NAME, VERSION-RELEASE, INSTALLTIME, BUILDTIME, VENDOR, EPOCH,
 * SIZE, ARCH, EPOCHNUM and SOURCERPM, with tabs between. `container-manifest-1`: NAME-VERSION-RELEASE.ARCH alone.
 */
export function manifestFact(bytes: Bytes, path: string): Omit<RpmFact, 'entry'> {
  const found = new Collector<RpmRecord>();
  let number = 0;
  found.gather(() =>
    eachLine(bytes, (line, cut) => {
      number += 1;
      if (line.trim() === '') return;
      const record = path.endsWith(FULL) ? recordOf(line) : bareRecordOf(line);
      if (record === undefined || cut) found.fault('damaged', `line ${number} names no package`);
      else found.add(record, `line ${number}`);
    }),
  );
  return { kind: 'rpm', packages: found.packages, faults: found.faults() };
}

function recordOf(line: string): RpmRecord | undefined {
  const fields = line.split('\t');
  const [name = '', release = '', , , vendor = NONE, epoch = NONE, , arch = NONE, , sourceRpm = NONE] =
    fields;
  // The last two came later.
  if (fields.length < 8) return undefined;
  return {
    name,
    version: epoch === NONE || epoch === '' ? release : `${epoch}:${release}`,
    ...(known(arch) && { arch }),
    ...(known(sourceRpm) && { sourceRpm }),
    ...(known(vendor) && { vendor }),
    files: '',
  };
}

function known(field: string): boolean {
  return field !== '' && field !== NONE;
}

function bareRecordOf(line: string): RpmRecord | undefined {
  const [, name, version, arch] = /^(.+)-([^-]+-[^-]+)\.([^.-]+)$/.exec(line.trim()) ?? [];
  return name === undefined || version === undefined || arch === undefined
    ? undefined
    : { name, version, arch, files: '' };
}
