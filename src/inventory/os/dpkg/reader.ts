// Reads dpkg's database: `status`, the single records of `status.d`, and the file lists beside them.
import type { Bytes } from '../../../core/bytes.ts';
import type { Stanza } from '../../../formats/deb822.ts';
import { eachLine } from '../../../formats/lines.ts';
import type { Entry } from '../../../image/entry.ts';
import type { Fact, Out, Reader } from '../../../image/reader.ts';
import type { DatabaseFact } from '../collector.ts';
import { type FileLists, gatherFiles } from '../file-list.ts';
import { readStatusRecords } from '../status-records.ts';

export const NAME = 'os/dpkg';

export interface DpkgRecord {
  readonly name: string;
  readonly version: string;
  readonly arch?: string;
  readonly source?: string;
  /** Only where the record states one. */
  readonly sourceVersion?: string;
  readonly maintainer?: string;
  /** Field Origin. */
  readonly vendor?: string;
  readonly bugs?: string;
  /** When it is not `installed`; '' where the record has no Status, which means installed in `status.d` only. */
  readonly state?: string;
}

export interface DpkgStatus extends DatabaseFact<DpkgRecord> {
  readonly kind: 'dpkg-status';
}

/** A file list; the package is named by the file's own name. */
export interface DpkgFiles extends Fact {
  readonly kind: 'dpkg-files';
  /** Path of the list, where several were looked at together and so share one entry. */
  readonly at?: string;
  readonly files: string;
}

export type DpkgFact = DpkgStatus | DpkgFiles;

const FIELDS: ReadonlySet<string> = new Set([
  'package',
  'status',
  'version',
  'architecture',
  'source',
  'maintainer',
  'origin',
  'bugs',
]);

export const reader: Reader<DpkgFact> = {
  name: NAME,
  version: 2,
  pass: 'packages',
  optionsKey: '',
  wants(basename, { path }) {
    if (basename === 'status') return path.endsWith('lib/dpkg/status') ? 'bytes' : 'no';
    if (basename.endsWith('.list')) return isInfo(path) ? 'bytes' : 'no';
    return path.startsWith('var/lib/dpkg/status.d/') || path.startsWith('usr/lib/dpkg/status.d/')
      ? 'bytes'
      : 'no';
  },
  read: readOne,
  again(files, out) {
    for (const { entry, bytes } of files) {
      if (isList(entry.path)) out.fact({ ...filesOf(bytes, entry, out), at: entry.path });
      else readOne(bytes, entry, out);
    }
  },
};

/** True for paths in a folder of file lists, wherever its system lies. */
export function isInfo(path: string): boolean {
  return path.includes('lib/dpkg/info/');
}

/** True for file lists of both kinds, by name. */
export function isList(path: string): boolean {
  return path.endsWith('.list') || path.endsWith('.md5sums');
}

function readOne(bytes: Bytes, entry: Entry, out: Out<DpkgFact>): void {
  if (isList(entry.path)) out.fact(filesOf(bytes, entry, out));
  else readStatus(bytes, out);
}

function readStatus(bytes: Bytes, out: Out<DpkgFact>): void {
  out.fact({ kind: 'dpkg-status', ...readStatusRecords(bytes, FIELDS, recordOf) });
}

/**
 * The first word of Status is a wish and the second a flag; the third says what is on disk, so that
 * `deinstall ok installed` is installed. Source: dpkg-query(1), deb822 fields in deb-control(5).
 */
function recordOf({ fields }: Stanza): DpkgRecord {
  const arch = fields.get('architecture');
  const maintainer = fields.get('maintainer');
  const vendor = fields.get('origin');
  const bugs = fields.get('bugs');
  const [source, sourceVersion] = sourceOf(fields.get('source') ?? '');
  const state = fields.get('status')?.split(/\s+/)[2] ?? '';
  return {
    name: fields.get('package') ?? '',
    version: fields.get('version') ?? '',
    ...(arch && { arch }),
    ...(source && { source }),
    ...(sourceVersion && { sourceVersion }),
    ...(maintainer && { maintainer }),
    ...(vendor && { vendor }),
    ...(bugs && { bugs }),
    ...(state !== 'installed' && { state }),
  };
}

/** `NAME` or `NAME (VERSION)`. */
function sourceOf(field: string): [name: string, version: string] {
  const open = field.indexOf('(');
  if (open < 0) return [field, ''];
  const close = field.indexOf(')', open);
  return [field.slice(0, open).trim(), field.slice(open + 1, close < 0 ? undefined : close).trim()];
}

/** How file lists name the root. */
const ROOT = '/.';

/** `info/*.list`: every path of the package, folders before what is in them; those folders are left out. */
function readList(bytes: Bytes, lists: FileLists): void {
  let held = ROOT;
  const add = (): void => {
    if (held === ROOT) return;
    const slash = held.lastIndexOf('/');
    lists.add(held.slice(1, Math.max(slash, 1)), held.slice(slash + 1));
  };
  eachLine(bytes, (line, cut) => {
    if (cut) return;
    if (!isBelow(line, held)) add();
    held = line;
  });
  add();
}

function isBelow(path: string, folder: string): boolean {
  return path.charCodeAt(folder.length) === 0x2f && path.startsWith(folder);
}

/** `*.md5sums`: a checksum, two spaces, a path without its first '/'. */
function readSums(bytes: Bytes, lists: FileLists): void {
  eachLine(bytes, (line, cut) => {
    if (cut || line.charCodeAt(32) !== 0x20) return;
    const path = line.slice(34);
    const slash = path.lastIndexOf('/');
    lists.add(path.slice(0, Math.max(slash, 0)), path.slice(slash + 1));
  });
}

function filesOf(bytes: Bytes, { path }: Entry, out: Out<DpkgFact>): Omit<DpkgFiles, 'entry'> {
  const read = path.endsWith('.list') ? readList : readSums;
  return { kind: 'dpkg-files', files: gatherFiles((lists) => read(bytes, lists), out) };
}
