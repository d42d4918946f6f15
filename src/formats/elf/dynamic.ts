// Names in the dynamic section: what a shared library calls itself, and what a program needs. Source: System V gABI, "Dynamic Section".
import type { Bytes } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { fieldsOf } from './header.ts';
import type { Elf } from './index.ts';

const DT_NULL = 0;
const DT_NEEDED = 1;
const DT_SONAME = 14;
/** Bytes of the table: real ones have tens of rows. */
const MOST_BYTES = 64 * 1024;
const LONGEST = 256;
/** Programs need tens of libraries. */
const MOST_NAMES = 1000;

/** DT_SONAME; undefined where there is none, or no section table. Throws `Damaged` when the sections lie outside of the file. */
export function readSoname(bytes: Bytes, elf: Elf): string | undefined {
  return namesOf(bytes, elf, DT_SONAME, 1)[0];
}

/** DT_NEEDED: the libraries that must be loaded too, in that order; at most a thousand. Throws `Damaged` as above. */
export function readNeeded(bytes: Bytes, elf: Elf): readonly string[] {
  return namesOf(bytes, elf, DT_NEEDED, MOST_NAMES);
}

function namesOf(bytes: Bytes, { sections, wide, little }: Elf, wanted: number, most: number): string[] {
  const table = sections.find('.dynamic');
  const names = sections.find('.dynstr');
  const found: string[] = [];
  if (table === undefined || names === undefined) return found;
  const data = Uint8Array.from(bytes.read(table.offset, Math.min(table.size, MOST_BYTES)));
  const fields = fieldsOf(data, wide, little);
  const step = wide ? 16 : 8;
  for (let at = 0; at + step <= data.length && found.length < most; at += step) {
    const tag = fields.native(at);
    if (tag === DT_NULL) break;
    if (tag !== wanted) continue;
    const start = fields.native(at + step / 2);
    if (start >= names.size) continue;
    const text = bytes.read(names.offset + start, Math.min(LONGEST, names.size - start));
    const end = text.indexOf(0);
    found.push(decodeText(text.subarray(0, end < 0 ? text.length : end)));
  }
  return found;
}
