// The framing of cached files: magic, kind, length and checksum around compressed bytes, so that damage is found.
import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

const MAGIC = 0x314d4c50; // "PLM1"
const HEAD = 24;
/** No shard is near it; a damaged length must not fill the memory. */
const LARGEST = 1024 * 1024 * 1024;

/** Header: magic, kind (4 bytes), plain length (8), stored length (4), crc32 of the stored bytes (4); little-endian. */
export function frame(kind: number, plain: Uint8Array): Buffer {
  const stored = zstdCompressSync(plain);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(MAGIC, 0);
  head.writeUInt32LE(kind, 4);
  head.writeBigUInt64LE(BigInt(plain.length), 8);
  head.writeUInt32LE(stored.length, 16);
  head.writeUInt32LE(crc32(stored), 20);
  return Buffer.concat([head, stored]);
}

/** Undefined when the bytes are damaged, cut, or of another kind: whoever asks makes them anew. */
export function unframe(kind: number, framed: Buffer): Buffer | undefined {
  if (framed.length < HEAD || framed.readUInt32LE(0) !== MAGIC || framed.readUInt32LE(4) !== kind)
    return undefined;
  const length = Number(framed.readBigUInt64LE(8));
  const stored = framed.subarray(HEAD);
  if (
    length > LARGEST ||
    stored.length !== framed.readUInt32LE(16) ||
    crc32(stored) !== framed.readUInt32LE(20)
  )
    return undefined;
  try {
    const plain = zstdDecompressSync(stored, { maxOutputLength: Math.max(length, 1) });
    return plain.length === length ? plain : undefined;
  } catch {
    return undefined;
  }
}
