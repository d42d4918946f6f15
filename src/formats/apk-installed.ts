// The list of installed packages of apk-tools (`lib/apk/db/installed`). Source: apk-tools `doc/apk-package` and its database writer.
import type { Bytes } from '../core/bytes.ts';
import { eachLine } from './lines.ts';

export interface ApkRecord {
  /** `P`, `V`, `A`, `o`, `L`, `m`; missing where the record has none. */
  readonly name?: string;
  readonly version?: string;
  readonly arch?: string;
  readonly origin?: string;
  readonly licence?: string;
  readonly maintainer?: string;
  /** `c`: commit of the recipe. */
  readonly commit?: string;
  /** `s`: tag of the repository that it was asked for from. */
  readonly tag?: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** What is wrong with it (the first fault), when something is. */
  readonly fault?: string;
}

type Field = Exclude<keyof ApkRecord, 'line' | 'fault'>;

const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['P', 'name'],
  ['V', 'version'],
  ['A', 'arch'],
  ['o', 'origin'],
  ['L', 'licence'],
  ['m', 'maintainer'],
  ['c', 'commit'],
  ['s', 'tag'],
]);

/**
 * Calls `onFile` with folder (relative, '' for the root) and name of each file as it comes, and `onRecord` at
 * the end of the record that the files before it belong to.
 */
export function eachApkRecord(
  bytes: Bytes,
  onFile: (folder: string, name: string) => void,
  onRecord: (record: ApkRecord) => void,
): void {
  let fields: { [K in Field]?: string } = {};
  let folder = '';
  let first = 0;
  let fault: string | undefined;
  let number = 0;
  const end = (): void => {
    if (first > 0) onRecord({ ...fields, line: first, ...(fault !== undefined && { fault }) });
    fields = {};
    folder = '';
    first = 0;
    fault = undefined;
  };
  eachLine(bytes, (line, cut) => {
    number += 1;
    if (line === '') return end();
    if (first === 0) first = number;
    if (line.charCodeAt(1) !== 0x3a) {
      fault ??= `line ${number} is no field`;
      return;
    }
    const letter = line.charAt(0);
    if (letter === 'F') folder = line.slice(2);
    else if (letter === 'R') onFile(folder, line.slice(2));
    const field = FIELDS.get(letter);
    if (field === undefined) return;
    if (cut) fault ??= `line ${number}: the field ${letter} is too long`;
    else if (fields[field] !== undefined) fault ??= `line ${number}: the field ${letter} is given twice`;
    else fields[field] = line.slice(2).trim();
  });
  end();
}
