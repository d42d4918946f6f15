// One 512-byte tar header block: ustar, GNU and old V7 forms. Source: POSIX.1-2017 pax, and the GNU tar manual.
import { Damaged } from '../../core/bytes.ts';
import { decodeName } from '../../core/text.ts';

export const BLOCK = 512;

export interface RawHeader {
  /** Name with ustar prefix, as written. */
  readonly name: string;
  /** Type flag as a character; NUL of V7 is '0'. */
  readonly type: string;
  /** Bytes of content that follow, without padding. */
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: number;
  readonly linkName: string;
}

/** True for a block of zeros, two of which end an archive. */
export function isZeroBlock(block: Uint8Array): boolean {
  for (let i = 0; i < BLOCK; i++) if (block[i] !== 0) return false;
  return true;
}

/** Reads one header block; throws `Damaged` when the checksum or a number is wrong. */
export function decodeHeader(block: Uint8Array): RawHeader {
  checkSum(block);
  const type = block[156] === 0 ? '0' : String.fromCharCode(block[156]!);
  let name = field(block, 0, 100);
  // "ustar\0": a prefix. GNU's "ustar " keeps other things in that place.
  if (block[257] === 0x75 && block[262] === 0 && block[345] !== 0) name = `${field(block, 345, 155)}/${name}`;
  return {
    name,
    type,
    size: number(block, 124, 12, 'size'),
    mode: number(block, 100, 8, 'mode') & 0o7777,
    uid: lenient(block, 108, 8),
    gid: lenient(block, 116, 8),
    mtime: lenient(block, 136, 12),
    linkName: type === '1' || type === '2' ? field(block, 157, 100) : '',
  };
}

/** Old GNU sparse ('S'): real size, and whether extension blocks follow. */
export function oldSparse(block: Uint8Array): { realSize: number; extended: boolean } {
  return { realSize: number(block, 483, 12, 'real size'), extended: block[482] !== 0 };
}

function field(block: Uint8Array, offset: number, length: number): string {
  let end = offset;
  const limit = offset + length;
  let ascii = true;
  while (end < limit && block[end] !== 0) {
    if (block[end]! >= 0x80) ascii = false;
    end++;
  }
  if (end === offset) return '';
  if (!ascii) return decodeName(block.subarray(offset, end));
  // The blocks of a walk are parts of a Buffer: no view has to be made of them.
  const buffer = block instanceof Buffer ? block : Buffer.from(block.buffer, block.byteOffset, BLOCK);
  return buffer.toString('latin1', offset, end);
}

/** Octal, or base-256 when the top bit is set. */
function number(block: Uint8Array, offset: number, length: number, what: string): number {
  const first = block[offset]!;
  if (first & 0x80) {
    // Negative numbers (top two bits set) make no sense for sizes and modes.
    if (first & 0x40) throw new Damaged(`tar header: negative ${what}`);
    let value = first & 0x3f;
    for (let i = 1; i < length; i++) value = value * 256 + block[offset + i]!;
    if (!Number.isSafeInteger(value)) throw new Damaged(`tar header: ${what} out of range`);
    return value;
  }
  let value = 0;
  let i = offset;
  const end = offset + length;
  while (i < end && block[i] === 0x20) i++;
  for (; i < end; i++) {
    const c = block[i]!;
    if (c === 0 || c === 0x20) break;
    if (c < 0x30 || c > 0x37) throw new Damaged(`tar header: ${what} is no octal number`);
    value = value * 8 + (c - 0x30);
  }
  return value;
}

/** Numbers on which nothing depends: a bad one counts as 0. */
function lenient(block: Uint8Array, offset: number, length: number): number {
  try {
    return number(block, offset, length, '');
  } catch {
    return 0;
  }
}

/** True for a header whose checksum holds: no other file begins like one. */
export function isHeader(block: Uint8Array): boolean {
  try {
    checkSum(block);
    return true;
  } catch {
    return false;
  }
}

/** The sum of all bytes with the checksum's own taken as spaces; some old writers summed signed bytes. */
function checkSum(block: Uint8Array): void {
  let unsigned = sumOf(block) + 256;
  for (let i = 148; i < 156; i++) unsigned -= block[i]!;
  const stated = number(block, 148, 8, 'checksum');
  if (stated === unsigned) return;
  let signed = 256;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) signed += (block[i]! << 24) >> 24;
  if (stated !== signed) throw new Damaged('tar header: wrong checksum');
}

/** Four bytes at a time in two lanes of 16 bits: 128 words of at most 2 × 255 a lane fit. A walk reads 60,000 headers. */
function sumOf(block: Uint8Array): number {
  let lanes = 0;
  if (block.byteOffset % 4 === 0) {
    const words = new Uint32Array(block.buffer, block.byteOffset, BLOCK / 4);
    for (let i = 0; i < BLOCK / 4; i++) {
      const word = words[i]!;
      lanes += (word & 0x00ff00ff) + ((word >>> 8) & 0x00ff00ff);
    }
    return (lanes & 0xffff) + Math.floor(lanes / 65536);
  }
  for (let i = 0; i < BLOCK; i++) lanes += block[i]!;
  return lanes;
}
