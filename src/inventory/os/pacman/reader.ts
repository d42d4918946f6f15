// Reads the folders of pacman's local database: `desc` and `files` of one package each.
import type { Bytes } from '../../../core/bytes.ts';
import { eachLine } from '../../../formats/lines.ts';
import { basenameOf } from '../../../image/entry.ts';
import type { Fact, Out, Reader } from '../../../image/reader.ts';
import { Collector, type DatabaseFact } from '../collector.ts';
import { gatherFiles } from '../file-list.ts';
import type { SystemRecord } from '../system-package.ts';

export const NAME = 'os/pacman';
export const HOME = 'var/lib/pacman/local';

/** At most one package; none where the file is too damaged to name it. */
export interface PacmanDesc extends DatabaseFact<SystemRecord> {
  readonly kind: 'pacman-desc';
}

export interface PacmanFiles extends Fact {
  readonly kind: 'pacman-files';
  readonly files: string;
}

export type PacmanFact = PacmanDesc | PacmanFiles;

export const reader: Reader<PacmanFact> = {
  name: NAME,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['desc', 'files'] },
  wants: (basename, { path }) =>
    (basename === 'desc' || basename === 'files') &&
    /(?:^|\/)var\/lib\/pacman\/local\/[^/]+\/[^/]+$/.test(path)
      ? 'bytes'
      : 'no',
  read(bytes, { path }, out) {
    if (basenameOf(path) === 'desc') readDesc(bytes, out);
    else readFiles(bytes, out);
  },
};

/**
 * Sections of `%NAME%`, then a value a line, then an empty line. Source: pacman's BUILDINFO and local database as
 * libalpm writes them (`be_local`).
 */
function eachValue(bytes: Bytes, onValue: (section: string, value: string) => void): void {
  let section = '';
  eachLine(bytes, (line, cut) => {
    if (line === '') section = '';
    else if (section === '') section = /^%([A-Z0-9]+)%$/.exec(line)?.[1] ?? '?';
    else if (!cut) onValue(section, line);
  });
}

const WANTED: ReadonlySet<string> = new Set(['NAME', 'VERSION', 'BASE', 'ARCH', 'LICENSE', 'PACKAGER']);
/** Values of a section that has many. */
const MOST = 100;

function readDesc(bytes: Bytes, out: Out<PacmanFact>): void {
  const found = new Collector<SystemRecord>();
  const values = new Map<string, string[]>();
  found.gather(() =>
    eachValue(bytes, (section, value) => {
      const known = values.get(section);
      if (!WANTED.has(section)) return;
      if (known === undefined) values.set(section, [value]);
      else if (known.length < MOST) known.push(value);
    }),
  );
  const [arch, source, maintainer] = ['ARCH', 'BASE', 'PACKAGER'].map((section) => values.get(section)?.[0]);
  found.add(
    {
      name: values.get('NAME')?.[0] ?? '',
      version: values.get('VERSION')?.[0] ?? '',
      licences: values.get('LICENSE') ?? [],
      ...(arch && { arch }),
      ...(source && { source }),
      ...(maintainer && { maintainer }),
    },
    'the file',
  );
  out.fact({ kind: 'pacman-desc', packages: found.packages, faults: found.faults() });
}

/** `%FILES%`: paths without their first '/'; those of folders end in one. No package hides behind a list that is too long. */
function readFiles(bytes: Bytes, out: Out<PacmanFact>): void {
  const files = gatherFiles((lists) => {
    eachValue(bytes, (section, path) => {
      const slash = path.lastIndexOf('/');
      if (section === 'FILES') lists.add(path.slice(0, Math.max(slash, 0)), path.slice(slash + 1));
    });
  }, out);
  out.fact({ kind: 'pacman-files', files });
}
