// Reads the files by which a system says which distribution it is.
import type { Bytes } from '../../../core/bytes.ts';
import { decodeText } from '../../../core/text.ts';
import { basenameOf } from '../../../image/entry.ts';
import type { Fact, Out, Reader } from '../../../image/reader.ts';
import { type Identity, identityOf } from './identity.ts';
import { branchOf } from './repositories.ts';

export const NAME = 'os/release';

export interface ReleaseFact extends Fact {
  readonly kind: 'release';
  /** Missing when the file names no distribution; that of `CURATED` is there or not. */
  readonly identity?: Identity;
  /** Of `REPOSITORIES` only: the branch of Alpine. */
  readonly branch?: string;
}

export const REPOSITORIES = 'etc/apk/repositories';

/** The mark of images that RapidFort has rebuilt; their os-release is the distribution's. */
export const CURATED = 'usr/share/rapidfort/curated.json';

/** Older relatives of os-release; some distributions keep them in /usr/lib and link to them. */
const RELATIVES: readonly string[] = [
  'alpine-release',
  'photon-release',
  'mariner-release',
  'azurelinux-release',
  'openEuler-release',
  'oracle-release',
  'almalinux-release',
  'rocky-release',
  'centos-release',
  'fedora-release',
  'system-release',
  'redhat-release',
  'SuSE-release',
  'gentoo-release',
  'arch-release',
  'lsb-release',
  'debian_version',
];

/** Files that may say it, the most telling first. `etc/os-release` may be a link to the other, or replace it. */
export const PLACES: readonly string[] = [
  'etc/os-release',
  'usr/lib/os-release',
  ...RELATIVES.flatMap((name) => [`etc/${name}`, `usr/lib/${name}`]),
];

const PATHS: ReadonlySet<string> = new Set([...PLACES, REPOSITORIES, CURATED]);
const NAMES: ReadonlySet<string> = new Set([...PATHS].map(basenameOf));

/** Real ones have less than 2 KB; of a longer one the beginning is read. */
const LONGEST = 64 * 1024;

export const reader: Reader<ReleaseFact> = {
  name: NAME,
  version: 2,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: [...NAMES] },
  wants: (basename, { path }) => (NAMES.has(basename) && PATHS.has(path) ? 'bytes' : 'no'),
  read: (bytes, { path }, out) => readRelease(bytes, basenameOf(path), out),
  /** A link leads to a file of any name: only the form of os-release is looked for there. */
  again([file], out) {
    if (file !== undefined) readRelease(file.bytes, 'os-release', out);
  },
};

function readRelease(bytes: Bytes, file: string, out: Out<ReleaseFact>): void {
  if (file === basenameOf(CURATED)) {
    out.fact({ kind: 'release' });
    return;
  }
  const text = decodeText(bytes.read(0, Math.min(bytes.size, LONGEST)));
  if (file === basenameOf(REPOSITORIES)) {
    const branch = branchOf(text);
    out.fact({ kind: 'release', ...(branch !== undefined && { branch }) });
    return;
  }
  const identity = identityOf(file, text);
  out.fact({ kind: 'release', ...(identity !== undefined && { identity }) });
}
