// Builds small ELF files for tests: each part becomes a section and, where it has an address, a loaded segment.

export interface ElfPart {
  readonly name: string;
  readonly data: Uint8Array;
  /** Load address; without one the part is not loaded. */
  readonly address?: number;
  readonly writable?: boolean;
  readonly executable?: boolean;
  /** SHT_*; default 1, PROGBITS. */
  readonly type?: number;
}

export interface ElfShape {
  readonly wide?: boolean;
  readonly little?: boolean;
  /** ET_*; default 2, executable. */
  readonly type?: number;
  /** False: no section table, as after `strip --strip-section-headers`. */
  readonly sectionTable?: boolean;
  /** Counts and the index of names stand in the first section, as with more than 65,279 of them. */
  readonly extended?: boolean;
}

const ALIGNMENT = 16;

export function buildElf(parts: readonly ElfPart[], shape: ElfShape = {}): Buffer {
  const { wide = true, little = true, type = 2, sectionTable = true, extended = false } = shape;
  const put = putter(wide, little);
  const headerSize = wide ? 64 : 52;
  const segmentSize = wide ? 56 : 32;
  const sectionSize = wide ? 64 : 40;
  const loaded = parts.filter(({ address }) => address !== undefined);
  const names = Buffer.from(['', ...parts.map(({ name }) => name), '.shstrtab', ''].join('\0'));
  const blobs: Buffer[] = [Buffer.alloc(align(headerSize + loaded.length * segmentSize))];
  let end = blobs[0]!.length;
  const offsets = [...parts.map(({ data }) => data), names].map((data) => {
    const blob = Buffer.alloc(align(data.length));
    blob.set(data);
    blobs.push(blob);
    end += blob.length;
    return end - blob.length;
  });
  const namesIndex = parts.length + 1;
  const sectionCount = parts.length + 2;
  const table = Buffer.alloc(sectionTable ? sectionCount * sectionSize : 0);
  const section = (
    index: number,
    name: number,
    kind: number,
    part: Partial<ElfPart>,
    offset: number,
    size: number,
  ) => {
    const row = table.subarray(index * sectionSize, (index + 1) * sectionSize);
    const flags = (part.writable ? 1 : 0) + (part.address === undefined ? 0 : 2) + (part.executable ? 4 : 0);
    put.word(row, 0, name);
    put.word(row, 4, kind);
    put.native(row, 8, flags);
    put.native(row, wide ? 16 : 12, part.address ?? 0);
    put.native(row, wide ? 24 : 16, offset);
    put.native(row, wide ? 32 : 20, size);
  };
  if (sectionTable) {
    for (const [index, part] of parts.entries())
      section(
        index + 1,
        names.indexOf(`\0${part.name}\0`) + 1,
        part.type ?? 1,
        part,
        offsets[index]!,
        part.data.length,
      );
    section(namesIndex, names.indexOf('.shstrtab'), 3, {}, offsets.at(-1)!, names.length);
    if (extended) {
      put.native(table, wide ? 32 : 20, sectionCount);
      put.word(table, wide ? 40 : 24, namesIndex);
      put.word(table, wide ? 44 : 28, loaded.length);
    }
  }
  const head = blobs[0]!;
  head.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, little ? 1 : 2, 1]);
  put.half(head, 16, type);
  put.half(head, 18, 62);
  put.native(head, wide ? 32 : 28, loaded.length > 0 ? headerSize : 0);
  put.native(head, wide ? 40 : 32, sectionTable ? end : 0);
  const sizes = wide ? 52 : 40;
  const counts = [headerSize, segmentSize, loaded.length, sectionSize, sectionCount, namesIndex];
  if (!sectionTable) counts.splice(3, 3, 0, 0, 0);
  if (extended) counts.splice(2, 4, 0xffff, sectionSize, 0, 0xffff);
  for (const [index, count] of counts.entries()) put.half(head, sizes + 2 * index, count);
  for (const [index, part] of loaded.entries()) {
    const row = head.subarray(headerSize + index * segmentSize);
    const size = part.data.length;
    put.word(row, 0, 1);
    put.word(row, wide ? 4 : 24, 4 + (part.writable ? 2 : 0) + (part.executable ? 1 : 0));
    put.native(row, wide ? 8 : 4, offsets[parts.indexOf(part)]!);
    put.native(row, wide ? 16 : 8, part.address!);
    put.native(row, wide ? 32 : 16, size);
    put.native(row, wide ? 40 : 20, size);
  }
  return Buffer.concat([...blobs, table]);
}

function align(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

function putter(wide: boolean, little: boolean) {
  return {
    half: (row: Buffer, at: number, value: number) =>
      little ? row.writeUInt16LE(value, at) : row.writeUInt16BE(value, at),
    word: (row: Buffer, at: number, value: number) =>
      little ? row.writeUInt32LE(value, at) : row.writeUInt32BE(value, at),
    native(row: Buffer, at: number, value: number) {
      if (!wide) return this.word(row, at, value);
      return little ? row.writeBigUInt64LE(BigInt(value), at) : row.writeBigUInt64BE(BigInt(value), at);
    },
  };
}

/** The content of a note section; each note is padded to words. */
export function notesOf(
  ...notes: readonly { readonly owner: string; readonly type: number; readonly content: Uint8Array }[]
): Buffer {
  return Buffer.concat(
    notes.flatMap(({ owner, type, content }) => {
      const head = Buffer.alloc(12);
      head.writeUInt32LE(owner.length + 1, 0);
      head.writeUInt32LE(content.length, 4);
      head.writeUInt32LE(type, 8);
      return [head, words(Buffer.from(`${owner}\0`)), words(content)];
    }),
  );
}

function words(data: Uint8Array): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}
