// What an executable tells of itself to somebody who must find out what it is: build id, names, versions, copyright.
import { Buffer } from 'node:buffer';
import type { Bytes } from '../../../core/bytes.ts';
import {
  NT_GNU_BUILD_ID,
  NT_GO_BUILD_ID,
  openElf,
  readNotes,
  readSoname,
} from '../../../formats/elf/index.ts';
import { type Executable, openExecutable } from '../../../formats/executable.ts';
import { readVersionResource } from '../../../formats/pe/index.ts';
import { hintsIn } from './hints.ts';

export interface Look {
  readonly buildId?: string;
  readonly stripped?: boolean;
  readonly hints: readonly string[];
  /** Of a Windows program's version resource. */
  readonly product?: { readonly name: string; readonly version: string; readonly vendor?: string };
}

const CONSTANTS = ['.rodata', '.rdata', '__cstring'];
/** Searched for hints (bytes). */
const MOST = 1024 * 1024;
const LONGEST = 200;

/** Throws `Damaged` or `OverBudget` when headers, sections or notes lie. */
export function lookAt(bytes: Bytes): Look {
  const executable = openExecutable(bytes);
  if (executable.format === 'pe') return { hints: textHints(bytes, executable), ...productOf(bytes) };
  if (executable.format !== 'elf') return { hints: textHints(bytes, executable) };
  const buildId = buildIdOf(bytes, executable);
  const soname = readSoname(bytes, openElf(bytes));
  return {
    ...(buildId !== undefined && { buildId }),
    ...(executable.sections > 0 && { stripped: executable.section('.symtab') === undefined }),
    hints: [
      ...(soname === undefined || soname === '' ? [] : [`soname ${soname}`]),
      ...textHints(bytes, executable),
    ],
  };
}

function buildIdOf(bytes: Bytes, executable: Executable): string | undefined {
  const gnu = executable.section('.note.gnu.build-id');
  if (gnu !== undefined)
    for (const { owner, type, content } of readNotes(bytes, gnu))
      if (owner === 'GNU' && type === NT_GNU_BUILD_ID)
        return Buffer.from(content).toString('hex').slice(0, LONGEST);
  const go = executable.section('.note.go.buildid');
  if (go !== undefined)
    for (const { owner, type, content } of readNotes(bytes, go))
      if (owner === 'Go' && type === NT_GO_BUILD_ID)
        return Buffer.from(content).toString('latin1').slice(0, LONGEST);
  return undefined;
}

function textHints(bytes: Bytes, executable: Executable): string[] {
  const section = CONSTANTS.map((name) => executable.section(name)).find((one) => one !== undefined);
  if (section === undefined) return [];
  const data = bytes.read(section.offset, Math.min(section.size, MOST));
  return hintsIn(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1'));
}

function productOf(bytes: Bytes): Pick<Look, 'product'> {
  const strings = readVersionResource(bytes);
  const name = strings?.get('ProductName') ?? '';
  const version = strings?.get('ProductVersion') ?? strings?.get('FileVersion') ?? '';
  const vendor = strings?.get('CompanyName');
  // `10.0.1 (build 7)` and `1, 2, 0, 0` are the same in other words.
  const number = /^\d{1,6}(?:[.,] ?\d{1,6}){1,3}/.exec(version)?.[0].replaceAll(/[.,] ?/g, '.');
  if (name === '' || name.length > LONGEST || number === undefined) return {};
  return { product: { name, version: number, ...(vendor && { vendor: vendor.slice(0, LONGEST) }) } };
}
