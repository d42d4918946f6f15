// Reads rpm's database in all its forms.
import type { Bytes } from '../../../core/bytes.ts';
import { eachFile, eachHeader, type Header, packageOf } from '../../../formats/rpmdb/index.ts';
import type { Entry } from '../../../image/entry.ts';
import type { Out, Reader } from '../../../image/reader.ts';
import { Collector, type DatabaseFact } from '../collector.ts';
import { FileLists } from '../file-list.ts';
import { isManifest, MANIFESTS, manifestFact } from './manifest.ts';

export const NAME = 'os/rpm';

export interface RpmRecord {
  readonly name: string;
  /** `epoch:version-release`; without the epoch where the header has none, `0:` where it has a zero. */
  readonly version: string;
  readonly arch?: string;
  readonly sourceRpm?: string;
  readonly licence?: string;
  readonly vendor?: string;
  readonly packager?: string;
  readonly module?: string;
  readonly files: string;
}

export interface RpmFact extends DatabaseFact<RpmRecord> {
  readonly kind: 'rpm';
  /** Which write-ahead log was read with it (`logKey`), if any. */
  readonly log?: string;
}

const DATABASES: ReadonlySet<string> = new Set(['rpmdb.sqlite', 'Packages.db', 'Packages']);

/** Imported signature keys are listed like packages; they are no software. */
const KEYS = 'gpg-pubkey';

export const reader: Reader<RpmFact> = {
  name: NAME,
  version: 2,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: [...DATABASES, ...MANIFESTS] },
  wants(basename, { path }) {
    const database = DATABASES.has(basename) && path.endsWith(`/rpm/${basename}`);
    return database || isManifest(path) ? 'bytes' : 'no';
  },
  read: (bytes, entry, out) => readAny({ bytes, entry }, undefined, out),
  /** A database, and its write-ahead log where there is one; or a manifest. */
  again([file, log], out) {
    if (file !== undefined) readAny(file, log, out);
  },
};

interface File {
  readonly entry: Entry;
  readonly bytes: Bytes;
}

function readAny({ entry, bytes }: File, log: File | undefined, out: Out<RpmFact>): void {
  if (isManifest(entry.path)) out.fact(manifestFact(bytes, entry.path));
  else readDatabase(bytes, log, out);
}

/** Tells one write-ahead log from another that may lie beside the same database in another image. */
export function logKey(log: Entry): string {
  return `${log.size} ${log.mtime}`;
}

function readDatabase(bytes: Bytes, log: File | undefined, out: Out<RpmFact>): void {
  const found = new Collector<RpmRecord>();
  const lists = new FileLists();
  let number = 0;
  found.gather(() =>
    eachHeader(
      bytes,
      {
        header(header) {
          number += 1;
          const record = recordOf(header);
          if (record.name === KEYS) return;
          try {
            eachFile(header, (folder, file) => lists.add(folder, file));
          } catch (error) {
            // The package is known all the same.
            found.caught(error);
          }
          found.add({ ...record, files: lists.take() }, `header ${number}`);
        },
        damage: (error) => found.caught(error),
      },
      log?.bytes,
    ),
  );
  if (lists.full) found.fault('budget', 'file lists are too long; some files have no owner', false);
  out.fact({
    kind: 'rpm',
    packages: found.packages,
    faults: found.faults(),
    ...(log !== undefined && { log: logKey(log.entry) }),
  });
}

/** What a header tells but for the files. */
export function recordOf(header: Header): RpmRecord {
  const { name, version, release, epoch, arch, sourceRpm, licence, vendor, packager, module } =
    packageOf(header);
  const complete = version !== '' && release !== '';
  return {
    name,
    version: complete ? `${epoch === undefined ? '' : `${epoch}:`}${version}-${release}` : '',
    ...(arch && { arch }),
    ...(sourceRpm && { sourceRpm }),
    ...(licence && { licence }),
    ...(vendor && { vendor }),
    ...(packager && { packager }),
    ...(module !== undefined && { module }),
    files: '',
  };
}
