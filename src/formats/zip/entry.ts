// One record of a zip's central directory.
import { Damaged } from '../../core/bytes.ts';
import { decodeName } from '../../core/text.ts';

export interface ZipEntry {
  /** As written: may hold '..', backslashes, NUL. A name to compare and to show, never one to write a file under. */
  readonly name: string;
  /** 0 stored, 8 deflated; others are not read here (nor by Java). */
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedSize: number;
  readonly size: number;
  readonly crc: number;
  /** Of its local header, as declared: without the bytes that may stand in front of the archive. */
  readonly offset: number;
}

export const STORED = 0;
export const DEFLATED = 8;

/** Bytes of a central record without name, extra field and comment. */
export const CENTRAL_FIXED = 46;
const CENTRAL_SIGNATURE = 0x02014b50;
const ZIP64_EXTRA = 0x0001;
const AES_METHOD = 99;
const MAX_32 = 0xffffffff;

/** Length of the whole record that begins at `at`, of which the fixed part must be there. Throws `Damaged` where none begins. */
export function centralLength(window: Buffer, at: number): number {
  if (window.readUInt32LE(at) !== CENTRAL_SIGNATURE)
    throw new Damaged('no zip directory record where one is due');
  const name = window.readUInt16LE(at + 28);
  const extra = window.readUInt16LE(at + 30);
  const comment = window.readUInt16LE(at + 32);
  return CENTRAL_FIXED + name + extra + comment;
}

/** Reads the record at `at`, all of whose bytes must be there. Source: APPNOTE.TXT 6.3, §4.3.12. */
export function readCentral(window: Buffer, at: number): ZipEntry {
  const flags = window.readUInt16LE(at + 8);
  const method = window.readUInt16LE(at + 10);
  const nameEnd = at + CENTRAL_FIXED + window.readUInt16LE(at + 28);
  const sizes = {
    size: window.readUInt32LE(at + 24),
    compressedSize: window.readUInt32LE(at + 20),
    offset: window.readUInt32LE(at + 42),
  };
  const full = sizes.size === MAX_32 || sizes.compressedSize === MAX_32 || sizes.offset === MAX_32;
  return {
    name: nameOf(window, at + CENTRAL_FIXED, nameEnd),
    method,
    encrypted: (flags & 1) === 1 || method === AES_METHOD,
    crc: window.readUInt32LE(at + 16),
    ...(full ? widen(window.subarray(nameEnd, nameEnd + window.readUInt16LE(at + 30)), sizes) : sizes),
  };
}

/** An archive has tens of thousands of names, nearly all plain: no view is made for those. */
function nameOf(window: Buffer, start: number, end: number): string {
  const name = window.toString('utf8', start, end);
  return name.includes('\ufffd') ? decodeName(window.subarray(start, end)) : name;
}

type Sizes = Pick<ZipEntry, 'size' | 'compressedSize' | 'offset'>;

/** Replaces fields that are full by those of the zip64 extra field, which holds only these, in this order (§4.5.3). */
function widen(extra: Buffer, sizes: Sizes): Sizes {
  const field = extraField(extra, ZIP64_EXTRA);
  if (!field) return sizes;
  let at = 0;
  const wide = (narrow: number): number => {
    if (narrow !== MAX_32) return narrow;
    if (at + 8 > field.length) throw new Damaged('zip64 extra field is too short');
    const value = readUInt64(field, at);
    at += 8;
    return value;
  };
  const size = wide(sizes.size);
  const compressedSize = wide(sizes.compressedSize);
  return { size, compressedSize, offset: wide(sizes.offset) };
}

function extraField(extra: Buffer, id: number): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === id) return extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return undefined;
}

/** A 64-bit number of the archive; throws `Damaged` above 2^53, where no real archive reaches. */
export function readUInt64(data: Buffer, at: number): number {
  const value = Number(data.readBigUInt64LE(at));
  if (!Number.isSafeInteger(value)) throw new Damaged('a zip64 number is out of reach');
  return value;
}
