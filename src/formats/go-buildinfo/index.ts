// Go build information in executables: toolchain version and modules, in both forms (inline since Go 1.18, by pointer before).
import { type Bytes, Damaged, OverBudget } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { type Executable, locate } from '../executable.ts';
import { type GoModules, parseModules } from './modules.ts';
import { findBuildInfo, HEADER_SIZE } from './search.ts';

export type { GoModule, GoModules } from './modules.ts';

export interface GoBuildInfo {
  /** Toolchain as it calls itself: `go1.22.3`, `go1.21.0 X:boringcrypto`, `devel go1.24-4f2a…`. */
  readonly go: string;
  /** Undefined when the binary was built without modules (GOPATH mode, some build systems). */
  readonly modules: GoModules | undefined;
}

const GO_SECTIONS = ['.note.go.buildid', '.gopclntab', '.data.rel.ro.gopclntab', '__gopclntab'];
const LONGEST_STRING = 4 * 1024 * 1024;
const FLAG_BIG_ENDIAN = 1;
const FLAG_INLINE = 2;
/** Module text lies between two sentinels of this length. */
const FRAME = 16;
const NEWLINE = 0x0a;
/** Bytes of a 64-bit number in groups of 7 bits. */
const LONGEST_PREFIX = 10;

/**
 * What Go's linker wrote about a build, or undefined where there is nothing of it. Source: Go's debug/buildinfo.
 * Reads a few kilobytes at random, whatever the size of the file. Throws `Damaged` when strings lie outside of
 * the file, and `OverBudget` for strings above 4 MiB.
 */
export function readGoBuildInfo(bytes: Bytes, executable: Executable): GoBuildInfo | undefined {
  const found = findBuildInfo(bytes, executable);
  if (found === undefined) return undefined;
  const header = new Uint8Array(bytes.read(found.offset, HEADER_SIZE));
  const inline = ((header[15] ?? 0) & FLAG_INLINE) !== 0;
  const strings = inline ? inlineStrings(bytes, found) : pointedStrings(bytes, executable, header);
  if (strings === undefined || strings[0].length === 0) return undefined;
  const [go, framed] = strings;
  return { go: decodeText(go), modules: modulesOf(framed) };
}

/** True for what Go's linker made, even where its build information is missing (before Go 1.13, or removed). */
export function isGo(executable: Executable): boolean {
  return GO_SECTIONS.some((name) => executable.section(name) !== undefined);
}

function modulesOf(framed: Uint8Array): GoModules | undefined {
  if (framed.length < 2 * FRAME + 1 || framed.at(-FRAME - 1) !== NEWLINE) return undefined;
  return parseModules(decodeText(framed.subarray(FRAME, -FRAME)));
}

type Strings = readonly [version: Uint8Array, modules: Uint8Array];

/** After the header: twice a length in groups of 7 bits, lowest first, and that many bytes. */
function inlineStrings(bytes: Bytes, { offset, end }: { offset: number; end: number }): Strings {
  const version = inlineString(bytes, offset + HEADER_SIZE, end);
  const modules = inlineString(bytes, version.next, end);
  return [version.data, modules.data];
}

function inlineString(bytes: Bytes, at: number, end: number): { data: Uint8Array; next: number } {
  const prefix = bytes.read(at, Math.min(LONGEST_PREFIX, end - at));
  const used = prefix.findIndex((byte) => byte < 0x80) + 1;
  if (used === 0) throw new Damaged('Go build information has no string where one belongs');
  const length = prefix.subarray(0, used).reduceRight((sum, byte) => sum * 0x80 + (byte & 0x7f), 0);
  if (at + used + length > end) throw new Damaged('Go build information is cut');
  return { data: readString(bytes, at + used, length), next: at + used + length };
}

/** The header points to two Go string headers (address and length) in the loaded image. */
function pointedStrings(bytes: Bytes, executable: Executable, header: Uint8Array): Strings | undefined {
  const size = header[14];
  if (size !== 4 && size !== 8) return undefined;
  const little = ((header[15] ?? 0) & FLAG_BIG_ENDIAN) === 0;
  const pointer = (data: Uint8Array, at: number) => {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    return size === 4 ? view.getUint32(at, little) : Number(view.getBigUint64(at, little));
  };
  const follow = (address: number): Uint8Array => {
    const place = locate(executable, address);
    if (place === undefined || place.size < 2 * size) return new Uint8Array();
    const pair = bytes.read(place.offset, 2 * size);
    const [start, length] = [pointer(pair, 0), pointer(pair, size)];
    const target = locate(executable, start);
    return target === undefined || length > target.size
      ? new Uint8Array()
      : readString(bytes, target.offset, length);
  };
  return [follow(pointer(header, 16)), follow(pointer(header, 16 + size))];
}

function readString(bytes: Bytes, offset: number, length: number): Uint8Array {
  if (length > LONGEST_STRING) throw new OverBudget(`Go build information of ${length} bytes`);
  return new Uint8Array(bytes.read(offset, length));
}
