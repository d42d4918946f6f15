// Builds zip archives for tests, honest ones and ones that lie.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly data?: Uint8Array | string;
  /** Default: deflated. */
  readonly stored?: boolean;
  /** Sizes follow the data, as a streaming writer leaves them. */
  readonly descriptor?: boolean;
  /** Fields of the central record that are to lie. */
  readonly lie?: {
    readonly size?: number;
    readonly compressedSize?: number;
    readonly crc?: number;
    readonly method?: number;
    readonly flags?: number;
    readonly offset?: number;
  };
}

export interface ZipOptions {
  /** Bytes in front of the archive. */
  readonly prefix?: Uint8Array | string;
  /** True: offsets count from the file's start, prefix included. */
  readonly adjusted?: boolean;
  readonly comment?: Uint8Array | string;
  readonly zip64?: boolean;
  /** Fields of the end record (or of its zip64 form) that are to lie. */
  readonly lie?: { readonly count?: number; readonly size?: number; readonly offset?: number };
}

export function buildZip(parts: readonly ZipPart[], options: ZipOptions = {}): Buffer {
  const prefix = Buffer.from(options.prefix ?? '');
  const base = options.adjusted ? prefix.length : 0;
  const bodies: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = base;
  for (const part of parts) {
    const data = Buffer.from(part.data ?? '');
    const content = part.stored ? data : deflateRawSync(data);
    const real = { size: data.length, compressedSize: content.length, crc: crc32(data) };
    const method = part.stored ? 0 : 8;
    const flags = part.descriptor ? 8 : 0;
    const name = Buffer.from(part.name);
    const local = headerOf(0x04034b50, 30, part.descriptor ? { size: 0, compressedSize: 0, crc: 0 } : real);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    const body = [local, name, content, ...(part.descriptor ? [descriptorOf(real)] : [])];
    const lie = part.lie ?? {};
    const extra = options.zip64 ? wideExtra({ ...real, offset, ...lie }) : Buffer.alloc(0);
    const record = headerOf(0x02014b50, 46, options.zip64 ? FULL : { ...real, ...lie });
    record.writeUInt16LE(lie.flags ?? flags, 8);
    record.writeUInt16LE(lie.method ?? method, 10);
    record.writeUInt32LE((lie.crc ?? real.crc) >>> 0, 16);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt16LE(extra.length, 30);
    record.writeUInt32LE(options.zip64 ? 0xffffffff : (lie.offset ?? offset), 42);
    bodies.push(...body);
    records.push(record, name, extra);
    offset += body.reduce((sum, piece) => sum + piece.length, 0);
  }
  const directory = Buffer.concat(records);
  const end = { count: parts.length, size: directory.length, offset, ...options.lie };
  return Buffer.concat([prefix, ...bodies, directory, ...endOf(end, offset + directory.length, options)]);
}

interface Sizes {
  readonly size: number;
  readonly compressedSize: number;
  readonly crc: number;
}

const FULL: Sizes = { size: 0xffffffff, compressedSize: 0xffffffff, crc: 0 };

/** A local or central header; the fields that both have stand 10 bytes before or at 16. */
function headerOf(signature: number, length: number, sizes: Sizes): Buffer {
  const header = Buffer.alloc(length);
  const at = length === 30 ? 14 : 16;
  header.writeUInt32LE(signature, 0);
  header.writeUInt32LE(sizes.crc >>> 0, at);
  header.writeUInt32LE(sizes.compressedSize, at + 4);
  header.writeUInt32LE(sizes.size, at + 8);
  return header;
}

function descriptorOf(sizes: Sizes): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(sizes.crc >>> 0, 4);
  descriptor.writeUInt32LE(sizes.compressedSize, 8);
  descriptor.writeUInt32LE(sizes.size, 12);
  return descriptor;
}

function wideExtra(record: { size: number; compressedSize: number; offset: number }): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(record.size), 4);
  extra.writeBigUInt64LE(BigInt(record.compressedSize), 12);
  extra.writeBigUInt64LE(BigInt(record.offset), 20);
  return extra;
}

function endOf(
  end: { count: number; size: number; offset: number },
  at: number,
  options: ZipOptions,
): Buffer[] {
  const comment = Buffer.from(options.comment ?? '');
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(options.zip64 ? 0xffff : end.count & 0xffff, 10);
  record.writeUInt32LE(options.zip64 ? 0xffffffff : end.size, 12);
  record.writeUInt32LE(options.zip64 ? 0xffffffff : end.offset, 16);
  record.writeUInt16LE(comment.length, 20);
  if (!options.zip64) return [record, comment];
  const wide = Buffer.alloc(56);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeBigUInt64LE(BigInt(end.count), 32);
  wide.writeBigUInt64LE(BigInt(end.size), 40);
  wide.writeBigUInt64LE(BigInt(end.offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at), 8);
  locator.writeUInt32LE(1, 16);
  return [wide, locator, record, comment];
}
