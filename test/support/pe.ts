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

/** Directories by their place: where they lie (relative to the image base) and how long they are. */
export type PeDirectories = ReadonlyMap<number, readonly [address: number, size: number]>;

export function buildPe(
  parts: readonly PePart[],
  wide = true,
  directories: PeDirectories = new Map(),
): Buffer {
  const first = wide ? 112 : 96;
  const optional = Buffer.alloc(first + 128);
  optional.writeUInt32LE(16, first - 4);
  for (const [place, [address, size]] of directories) {
    optional.writeUInt32LE(address, first + place * 8);
    optional.writeUInt32LE(size, first + place * 8 + 4);
  }
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

/** A tree with one resource (type, name 1, English), for a section at `address`. */
export function resourceSection(type: number, data: Uint8Array, address: number): Buffer {
  const tree = Buffer.alloc(88);
  const level = (at: number, id: number, target: number) => {
    tree.writeUInt16LE(1, at + 14);
    tree.writeUInt32LE(id, at + 16);
    tree.writeUInt32LE(target, at + 20);
  };
  level(0, type, 0x80000018);
  level(24, 1, 0x80000030);
  level(48, 1033, 72);
  tree.writeUInt32LE(address + tree.length, 72);
  tree.writeUInt32LE(data.length, 76);
  return Buffer.concat([tree, data]);
}

/** VS_VERSIONINFO with fixed numbers and one table of strings. */
export function versionResource(strings: Readonly<Record<string, string>>, fixed = [1, 2, 3, 4]): Buffer {
  const numbers = Buffer.alloc(52);
  numbers.writeUInt32LE(0xfeef04bd, 0);
  for (const at of [8, 16])
    for (const [index, half] of [2, 0, 6, 4].entries()) numbers.writeUInt16LE(fixed[index]!, at + half);
  const rows = Object.entries(strings).map(([key, value]) =>
    versionBlock(key, Buffer.from(`${value}\0`, 'utf16le'), value.length + 1),
  );
  const table = versionBlock('040904b0', padded(rows), 0);
  return versionBlock('VS_VERSION_INFO', padded([numbers, versionBlock('StringFileInfo', table, 0)]), 52);
}

function versionBlock(key: string, content: Buffer, valueLength: number): Buffer {
  const name = Buffer.from(`${key}\0`, 'utf16le');
  const head = Buffer.alloc((6 + name.length + 3) & ~3);
  head.writeUInt16LE(head.length + content.length, 0);
  head.writeUInt16LE(valueLength, 2);
  head.writeUInt16LE(1, 4);
  name.copy(head, 6);
  return Buffer.concat([head, content]);
}

function padded(parts: readonly Buffer[]): Buffer {
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.alloc(-part.length & 3)]));
}
