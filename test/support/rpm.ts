// Builds rpm headers and databases for tests, byte by byte, so that broken ones can be built too.

export interface RpmSpec {
  readonly name: string;
  readonly version?: string;
  readonly release?: string;
  readonly epoch?: number;
  readonly arch?: string;
  readonly sourceRpm?: string;
  readonly license?: string;
  readonly vendor?: string;
  readonly packager?: string;
  readonly module?: string;
  /** Absolute paths. */
  readonly files?: readonly string[];
  /** Bytes of description, to make the header large. */
  readonly padding?: number;
}

type Tag = readonly [tag: number, type: number, count: number, data: Buffer];

/** A header as databases keep it. Left out parts get a value; `epoch` and `module` are left out unless given. */
export function rpmHeader(spec: RpmSpec): Buffer {
  const { files = [] } = spec;
  const folders = [...new Set(files.map((file) => file.slice(0, file.lastIndexOf('/') + 1)))];
  const tags: (Tag | undefined)[] = [
    text(1000, spec.name),
    text(1001, spec.version ?? '1.0'),
    text(1002, spec.release ?? '1'),
    spec.epoch === undefined ? undefined : numbers(1003, [spec.epoch]),
    spec.padding === undefined ? undefined : text(1005, 'x'.repeat(spec.padding)),
    numbers(1008, [1_700_000_000]),
    text(1011, spec.vendor ?? 'Example'),
    text(1014, spec.license ?? 'MIT'),
    spec.packager === undefined ? undefined : text(1015, spec.packager),
    text(1022, spec.arch ?? 'x86_64'),
    text(1044, spec.sourceRpm ?? `${spec.name}-1.0-1.src.rpm`),
    files.length === 0
      ? undefined
      : numbers(
          1116,
          files.map((file) => folders.indexOf(file.slice(0, file.lastIndexOf('/') + 1))),
        ),
    files.length === 0
      ? undefined
      : texts(
          1117,
          files.map((file) => file.slice(file.lastIndexOf('/') + 1)),
        ),
    files.length === 0 ? undefined : texts(1118, folders),
    spec.module === undefined ? undefined : text(5096, spec.module),
  ];
  return rpmHeaderOf(tags.filter((tag) => tag !== undefined));
}

/** A header of these tags in this order. */
export function rpmHeaderOf(tags: readonly Tag[]): Buffer {
  const index = Buffer.alloc(8 + tags.length * 16);
  const parts: Buffer[] = [];
  let size = 0;
  for (const [i, [tag, type, count, data]] of tags.entries()) {
    const gap = type === 4 ? (4 - (size % 4)) % 4 : 0;
    parts.push(Buffer.alloc(gap), data);
    size += gap;
    for (const [j, value] of [tag, type, size, count].entries())
      index.writeUInt32BE(value, 8 + i * 16 + j * 4);
    size += data.length;
  }
  index.writeUInt32BE(tags.length, 0);
  index.writeUInt32BE(size, 4);
  return Buffer.concat([index, ...parts]);
}

export function text(tag: number, value: string | Buffer): Tag {
  return [tag, 6, 1, Buffer.concat([Buffer.from(value), Buffer.alloc(1)])];
}

export function texts(tag: number, values: readonly (string | Buffer)[]): Tag {
  return [tag, 8, values.length, Buffer.concat(values.map((value) => text(tag, value)[3]))];
}

export function numbers(tag: number, values: readonly number[]): Tag {
  const data = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) data.writeUInt32BE(value, i * 4);
  return [tag, 4, values.length, data];
}

export const PAGE = 4096;

/** Where a built Berkeley DB has its parts, for tests that break them. */
export interface Berkeley {
  readonly data: Buffer;
  /** First overflow page of each blob; 0 where the blob lies in the hash page itself. */
  readonly chains: readonly number[];
}

/** A hash file with one bucket of as many pages as are needed; blobs of more than 500 bytes go to overflow pages. */
export function berkeleyDb(blobs: readonly Buffer[], little = true): Berkeley {
  const pages: Buffer[] = [Buffer.alloc(PAGE), hashPage(little)];
  let current = pages[1]!;
  let items = 0;
  let free = PAGE;
  const u16 = (page: Buffer, at: number, value: number) =>
    little ? page.writeUInt16LE(value, at) : page.writeUInt16BE(value, at);
  const u32 = (page: Buffer, at: number, value: number) =>
    little ? page.writeUInt32LE(value, at) : page.writeUInt32BE(value, at);
  const put = (item: Buffer): void => {
    free -= item.length;
    item.copy(current, free);
    u16(current, 26 + items * 2, free);
    items += 1;
    u16(current, 20, items);
    u16(current, 22, free);
  };
  const inline = (value: Buffer): Buffer => Buffer.concat([Buffer.from([1]), value]);
  const number = (value: number): Buffer => {
    const out = Buffer.alloc(4);
    u32(out, 0, value);
    return out;
  };
  const chains: number[] = [];
  put(inline(number(0)));
  put(inline(number(blobs.length)));
  for (const [i, blob] of blobs.entries()) {
    const large = blob.length > 500;
    const need = 5 + (large ? 12 : blob.length + 1) + 4;
    if (free - need < 26 + items * 2) {
      u32(current, 16, pages.length);
      current = hashPage(little);
      u32(current, 8, pages.length);
      pages.push(current);
      items = 0;
      free = PAGE;
    }
    put(inline(number(i + 1)));
    chains.push(large ? pages.length : 0);
    if (!large) {
      put(inline(blob));
      continue;
    }
    const item = Buffer.alloc(12);
    item[0] = 3;
    u32(item, 4, pages.length);
    u32(item, 8, blob.length);
    put(item);
    for (let at = 0; at < blob.length; at += PAGE - 26) {
      const page = Buffer.alloc(PAGE);
      const part = blob.subarray(at, at + PAGE - 26);
      part.copy(page, 26);
      u32(page, 8, pages.length);
      u32(page, 16, at + PAGE - 26 < blob.length ? pages.length + 1 : 0);
      u16(page, 22, part.length);
      page[25] = 7;
      pages.push(page);
    }
  }
  const meta = pages[0]!;
  u32(meta, 12, 0x061561);
  u32(meta, 16, 9);
  u32(meta, 20, PAGE);
  meta[25] = 8;
  u32(meta, 32, pages.length - 1);
  u32(meta, 96, 1);
  return { data: Buffer.concat(pages), chains };
}

function hashPage(little: boolean): Buffer {
  const page = Buffer.alloc(PAGE);
  if (little) page.writeUInt32LE(1, 8);
  else page.writeUInt32BE(1, 8);
  page[24] = 1;
  page[25] = 13;
  return page;
}

/** An ndb file with one page of slots. */
export function ndbDb(blobs: readonly Buffer[]): Buffer {
  const slots = Buffer.alloc(PAGE);
  for (let at = 32; at < PAGE; at += 16) slots.write('Slot', at, 'latin1');
  slots.write('RpmP', 0, 'latin1');
  slots.writeUInt32LE(1, 12);
  slots.writeUInt32LE(blobs.length + 1, 16);
  const parts = [slots];
  let block = PAGE / 16;
  for (const [i, blob] of blobs.entries()) {
    const blocks = Math.ceil((16 + blob.length + 12) / 16);
    const part = Buffer.alloc(blocks * 16);
    part.write('BlbS', 0, 'latin1');
    part.writeUInt32LE(i + 1, 4);
    part.writeUInt32LE(blob.length, 12);
    blob.copy(part, 16);
    part.writeUInt32LE(blob.length, part.length - 8);
    part.write('BlbE', part.length - 4, 'latin1');
    parts.push(part);
    slots.writeUInt32LE(i + 1, 32 + i * 16 + 4);
    slots.writeUInt32LE(block, 32 + i * 16 + 8);
    slots.writeUInt32LE(blocks, 32 + i * 16 + 12);
    block += blocks;
  }
  return Buffer.concat(parts);
}
