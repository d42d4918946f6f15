// What a .NET assembly calls itself: name, version and culture of its metadata. Source: ECMA-335, II.24 and II.25.3.3.
import { type Bytes, Damaged, sliceOf } from '../../core/bytes.ts';
import { ASSEMBLY_TABLE, bytesBeforeAssembly } from './clr-tables.ts';
import { locateInPe, openPe, PE_CLR, type Pe } from './header.ts';

export interface ClrAssembly {
  readonly name: string;
  /** Four numbers. Of packages it is not the version: many keep it for years. */
  readonly version: string;
  /** '' for code, `de` for translations. */
  readonly culture: string;
}

const SIGNATURE = 0x424a5342;
const MOST_STREAMS = 32;
/** The longest file name that an assembly can be loaded from has 260 characters; in UTF-8 up to three times as many bytes. */
const LONGEST_NAME = 1024;

/**
 * Undefined for what holds no managed code, and for modules that are parts of an assembly in another file. Reads a few
 * hundred bytes, however large the file. Throws `Damaged` when headers or tables lie outside of the file.
 */
export function readClrAssembly(bytes: Bytes): ClrAssembly | undefined {
  const pe = openPe(bytes);
  const directory = pe?.directories[PE_CLR];
  if (pe === undefined || directory === undefined || directory.size === 0) return undefined;
  const header = copyOf(sliceAt(bytes, pe, directory.address), 0, 16);
  const metadata = sliceAt(bytes, pe, header.readUInt32LE(8));
  const streams = streamsOf(metadata);
  const tables = streams.get('#~') ?? streams.get('#-');
  const strings = streams.get('#Strings');
  if (tables === undefined || strings === undefined) throw new Damaged('metadata without tables or strings');
  return assemblyOf(tables, strings);
}

function assemblyOf(tables: Bytes, strings: Bytes): ClrAssembly | undefined {
  const head = copyOf(tables, 0, 24);
  const sizes = head[6]!;
  const present = head.readBigUInt64LE(8);
  const rows: number[] = [];
  let at = 24;
  for (let table = 0; table < 64; table++) {
    const has = ((present >> BigInt(table)) & 1n) === 1n;
    rows.push(has ? copyOf(tables, at, 4).readUInt32LE(0) : 0);
    if (has) at += 4;
  }
  if (rows[ASSEMBLY_TABLE] === 0) return undefined;
  // An additional number follows the counts where this bit is set.
  if ((sizes & 0x40) !== 0) at += 4;
  const width = (bit: number) => ((sizes & bit) === 0 ? 2 : 4);
  const heaps = { strings: width(1), guids: width(2), blobs: width(4) };
  const row = copyOf(tables, at + bytesBeforeAssembly(rows, heaps), 16 + heaps.blobs + 2 * heaps.strings);
  const version = [4, 6, 8, 10].map((half) => row.readUInt16LE(half)).join('.');
  const text = (place: number) =>
    stringAt(strings, row.readUIntLE(16 + heaps.blobs + place * heaps.strings, heaps.strings));
  const name = text(0);
  if (name === '') throw new Damaged('an assembly without a name');
  return { name, version, culture: text(1) };
}

/** Streams of the metadata by name. */
function streamsOf(metadata: Bytes): Map<string, Bytes> {
  const root = copyOf(metadata, 0, 16);
  if (root.readUInt32LE(0) !== SIGNATURE) throw new Damaged('no metadata where the header names it');
  let at = 16 + root.readUInt32LE(12);
  const count = copyOf(metadata, at, 4).readUInt16LE(2);
  at += 4;
  const streams = new Map<string, Bytes>();
  for (let index = 0; index < Math.min(count, MOST_STREAMS); index++) {
    const row = copyOf(metadata, at, Math.min(40, metadata.size - at));
    const end = row.indexOf(0, 8);
    if (end < 0) throw new Damaged('a stream without the end of its name');
    const name = row.toString('latin1', 8, end);
    streams.set(name, sliceOf(metadata, row.readUInt32LE(0), row.readUInt32LE(4)));
    at += 8 + (((end - 8) & ~3) + 4);
  }
  return streams;
}

function stringAt(strings: Bytes, at: number): string {
  if (at >= strings.size) throw new Damaged('a name lies outside of the strings');
  const data = copyOf(strings, at, Math.min(LONGEST_NAME, strings.size - at));
  const end = data.indexOf(0);
  if (end < 0) throw new Damaged('a name without end');
  return data.toString('utf8', 0, end);
}

function sliceAt(bytes: Bytes, pe: Pe, address: number): Bytes {
  const place = locateInPe(pe, address);
  if (place === undefined) throw new Damaged('metadata outside of all sections');
  return sliceOf(bytes, place.offset, Math.min(place.size, bytes.size - place.offset));
}

function copyOf(bytes: Bytes, offset: number, length: number): Buffer {
  return Buffer.from(bytes.read(offset, length));
}
