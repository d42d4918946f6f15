// Builds small Mach-O files (macOS) for tests: one segment, sections in it.

export interface MachOPart {
  readonly name: string;
  readonly data: Uint8Array;
  readonly address: number;
}

export interface MachOShape {
  readonly wide?: boolean;
  readonly little?: boolean;
}

/** A `__DATA` segment that holds all parts one after the other; `address` of the first is its start. */
export function buildMachO(
  parts: readonly MachOPart[],
  { wide = true, little = true }: MachOShape = {},
): Buffer {
  const headerSize = wide ? 32 : 28;
  const segmentSize = wide ? 72 : 56;
  const sectionSize = wide ? 80 : 68;
  const commandSize = segmentSize + parts.length * sectionSize;
  const file = Buffer.alloc(headerSize + commandSize);
  const word = (at: number, value: number) =>
    little ? file.writeUInt32LE(value, at) : file.writeUInt32BE(value, at);
  const step = wide ? 8 : 4;
  const native = (at: number, value: number) => {
    if (!wide) word(at, value);
    else if (little) file.writeBigUInt64LE(BigInt(value), at);
    else file.writeBigUInt64BE(BigInt(value), at);
  };
  word(0, wide ? 0xfeedfacf : 0xfeedface);
  word(16, 1);
  word(20, commandSize);
  word(headerSize, wide ? 0x19 : 0x1);
  word(headerSize + 4, commandSize);
  file.write('__DATA', headerSize + 8);
  const total = parts.reduce((sum, { data }) => sum + data.length, 0);
  const fields = [parts[0]?.address ?? 0, total, file.length, total];
  for (const [index, value] of fields.entries()) native(headerSize + 24 + index * step, value);
  word(headerSize + 24 + 4 * step, 3);
  word(headerSize + 24 + 4 * step + 4, 3);
  word(headerSize + 24 + 4 * step + 8, parts.length);
  let offset = file.length;
  for (const [index, part] of parts.entries()) {
    const row = headerSize + segmentSize + index * sectionSize;
    file.write(part.name, row);
    file.write('__DATA', row + 16);
    native(row + 32, part.address);
    native(row + 32 + step, part.data.length);
    word(row + 32 + 2 * step, offset);
    offset += part.data.length;
  }
  return Buffer.concat([file, ...parts.map(({ data }) => data)]);
}

/** A universal file that holds `first` and some other architecture. */
export function buildUniversal(first: Uint8Array): Buffer {
  const head = Buffer.alloc(64);
  head.writeUInt32BE(0xcafebabe, 0);
  head.writeUInt32BE(2, 4);
  head.writeUInt32BE(head.length, 16);
  head.writeUInt32BE(first.length, 20);
  return Buffer.concat([head, first]);
}
