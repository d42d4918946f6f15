// The name that a shared library gives itself (DT_SONAME). Source: System V gABI, "Dynamic Section".
import type { Bytes } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { fieldsOf } from './header.ts';
import type { Elf } from './index.ts';

const DT_NULL = 0;
const DT_SONAME = 14;
/** Bytes of the table: real ones have tens of rows. */
const MOST_BYTES = 64 * 1024;
const LONGEST = 256;

/** Undefined where there is none, or no section table. Throws `Damaged` when the sections lie outside of the file. */
export function readSoname(bytes: Bytes, { sections, wide, little }: Elf): string | undefined {
  const table = sections.find('.dynamic');
  const names = sections.find('.dynstr');
  if (table === undefined || names === undefined) return undefined;
  const data = Uint8Array.from(bytes.read(table.offset, Math.min(table.size, MOST_BYTES)));
  const fields = fieldsOf(data, wide, little);
  const step = wide ? 16 : 8;
  for (let at = 0; at + step <= data.length; at += step) {
    const tag = fields.native(at);
    if (tag === DT_NULL) return undefined;
    if (tag !== DT_SONAME) continue;
    const start = fields.native(at + step / 2);
    if (start >= names.size) return undefined;
    const text = bytes.read(names.offset + start, Math.min(LONGEST, names.size - start));
    const end = text.indexOf(0);
    return decodeText(text.subarray(0, end < 0 ? text.length : end));
  }
  return undefined;
}
