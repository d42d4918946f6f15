// Builds tar archives for tests, byte by byte, so that broken ones can be built too.

export interface TarItem {
  readonly name: string;
  /** Default 'file', or 'directory' when the name ends in '/'. */
  readonly type?: 'file' | 'directory' | 'symlink' | 'hardlink' | 'fifo' | 'char';
  readonly content?: string | Uint8Array;
  readonly target?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly mtime?: number;
  /** pax records to put before the entry. */
  readonly pax?: Readonly<Record<string, string | Uint8Array>>;
}

const FLAGS = { file: '0', hardlink: '1', symlink: '2', char: '3', directory: '5', fifo: '6' } as const;

/** A whole archive with its two blocks of zeros. Names over 100 bytes get a pax record. */
export function tarOf(items: readonly TarItem[]): Buffer {
  return Buffer.concat([...items.flatMap((item) => itemOf(item)), Buffer.alloc(1024)]);
}

/** One header block with a right checksum. */
export function headerOf(fields: {
  name: string;
  flag: string;
  size: number;
  mode?: number;
  uid?: number;
  gid?: number;
  mtime?: number;
  link?: string;
}): Buffer {
  const block = Buffer.alloc(512);
  block.write(fields.name.slice(0, 100), 0, 100, 'utf8');
  block.write(octal(fields.mode ?? 0o644, 7), 100);
  block.write(octal(fields.uid ?? 0, 7), 108);
  block.write(octal(fields.gid ?? 0, 7), 116);
  block.write(octal(fields.size, 11), 124);
  block.write(octal(fields.mtime ?? 0, 11), 136);
  block.write('        ', 148);
  block.write(fields.flag, 156);
  block.write((fields.link ?? '').slice(0, 100), 157, 100, 'utf8');
  block.write('ustar\u000000', 257, 'latin1');
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

function itemOf(item: TarItem): Buffer[] {
  const type = item.type ?? (item.name.endsWith('/') ? 'directory' : 'file');
  const content = Buffer.from(item.content ?? '');
  const pax: Record<string, string | Uint8Array> = { ...item.pax };
  if (Buffer.byteLength(item.name) > 100) pax['path'] ??= item.name;
  if (Buffer.byteLength(item.target ?? '') > 100) pax['linkpath'] ??= item.target!;
  const out: Buffer[] = [];
  if (Object.keys(pax).length > 0) {
    const records = Buffer.concat(Object.entries(pax).map(([key, value]) => paxRecord(key, value)));
    out.push(headerOf({ name: 'PaxHeaders/x', flag: 'x', size: records.length }), padded(records));
  }
  const size = type === 'file' ? content.length : 0;
  const mode = item.mode ?? (type === 'directory' ? 0o755 : 0o644);
  out.push(
    headerOf({
      name: item.name,
      flag: FLAGS[type],
      size,
      mode,
      uid: item.uid ?? 0,
      gid: item.gid ?? 0,
      mtime: item.mtime ?? 0,
      link: item.target ?? '',
    }),
  );
  if (size > 0) out.push(padded(content));
  return out;
}

function paxRecord(key: string, value: string | Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from('\n')]);
  let length = body.length + 1;
  while (String(length).length + body.length !== length) length = String(length).length + body.length;
  return Buffer.concat([Buffer.from(String(length)), body]);
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
