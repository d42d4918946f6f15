// Mach-O files (macOS): segments and sections; of a universal file the first architecture. Source: Apple's <mach-o/loader.h> and <mach-o/fat.h>.
import { type Bytes, Damaged, OverBudget, sliceOf } from '../core/bytes.ts';
import { decodeText } from '../core/text.ts';

export interface MachOPart {
  readonly name: string;
  readonly address: number;
  /** From the start of the whole file, also in a universal one. */
  readonly offset: number;
  /** Bytes in the file. */
  readonly size: number;
  /** VM_PROT_* of the segment: 1 read, 2 write, 4 execute. */
  readonly protection: number;
}

export interface MachO {
  readonly segments: readonly MachOPart[];
  readonly sections: readonly MachOPart[];
}

const FAT = 0xcafebabe;
const FAT_64 = 0xcafebabf;
const MOST_COMMANDS = 4 * 1024 * 1024;
const MOST_ARCHITECTURES = 32;
const SEGMENT = 0x1;
const SEGMENT_64 = 0x19;

/** True for a Mach-O or universal file. Java classes share the universal magic: there the next word is a version above 32. */
export function isMachO(head: Uint8Array): boolean {
  if (head.length < 28) return false;
  const magic = viewOf(head).getUint32(0);
  if (magic === FAT || magic === FAT_64) return viewOf(head).getUint32(4) <= MOST_ARCHITECTURES;
  return orderOf(magic) !== undefined;
}

/** Throws `Damaged` when headers or load commands lie outside of the file or contradict themselves. */
export function openMachO(bytes: Bytes): MachO {
  const magic = viewOf(bytes.read(0, 28)).getUint32(0);
  if (magic !== FAT && magic !== FAT_64) return openThin(bytes, 0);
  const wide = magic === FAT_64;
  const row = viewOf(bytes.read(8, wide ? 32 : 20));
  const offset = wide ? Number(row.getBigUint64(8)) : row.getUint32(8);
  const size = wide ? Number(row.getBigUint64(16)) : row.getUint32(12);
  return openThin(sliceOf(bytes, offset, size), offset);
}

function openThin(bytes: Bytes, base: number): MachO {
  const header = viewOf(bytes.read(0, 28));
  const order = orderOf(header.getUint32(0));
  if (order === undefined) throw new Damaged('no Mach-O header');
  const count = header.getUint32(16, order.little);
  const length = header.getUint32(20, order.little);
  if (length > MOST_COMMANDS) throw new OverBudget(`${length} bytes of Mach-O load commands`);
  const commands = new Uint8Array(bytes.read(order.wide ? 32 : 28, length));
  const segments: MachOPart[] = [];
  const sections: MachOPart[] = [];
  let at = 0;
  for (let index = 0; index < count && at + 8 <= length; index++) {
    const command = viewOf(commands.subarray(at));
    const size = command.getUint32(4, order.little);
    if (size < 8 || at + size > length) throw new Damaged('a Mach-O load command is cut');
    if (command.getUint32(0, order.little) === (order.wide ? SEGMENT_64 : SEGMENT))
      readSegment(commands.subarray(at, at + size), order, base, segments, sections);
    at += size;
  }
  return { segments, sections };
}

interface Order {
  readonly wide: boolean;
  readonly little: boolean;
}

function readSegment(
  data: Uint8Array,
  order: Order,
  base: number,
  segments: MachOPart[],
  sections: MachOPart[],
) {
  const { wide, little } = order;
  const rowsAt = wide ? 72 : 56;
  if (data.length < rowsAt) throw new Damaged('a Mach-O segment is cut');
  const view = viewOf(data);
  const native = (at: number) => (wide ? Number(view.getBigUint64(at, little)) : view.getUint32(at, little));
  const step = wide ? 8 : 4;
  const protection = view.getUint32(24 + 4 * step + 4, little);
  segments.push({
    name: nameAt(data, 8),
    address: native(24),
    offset: base + native(24 + 2 * step),
    size: native(24 + 3 * step),
    protection,
  });
  const rowSize = wide ? 80 : 68;
  const count = view.getUint32(rowsAt - 8, little);
  if (rowsAt + count * rowSize > data.length) throw new Damaged('Mach-O sections are cut');
  for (let row = rowsAt; row < rowsAt + count * rowSize; row += rowSize)
    sections.push({
      name: nameAt(data, row),
      address: native(row + 32),
      offset: base + view.getUint32(row + 32 + 2 * step, little),
      size: native(row + 32 + step),
      protection,
    });
}

function nameAt(data: Uint8Array, start: number): string {
  const raw = data.subarray(start, start + 16);
  const end = raw.indexOf(0);
  return decodeText(raw.subarray(0, end < 0 ? 16 : end));
}

function orderOf(magic: number): Order | undefined {
  if (magic === 0xfeedface) return { wide: false, little: false };
  if (magic === 0xfeedfacf) return { wide: true, little: false };
  if (magic === 0xcefaedfe) return { wide: false, little: true };
  return magic === 0xcffaedfe ? { wide: true, little: true } : undefined;
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
