// The header of an rpm package file, behind its lead and its signatures. Source: rpm's documentation "Package format".
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import { type Header, parseHeader } from './header.ts';

const LEAD = 96;
const LEAD_MAGIC = 0xedabeedb;
const HEADER_MAGIC = 0x8eade801;
/** Magic, four bytes, number of tags, bytes of data. */
const INTRO = 16;
const TAG = 16;
/** The largest headers of real packages (kernel sources, TeX) have a few MB. */
const LIMIT = 32 * 1024 * 1024;

/** Throws `Damaged` where the file is no rpm package, and `OverBudget` when its header is larger than any. */
export function fileHeader(bytes: Bytes): Header {
  const lead = bytes.read(0, 4);
  if (new DataView(lead.buffer, lead.byteOffset, 4).getUint32(0) !== LEAD_MAGIC)
    throw new Damaged('the file does not begin as rpm packages do');
  const signatures = sizeAt(bytes, LEAD);
  // Only what follows the signatures is aligned.
  const start = LEAD + Math.ceil(signatures / 8) * 8;
  const size = sizeAt(bytes, start);
  if (size > LIMIT) throw new OverBudget(`a header of ${size} bytes`);
  // As databases keep it: without its magic.
  return parseHeader(Uint8Array.from(bytes.read(start + 8, size - 8)));
}

/** Bytes of the header at an offset, with its magic. */
function sizeAt(bytes: Bytes, offset: number): number {
  const intro = bytes.read(offset, INTRO);
  const view = new DataView(intro.buffer, intro.byteOffset, INTRO);
  if (view.getUint32(0) !== HEADER_MAGIC) throw new Damaged(`there is no header at ${offset}`);
  return INTRO + view.getUint32(8) * TAG + view.getUint32(12);
}
