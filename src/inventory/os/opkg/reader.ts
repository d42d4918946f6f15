// Reads opkg's database: `status`, and for each package its control file and its list of files.
import type { Bytes } from '../../../core/bytes.ts';
import type { Stanza } from '../../../formats/deb822.ts';
import { eachLine } from '../../../formats/lines.ts';
import { basenameOf } from '../../../image/entry.ts';
import type { Fact, Out, Reader } from '../../../image/reader.ts';
import type { DatabaseFact } from '../collector.ts';
import { gatherFiles } from '../file-list.ts';
import { readStatusRecords } from '../status-records.ts';
import type { SystemRecord } from '../system-package.ts';

export const NAME = 'os/opkg';

export interface OpkgRecord extends SystemRecord {
  /** When it is not `installed`; '' where the record has no Status, which a control file never has. */
  readonly state?: string;
}

/** Of `status`, or of one control file. */
export interface OpkgRecords extends DatabaseFact<OpkgRecord> {
  readonly kind: 'opkg-status' | 'opkg-control';
}

export interface OpkgFiles extends Fact {
  readonly kind: 'opkg-files';
  readonly files: string;
}

export type OpkgFact = OpkgRecords | OpkgFiles;

const FIELDS: ReadonlySet<string> = new Set([
  'package',
  'status',
  'version',
  'architecture',
  'source',
  'sourcename',
  'oe',
  'license',
  'maintainer',
]);

export const reader: Reader<OpkgFact> = {
  name: NAME,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['status'], suffixes: ['.control', '.list'] },
  wants(basename, { path }) {
    const wanted = basename === 'status' ? path.endsWith('lib/opkg/status') : path.includes('lib/opkg/info/');
    return wanted ? 'bytes' : 'no';
  },
  read(bytes, { path }, out) {
    const name = basenameOf(path);
    if (name === 'status') readRecords('opkg-status', bytes, out);
    else if (name.endsWith('.control')) readRecords('opkg-control', bytes, out);
    else readFiles(bytes, out);
  },
  again([file], out) {
    if (file !== undefined) readRecords('opkg-status', file.bytes, out);
  },
};

function readRecords(kind: OpkgRecords['kind'], bytes: Bytes, out: Out<OpkgFact>): void {
  out.fact({ kind, ...readStatusRecords(bytes, FIELDS, recordOf) });
}

/** The third word of Status is the state, as with dpkg. Source: opkg's manual, "status file"; opkg-build for control files. */
function recordOf({ fields }: Stanza): OpkgRecord {
  const arch = fields.get('architecture');
  const maintainer = fields.get('maintainer');
  const licence = fields.get('license');
  const source = sourceOf(fields);
  const state = fields.get('status')?.split(/\s+/)[2] ?? '';
  return {
    name: fields.get('package') ?? '',
    version: fields.get('version') ?? '',
    ...(arch && { arch }),
    ...(source && { source }),
    ...(licence && { licences: [licence] }),
    ...(maintainer && { maintainer }),
    ...(state !== 'installed' && { state }),
  };
}

/**
 * OpenWrt names it (SourceName), or gives its folder in the tree of sources (`Source: package/libs/openssl`); OpenEmbedded
 * has the recipe (`OE: openssl`), or the recipe's file (`Source: openssl_3.0.8.bb`). Addresses of downloads name no package.
 */
function sourceOf(fields: ReadonlyMap<string, string>): string | undefined {
  const named = fields.get('sourcename') ?? fields.get('oe');
  if (named) return named;
  const source = fields.get('source') ?? '';
  if (source === '' || /[\s:]/.test(source)) return undefined;
  return basenameOf(source).replace(/(?:_[^_]*)?\.bb$/, '');
}

/** One absolute path a line, with mode and link target behind a tab in newer versions. Folders are not among them. */
function readFiles(bytes: Bytes, out: Out<OpkgFact>): void {
  const files = gatherFiles((lists) => {
    eachLine(bytes, (line, cut) => {
      if (cut) return;
      const [path = ''] = line.split('\t', 1);
      const slash = path.lastIndexOf('/');
      if (slash >= 0) lists.add(path.slice(1, Math.max(slash, 1)), path.slice(slash + 1));
    });
  }, out);
  out.fact({ kind: 'opkg-files', files });
}
