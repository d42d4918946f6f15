// The facts in samples/advisories are the facts of the feeds: ids, ranges, severities, vendors' words; only the words are ours.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { bytesOf } from '../../src/core/bytes.ts';
import { openZip } from '../../src/formats/zip/index.ts';

const data = process.env['PLIMSOLL_DATA'];
if (data === undefined) throw new Error('PLIMSOLL_DATA must name the folder with the conformance data');
const samples = join(import.meta.dirname, '..', '..', 'samples', 'advisories');

interface Affected {
  readonly package?: { readonly ecosystem?: string; readonly name?: string };
  readonly ranges?: readonly { readonly type: string; readonly events: readonly object[] }[];
  readonly ecosystem_specific?: { readonly urgency?: string; readonly imports?: readonly { path: string }[] };
}

interface OsvRecord {
  readonly id: string;
  readonly withdrawn?: string;
  readonly aliases?: readonly string[];
  readonly summary?: string;
  readonly details?: string;
  readonly severity?: readonly object[];
  readonly affected: readonly Affected[];
  readonly database_specific?: { readonly severity?: string };
}

/** The records of one ecosystem's export with these ids. */
function recordsOf(ecosystem: string, ids: ReadonlySet<string>): Map<string, OsvRecord> {
  const folder = join(data!, 'advisories', 'osv', ecosystem);
  const records = readdirSync(folder).includes('all.zip')
    ? zipRecords(readFileSync(join(folder, 'all.zip')), ids)
    : lineRecords(readFileSync(join(folder, 'all.jsonl.br')), ids);
  return new Map(records.map((record) => [record.id, record]));
}

function lineRecords(compressed: Buffer, ids: ReadonlySet<string>): OsvRecord[] {
  return brotliDecompressSync(compressed)
    .toString('utf8')
    .split('\n')
    .filter((line) => [...ids].some((id) => line.includes(`"id":"${id}"`)))
    .map((line) => JSON.parse(line) as OsvRecord)
    .filter(({ id }) => ids.has(id));
}

function zipRecords(bytes: Buffer, ids: ReadonlySet<string>): OsvRecord[] {
  const archive = openZip(bytesOf(bytes))!;
  return [...archive.entries()]
    .filter(({ name }) => ids.has(name.replace(/\.json$/, '')))
    .map((entry) => JSON.parse(Buffer.from(archive.start(entry, 1 << 20)).toString('utf8')) as OsvRecord);
}

/** What of an `affected` entry is judged by. */
function factsOf({ package: pkg, ranges = [], ecosystem_specific: specific }: Affected): string {
  const events = ranges.filter(({ type }) => type !== 'GIT').map(({ type, events }) => ({ type, events }));
  const paths = specific?.imports?.map(({ path }) => path);
  return JSON.stringify([pkg?.ecosystem, pkg?.name, events, specific?.urgency, paths]);
}

for (const file of readdirSync(samples)) {
  const ecosystem = file.replace('.json', '');
  test(`samples/advisories/${file} states facts, in words of its own`, () => {
    const own = JSON.parse(readFileSync(join(samples, file), 'utf8')) as OsvRecord[];
    const real = recordsOf(ecosystem, new Set(own.map(({ id }) => id)));
    for (const record of own) {
      const truth = real.get(record.id);
      assert.ok(truth, record.id);
      assert.deepEqual(record.severity, truth.severity?.length ? truth.severity : undefined, record.id);
      assert.deepEqual(record.database_specific?.severity, truth.database_specific?.severity, record.id);
      for (const alias of record.aliases ?? [])
        assert.ok(truth.aliases?.includes(alias), `${record.id} ${alias}`);
      const known = new Set(truth.affected.map(factsOf));
      for (const affected of record.affected)
        assert.ok(known.has(factsOf(affected)), `${record.id} ${factsOf(affected)}`);
      assert.notEqual(record.summary, truth.summary);
      assert.ok(!truth.details?.includes(record.summary!), record.id);
      // The export of the time has withdrawn npm records without the field, which the title tells.
      if (record.withdrawn)
        assert.ok(truth.withdrawn === record.withdrawn || /^withdrawn/i.test(truth.summary ?? ''));
      else assert.equal(truth.withdrawn, undefined);
    }
  });
}
