// Reads package files of systems (`.deb`, `.rpm`, `.apk`, pacman's): what each says of itself.
import { fileHeader } from '../../../formats/rpmdb/index.ts';
import type { Fact, GapReason, Reader } from '../../../image/reader.ts';
import type { Confidence } from '../../package.ts';
import { recordOf, type RpmRecord } from '../rpm/reader.ts';
import type { SystemRecord } from '../system-package.ts';
import { readDeb } from './deb.ts';
import { readPkginfo } from './pkginfo.ts';

export const NAME = 'os/package-files';

export interface PackageFileRecord extends SystemRecord {
  readonly type: 'deb' | 'apk' | 'alpm';
}

export interface PackageFileFact extends Fact {
  readonly kind: 'package-file';
  readonly record: PackageFileRecord | ({ readonly type: 'rpm' } & RpmRecord);
  readonly by: string;
  readonly confidence: Confidence;
}

export interface FileOut {
  /** A record without a name or a version becomes a gap. */
  found(record: PackageFileFact['record'], by: string, confidence?: Confidence): void;
  gap(reason: GapReason, hides: boolean, detail: string): void;
}

const PACMAN = /\.pkg\.tar\.(?:gz|zst|xz)$/;
/** Names and versions of real packages stay far below. */
const LONGEST = 512;

export const reader: Reader<PackageFileFact> = {
  name: NAME,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { suffixes: ['.deb', '.udeb', '.rpm', '.apk', '.pkg.tar.gz', '.pkg.tar.zst', '.pkg.tar.xz'] },
  // Android's applications end in .apk, too, and are zip archives; an empty file is no package.
  wants: (_basename, { size }) => (size === 0 ? 'no' : 'head'),
  probe: (head, { path }) => (path.endsWith('.apk') && head[0] === 0x50 && head[1] === 0x4b ? 'no' : 'bytes'),
  read(bytes, { path }, out) {
    const to: FileOut = {
      found(record, by, confidence = 'certain') {
        const { name, version } = record;
        if (name === '' || version === '' || name.length > LONGEST || version.length > LONGEST)
          out.gap('damaged', true, 'has no name or version that a package can have');
        else out.fact({ kind: 'package-file', record, by, confidence });
      },
      gap: (reason, hides, detail) => out.gap(reason, hides, detail),
    };
    if (/\.u?deb$/i.test(path)) readDeb(bytes, path, to);
    else if (/\.rpm$/i.test(path)) to.found({ type: 'rpm', ...recordOf(fileHeader(bytes)) }, 'header');
    else readPkginfo(PACMAN.test(path) ? 'alpm' : 'apk', bytes, to);
  },
};
