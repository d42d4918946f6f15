// Reads `status` files in dpkg's form: the records of all packages of which something is on disk.
import type { Bytes } from '../../core/bytes.ts';
import { eachStanza, type Stanza } from '../../formats/deb822.ts';
import { Collector, type DatabaseFact } from './collector.ts';

interface StatusRecord {
  readonly name: string;
  readonly version: string;
  /** Where it is not `installed`. */
  readonly state?: string;
}

/** States in which nothing of the package is on disk but perhaps its configuration. Source: dpkg(1), "Package states". */
const ABSENT: ReadonlySet<string> = new Set(['not-installed', 'config-files']);

/** `fields` in lower case. */
export function readStatusRecords<R extends StatusRecord>(
  bytes: Bytes,
  fields: ReadonlySet<string>,
  recordOf: (stanza: Stanza) => R,
): Pick<DatabaseFact<R>, 'packages' | 'faults'> {
  const found = new Collector<R>();
  found.gather(() =>
    eachStanza(bytes, fields, (stanza) => {
      const where = `the record at line ${stanza.line}`;
      if (stanza.fault !== undefined) found.fault('damaged', `${where}: ${stanza.fault}`);
      const record = recordOf(stanza);
      if (record.state === undefined || !ABSENT.has(record.state)) found.add(record, where);
    }),
  );
  return { packages: found.packages, faults: found.faults() };
}
