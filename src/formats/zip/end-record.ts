// Finds a zip's central directory from the archive's end. Where files are odd we read them as Java does: it is Java that runs them.
import { type Bytes, Damaged } from '../../core/bytes.ts';
import { readUInt64 } from './entry.ts';

export interface Directory {
  /** Where the directory's records begin and end in the bytes. */
  readonly start: number;
  readonly end: number;
  /** Records as declared; `wide` when it came from a 64-bit field, else it may have wrapped at 65,536. */
  readonly count: number;
  readonly wide: boolean;
  /** What must be added to declared offsets: bytes in front of the archive, such as the script of an executable jar. */
  readonly shift: number;
}

const END_FIXED = 22;
const MAX_COMMENT = 0xffff;
const LOCATOR = 20;
const WIDE_END = 56;
const END_SIGNATURE = 0x06054b50;
const LOCATOR_SIGNATURE = 0x07064b50;
const WIDE_SIGNATURE = 0x06064b50;
const CENTRAL_SIGNATURE = 0x02014b50;

/**
 * The directory that the last valid end record names, or undefined when there is no end record at all (no zip).
 * Throws `Damaged` when there is one that can not be true. Source: APPNOTE.TXT 6.3, §4.3.14 to §4.3.16.
 */
export function findDirectory(bytes: Bytes): Directory | undefined {
  const length = Math.min(bytes.size, END_FIXED + MAX_COMMENT);
  const base = bytes.size - length;
  const tail = Buffer.from(bytes.read(base, length));
  let damage: unknown;
  for (let at = length - END_FIXED; at >= 0; at--) {
    if (tail[at] !== 0x50 || tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    // A comment may hold the signature by chance or by malice: the record counts when what it names is there.
    try {
      return readEnd(bytes, tail.subarray(at), base + at);
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      damage ??= error;
    }
  }
  if (damage) throw damage;
  return undefined;
}

function readEnd(bytes: Bytes, record: Buffer, at: number): Directory {
  const narrow = {
    count: record.readUInt16LE(10),
    size: record.readUInt32LE(12),
    offset: record.readUInt32LE(16),
    end: at,
    wide: false,
  };
  const whole = widened(bytes, at, narrow) ?? narrow;
  const { count, size, offset, end, wide } = whole;
  const last = at + END_FIXED + record.readUInt16LE(20) === bytes.size;
  if (size === 0 && !last) throw new Damaged('a zip end record that is not the last');
  // The records end where the end record begins; a declared offset that differs tells how much stands in front.
  for (const start of [end - size, offset]) {
    if (start < offset || start + size > end) continue;
    if (size > 0 && signatureAt(bytes, start) !== CENTRAL_SIGNATURE) continue;
    return { start, end: start + size, count, wide, shift: start - offset };
  }
  throw new Damaged('the zip end record names no directory');
}

type End = { count: number; size: number; offset: number; end: number; wide: boolean };

/** The zip64 end record, where a locator before the end record leads to one that does not contradict it. */
function widened(bytes: Bytes, at: number, narrow: End): End | undefined {
  if (at < LOCATOR + WIDE_END || signatureAt(bytes, at - LOCATOR) !== LOCATOR_SIGNATURE) return undefined;
  const locator = Buffer.from(bytes.read(at - LOCATOR, LOCATOR));
  // With bytes in front of the archive the declared place is wrong; the record then stands right before its locator.
  for (const end of [readUInt64(locator, 8), at - LOCATOR - WIDE_END]) {
    if (end > at - LOCATOR - WIDE_END || signatureAt(bytes, end) !== WIDE_SIGNATURE) continue;
    const record = Buffer.from(bytes.read(end, WIDE_END));
    const count = readUInt64(record, 32);
    const size = readUInt64(record, 40);
    const offset = readUInt64(record, 48);
    const agrees =
      agree(count, narrow.count, 0xffff) && agree(size, narrow.size) && agree(offset, narrow.offset);
    if (agrees) return { count, size, offset, end, wide: true };
  }
  return undefined;
}

function agree(wide: number, narrow: number, full = 0xffffffff): boolean {
  return narrow === full || wide === narrow;
}

function signatureAt(bytes: Bytes, at: number): number {
  if (at < 0 || at + 4 > bytes.size) return 0;
  return Buffer.from(bytes.read(at, 4)).readUInt32LE(0);
}
