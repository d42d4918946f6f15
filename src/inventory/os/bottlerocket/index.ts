// Cataloguer of Bottlerocket's software: the inventory that its build leaves in the image. Source: Bottlerocket's documentation, "Software inventory".
import { jsonMembers } from '../../../formats/json/index.ts';
import { isTable, textAt, type Value } from '../../../formats/value.ts';
import type { Out, Reader } from '../../../image/reader.ts';
import type { Bytes } from '../../../core/bytes.ts';
import type { Cataloguer } from '../../cataloguer.ts';
import { Collector, type DatabaseFact } from '../collector.ts';
import { systemPackage } from '../system-package.ts';
import { type ListedRecord, wholeDatabases } from '../whole-databases.ts';

const NAME = 'os/bottlerocket';
const PATH = 'usr/share/bottlerocket/application-inventory.json';
/** The second is the one of its host containers. */
const HOMES = [
  PATH,
  `x86_64-bottlerocket-linux-gnu/sys-root/${PATH}`,
  `aarch64-bottlerocket-linux-gnu/sys-root/${PATH}`,
];

interface BottlerocketFact extends DatabaseFact<ListedRecord> {
  readonly kind: 'bottlerocket';
}

const reader: Reader<BottlerocketFact> = {
  name: NAME,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['application-inventory.json'] },
  wants: (_basename, { path }) => (path.endsWith(PATH) ? 'bytes' : 'no'),
  read: (bytes, _, out) => readInventory(bytes, out),
  again([file], out) {
    if (file !== undefined) readInventory(file.bytes, out);
  },
};

function readInventory(bytes: Bytes, out: Out<BottlerocketFact>): void {
  const found = new Collector<ListedRecord>();
  found.gather(() => {
    for (const { key, value } of jsonMembers(bytes, [['Content']])) {
      if (isTable(value)) found.add(recordOf(value), `element ${key} of Content`);
      else found.fault('damaged', `element ${key} of Content is no object`);
    }
  });
  out.fact({ kind: 'bottlerocket', packages: found.packages, faults: found.faults() });
}

/** They are rpm packages, with their epoch, version and release. */
function recordOf(value: Value): ListedRecord {
  const [version, release, epoch] = ['Version', 'Release', 'Epoch'].map((key) => textAt(value, key));
  const arch = textAt(value, 'Architecture');
  const vendor = textAt(value, 'Publisher');
  const full = release ? `${version}-${release}` : (version ?? '');
  return {
    name: textAt(value, 'Name'),
    version: epoch && epoch !== '0' && epoch !== '(none)' ? `${epoch}:${full}` : full,
    ...(arch && { arch }),
    ...(vendor && { vendor }),
    files: '',
  };
}

export const bottlerocket: Cataloguer<BottlerocketFact> = {
  name: NAME,
  version: 1,
  summary: 'Bottlerocket: /usr/share/bottlerocket/application-inventory.json',
  scope: 'image',
  support: { kind: 'os', ecosystem: 'Bottlerocket', files: HOMES, types: ['rpm'], tells: ['vendor'] },
  readers: [reader],
  after: ['os/release'],
  assemble: (facts, view, earlier) =>
    wholeDatabases(
      {
        name: NAME,
        homes: HOMES,
        packageOf: (record, place, distribution) => {
          const [, epoch, version = record.version] = /^(\d+):(.*)$/s.exec(record.version) ?? [];
          const qualifiers = { ...(epoch !== undefined && { epoch }) };
          const sighting = { cataloguer: NAME, ...place, by: 'application-inventory.json' };
          return systemPackage(record, sighting, { type: 'rpm', version, qualifiers }, distribution);
        },
      },
      facts,
      view,
      earlier,
    ),
};
