// Builds small PE files (Windows) for tests.

export interface PePart {
  readonly name: string;
  readonly data: Uint8Array;
  /** Relative to the image base. */
  readonly address: number;
  readonly writable?: boolean;
}

/** Load address of the image. */
export const PE_BASE = 0x400000;

export function buildPe(parts: readonly PePart[], wide = true): Buffer {
  const optional = Buffer.alloc(wide ? 112 : 96);
  optional.writeUInt16LE(wide ? 0x20b : 0x10b, 0);
  if (wide) optional.writeBigUInt64LE(BigInt(PE_BASE), 24);
  else optional.writeUInt32LE(PE_BASE, 28);
  const dos = Buffer.alloc(64);
  dos.write('MZ');
  dos.writeUInt32LE(64, 60);
  const coff = Buffer.alloc(24);
  coff.write('PE\0\0', 'latin1');
  coff.writeUInt16LE(0x8664, 4);
  coff.writeUInt16LE(parts.length, 6);
  coff.writeUInt16LE(optional.length, 20);
  let offset = dos.length + coff.length + optional.length + parts.length * 40;
  const rows = parts.map(({ name, data, address, writable }) => {
    const row = Buffer.alloc(40);
    row.write(name);
    row.writeUInt32LE(data.length, 8);
    row.writeUInt32LE(address, 12);
    row.writeUInt32LE(data.length, 16);
    row.writeUInt32LE(offset, 20);
    row.writeUInt32LE(writable ? 0xc0000040 : 0x60000020, 36);
    offset += data.length;
    return row;
  });
  return Buffer.concat([dos, coff, optional, ...rows, ...parts.map(({ data }) => data)]);
}
