// Linux kernel images: which version they are. Sources: Linux, Documentation/arch/x86/boot.rst ("kernel_version"), arch/arm64/booting.rst, EFI zboot header.
import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { type Bytes, Damaged, OverBudget } from '../core/bytes.ts';
import { decodeText } from '../core/text.ts';
import { inflatedLimit } from './inflated-limit.ts';

export interface KernelImage {
  /** As `uname -r` prints it: `6.1.0-18-amd64`. */
  readonly version: string;
  /** Where it stands in the file (bytes); missing when it stands in compressed data. */
  readonly offset?: number;
  /** `boot header` or `banner`. */
  readonly by: string;
}

const MIB = 1024 * 1024;
/** Kernels are tens of megabytes; only those with debug information are longer, and their banner stands early. */
const MOST_SEARCHED = 128 * MIB;
const MOST_COMPRESSED = 32 * MIB;
const MOST_INFLATED = 96 * MIB;
const MOST_LOOKS = 16;
const BANNER = Buffer.from('Linux version ');
const BANNER_LENGTH = 100;
const VERSION = /^(\d{1,3}\.\d{1,5}(?:\.\d{1,5})?[0-9A-Za-z.+_~-]{0,64})(?:\s|\0|$)/;
/** HdrS, at 0x202 of an x86 image. */
const SETUP = 0x53726448;
/** arm64 images: `ARM\x64`, at 56. */
const ARM64 = 0x644d5241;
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);

/** True for the first 512 bytes of what may be one: an x86 boot sector, arm64, EFI zboot, ARM zImage, gzip or ELF. */
export function mayBeKernel(head: Uint8Array): boolean {
  if (head.length < 512) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint16(510, true) === 0xaa55 || view.getUint32(56, true) === ARM64) return true;
  if (isZboot(view) || view.getUint32(36, true) === 0x016f2818) return true;
  return view.getUint32(0) === 0x7f454c46 || GZIP.equals(head.subarray(0, 3));
}

/**
 * The version of a kernel image, or undefined when this is none or its compression is not gzip. Throws `Damaged` when
 * its compressed data can not be read, `OverBudget` when they are absurdly long.
 */
export function readKernelImage(bytes: Bytes): KernelImage | undefined {
  if (bytes.size < 0x260) return undefined;
  const head = Uint8Array.from(bytes.read(0, 0x260));
  const view = new DataView(head.buffer);
  if (view.getUint32(0x202, true) === SETUP) return bootHeader(bytes, view.getUint16(0x20e, true));
  if (isZboot(view)) {
    if (!decodeText(head.subarray(24, 29)).startsWith('gzip')) return undefined;
    return inflated(bytes, view.getUint32(8, true), view.getUint32(12, true));
  }
  const plain = bannerIn(bytes);
  if (plain !== undefined) return plain;
  // The code that inflates the rest comes first.
  const at = bufferOf(bytes.read(0, Math.min(bytes.size, MIB))).indexOf(GZIP);
  return at < 0 ? undefined : inflated(bytes, at, bytes.size - at);
}

/** `MZ`, then `zimg`: an EFI program that inflates what it carries. */
function isZboot(view: DataView): boolean {
  return view.getUint16(0) === 0x4d5a && view.getUint32(4) === 0x7a696d67;
}

/** The text at its offset, which counts from 0x200. */
function bootHeader(bytes: Bytes, pointer: number): KernelImage | undefined {
  const offset = pointer + 0x200;
  if (pointer === 0 || offset >= bytes.size) return undefined;
  const text = decodeText(bytes.read(offset, Math.min(BANNER_LENGTH, bytes.size - offset)));
  const version = VERSION.exec(text)?.[1];
  return version === undefined ? undefined : { version, offset, by: 'boot header' };
}

function bannerIn(bytes: Bytes): KernelImage | undefined {
  const end = Math.min(bytes.size, MOST_SEARCHED);
  const looks = { left: MOST_LOOKS };
  for (let at = 0; at < end && looks.left > 0; at += MIB) {
    const chunk = bufferOf(bytes.read(at, Math.min(MIB + BANNER_LENGTH, bytes.size - at)));
    const found = bannerOf(chunk, looks);
    if (found !== undefined) return { version: found.version, offset: at + found.offset, by: 'banner' };
  }
  return undefined;
}

/** The banner stands as a format as well, `Linux version %s`; a file full of those is none. */
function bannerOf(data: Buffer, looks: { left: number }): { version: string; offset: number } | undefined {
  for (let at = data.indexOf(BANNER); at >= 0 && looks.left > 0; at = data.indexOf(BANNER, at + 1)) {
    looks.left--;
    const offset = at + BANNER.length;
    const version = VERSION.exec(decodeText(data.subarray(offset, offset + BANNER_LENGTH)))?.[1];
    if (version !== undefined) return { version, offset };
  }
  return undefined;
}

/** What follows the compressed data (a checksum, a device tree) is passed over. */
function inflated(bytes: Bytes, offset: number, size: number): KernelImage | undefined {
  if (size > MOST_COMPRESSED) throw new OverBudget(`${size} bytes of compressed kernel`);
  let kernel: Buffer;
  try {
    kernel = inflateRawSync(withoutHeader(bytes.read(offset, size)), {
      maxOutputLength: inflatedLimit(size, MOST_INFLATED),
    });
  } catch (error) {
    if (error instanceof Damaged) throw error;
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof RangeError) throw new OverBudget(`a compressed kernel: ${why}`);
    throw new Damaged(`a compressed kernel can not be read: ${why}`);
  }
  const found = bannerOf(kernel, { left: MOST_LOOKS });
  return found && { version: found.version, by: 'banner' };
}

/** What follows the header of gzip (RFC 1952); of its options kernels have a file name at most. */
function withoutHeader(data: Uint8Array): Uint8Array {
  const flags = data[3] ?? 0xff;
  if (data.length < 18 || (flags & ~8) !== 0)
    throw new Damaged('the header of compressed data is not understood');
  return data.subarray(flags === 0 ? 10 : data.indexOf(0, 10) + 1);
}

function bufferOf(data: Uint8Array): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
