// Reads Chisel's manifest, which stands for dpkg's database in images cut with it: lines of JSON, compressed with zstd. Source: Chisel's "jsonwall" and manifest schema 1.0.
import { zstdDecompressSync, constants } from 'node:zlib';
import { type Bytes, bytesOf, Damaged, OverBudget, readAll } from '../../../core/bytes.ts';
import { inflatedLimit } from '../../../formats/inflated-limit.ts';
import { eachLine } from '../../../formats/lines.ts';
import type { Out, Reader } from '../../../image/reader.ts';
import { Collector, type DatabaseFact } from '../collector.ts';
import { FileLists } from '../file-list.ts';
import type { ListedRecord } from '../whole-databases.ts';

export const NAME = 'os/chisel';

export interface ChiselFact extends DatabaseFact<ListedRecord> {
  readonly kind: 'chisel';
}

/** The manifest of a whole base of some ten thousand files has 2 MB, 200 KB of them compressed. */
const COMPRESSED = 16 * 1024 * 1024;
const INFLATED = 64 * 1024 * 1024;
/** More than any distribution has. */
const PACKAGES = 100_000;

export const reader: Reader<ChiselFact> = {
  name: NAME,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  // Where it lies is for whoever cuts the image to say; its name is fixed.
  files: { basenames: ['manifest.wall'] },
  wants: () => 'bytes',
  read: (bytes, _, out) => readManifest(bytes, out),
};

function readManifest(bytes: Bytes, out: Out<ChiselFact>): void {
  const found = new Collector<ListedRecord>();
  const files = new OwnedFiles();
  const records: { readonly record: Omit<ListedRecord, 'files'>; readonly where: string }[] = [];
  let left = 0;
  found.gather(() => {
    let number = 0;
    try {
      eachLine(bytesOf(inflated(readAll(bytes, COMPRESSED))), (line) => {
        number += 1;
        const where = `line ${number}`;
        const row = rowOf(line);
        left -= 1;
        if (row === undefined) return found.fault('damaged', `${where} is no JSON object`);
        if (number === 1) left = headOf(row);
        if (row['kind'] === 'content') files.add(textOf(row, 'slice'), textOf(row, 'path'));
        else if (row['kind'] === 'package') records.push({ record: recordOf(row), where });
        if (records.length > PACKAGES) throw new OverBudget(`more than ${PACKAGES} packages`);
      });
    } finally {
      for (const { record, where } of records) found.add({ ...record, files: files.of(record.name) }, where);
    }
    if (left > 0) throw new Damaged(`${left} lines fewer than its first line says`);
  });
  if (files.full) found.fault('budget', 'file lists are too long; some files have no owner', false);
  out.fact({ kind: 'chisel', packages: found.packages, faults: found.faults() });
}

/** As much as there is of it: of a stream that is cut, what comes before the cut. */
function inflated(data: Uint8Array): Uint8Array {
  const limit = inflatedLimit(data.length, INFLATED);
  try {
    return zstdDecompressSync(data, { maxOutputLength: limit, finishFlush: constants.ZSTD_e_flush });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new OverBudget(`${data.length} bytes become more than ${limit} when decompressed`);
    throw new Damaged('does not decompress as zstd');
  }
}

type Row = Readonly<Record<string, unknown>>;

function rowOf(line: string): Row | undefined {
  try {
    const row: unknown = JSON.parse(line);
    return typeof row === 'object' && row !== null && !Array.isArray(row) ? (row as Row) : undefined;
  } catch {
    return undefined;
  }
}

/** The first line tells the form, and the number of lines with itself. */
function headOf(head: Row): number {
  const { jsonwall, count } = head;
  if (typeof jsonwall !== 'string' || !jsonwall.startsWith('1.'))
    throw new Damaged('is no jsonwall of version 1');
  return typeof count === 'number' && Number.isSafeInteger(count) ? count - 1 : 0;
}

function recordOf(row: Row): Omit<ListedRecord, 'files'> {
  const arch = textOf(row, 'arch');
  return { name: textOf(row, 'name'), version: textOf(row, 'version'), ...(arch && { arch }) };
}

function textOf(row: Row, key: string): string {
  const value = row[key];
  return typeof value === 'string' ? value : '';
}

/** Files by package: a slice is named `PACKAGE_SLICE`, and its lines come together. */
class OwnedFiles {
  readonly #lists = new FileLists();
  readonly #byPackage = new Map<string, string>();
  #package = '';

  add(slice: string, path: string): void {
    const name = slice.slice(0, Math.max(slice.indexOf('_'), 0));
    if (name !== this.#package) this.#flush();
    this.#package = name;
    const slash = path.lastIndexOf('/');
    // Folders end in '/', and so have no name.
    this.#lists.add(path.slice(1, Math.max(slash, 1)), path.slice(slash + 1));
  }

  of(name: string): string {
    this.#flush();
    return this.#byPackage.get(name) ?? '';
  }

  get full(): boolean {
    return this.#lists.full;
  }

  #flush(): void {
    const files = this.#lists.take();
    const known = this.#byPackage.get(this.#package);
    if (files !== '') this.#byPackage.set(this.#package, known === undefined ? files : `${known}\n${files}`);
  }
}
