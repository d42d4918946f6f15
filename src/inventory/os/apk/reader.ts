// Reads the installed database of apk-tools.
import type { Bytes } from '../../../core/bytes.ts';
import { eachApkRecord } from '../../../formats/apk-installed.ts';
import type { Out, Reader } from '../../../image/reader.ts';
import { Collector, type DatabaseFact } from '../collector.ts';
import { FileLists } from '../file-list.ts';

export const NAME = 'os/apk';

export interface ApkPackage {
  readonly name: string;
  readonly version: string;
  readonly arch?: string;
  readonly origin?: string;
  readonly licence?: string;
  readonly maintainer?: string;
  readonly commit?: string;
  readonly tag?: string;
  readonly files: string;
}

export interface ApkFact extends DatabaseFact<ApkPackage> {
  readonly kind: 'apk';
}

export const reader: Reader<ApkFact> = {
  name: NAME,
  version: 2,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['installed'] },
  wants: (basename, { path }) =>
    basename === 'installed' && path.endsWith('lib/apk/db/installed') ? 'bytes' : 'no',
  read: (bytes, _, out) => readInstalled(bytes, out),
  again([file], out) {
    if (file !== undefined) readInstalled(file.bytes, out);
  },
};

function readInstalled(bytes: Bytes, out: Out<ApkFact>): void {
  const found = new Collector<ApkPackage>();
  const lists = new FileLists();
  found.gather(() =>
    eachApkRecord(
      bytes,
      (folder, name) => lists.add(folder, name),
      ({ name = '', version = '', arch, origin, licence, maintainer, commit, tag, line, fault }) => {
        const where = `the record at line ${line}`;
        if (fault !== undefined) found.fault('damaged', `${where}: ${fault}`);
        const record: ApkPackage = {
          name,
          version,
          ...(arch && { arch }),
          ...(origin && { origin }),
          ...(licence && { licence }),
          ...(maintainer && { maintainer }),
          ...(commit && { commit }),
          ...(tag && { tag }),
          files: lists.take(),
        };
        found.add(record, where);
      },
    ),
  );
  if (lists.full) found.fault('budget', 'file lists are too long; some files have no owner', false);
  out.fact({ kind: 'apk', packages: found.packages, faults: found.faults() });
}
