// Executables that GraalVM made of Java programs, and the list of components in them. Source: GraalVM, "Embedding SBOMs".
import { Buffer } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { type Bytes, Damaged, OverBudget } from '../core/bytes.ts';
import { type ElfSection, openElf } from './elf/index.ts';
import { locate, openExecutable } from './executable.ts';
import { inflatedLimit } from './inflated-limit.ts';

/** The image of the program's heap; GraalVM alone makes such a section. */
const HEAP = '.svm_heap';
const LIST = 'sbom';
const LIST_LENGTH = 'sbom_length';
const SYMBOL = 24;
const WINDOW = SYMBOL * 10_000;
/** Names and symbols that are searched: native images are linked with few. */
const MOST_NAMES = 32 * 1024 * 1024;
const MOST_SYMBOLS = 2_000_000;
/** Names that end like the two wanted ones. */
const MOST_PLACES = 100_000;
/** Compressed, and as text. */
const LONGEST_LIST = 16 * 1024 * 1024;
const LONGEST_TEXT = 64 * 1024 * 1024;

export interface NativeImage {
  /** The CycloneDX document as JSON text, where the program was built with one. */
  readonly sbom?: Uint8Array;
}

/** Undefined for whatever is no native image for Linux. Throws `Damaged` and `OverBudget` for one whose list is broken. */
export function readNativeImage(bytes: Bytes): NativeImage | undefined {
  // What is open already says for all but a few that they are none.
  const executable = openExecutable(bytes);
  if (executable.format !== 'elf' || executable.section(HEAP) === undefined) return undefined;
  const { sections, wide, little } = openElf(bytes);
  if (!wide || !little) return undefined;
  for (const [table, names] of [
    ['.symtab', '.strtab'],
    ['.dynsym', '.dynstr'],
  ] as const) {
    const addresses = findSymbols(bytes, sections.find(table), sections.find(names));
    const start = addresses.get(LIST);
    const length = addresses.get(LIST_LENGTH);
    if (start === undefined || length === undefined) continue;
    const size = Number(readAt(bytes, length, 8).readBigUInt64LE(0));
    if (size > LONGEST_LIST) throw new OverBudget(`a list of components of ${size} bytes`);
    return { sbom: inflate(readAt(bytes, start, size)) };
  }
  return {};
}

/** Addresses of the two symbols. */
function findSymbols(
  bytes: Bytes,
  table: ElfSection | undefined,
  names: ElfSection | undefined,
): Map<string, number> {
  const found = new Map<string, number>();
  if (table === undefined || names === undefined) return found;
  if (names.size > MOST_NAMES) throw new OverBudget(`${names.size} bytes of symbol names`);
  if (table.size > MOST_SYMBOLS * SYMBOL) throw new OverBudget(`more than ${MOST_SYMBOLS} symbols`);
  const wanted = placesOf(Buffer.from(bytes.read(names.offset, names.size)));
  if (wanted.size === 0) return found;
  const whole = table.size - (table.size % SYMBOL);
  for (let at = 0; at < whole; at += WINDOW) {
    const window = Buffer.from(bytes.read(table.offset + at, Math.min(WINDOW, whole - at)));
    for (let row = 0; row < window.length; row += SYMBOL) {
      const name = wanted.get(window.readUInt32LE(row));
      if (name !== undefined) found.set(name, Number(window.readBigUInt64LE(row + 8)));
    }
  }
  return found;
}

/** Where the names stand. Linkers let a name be the end of a longer one. */
function placesOf(names: Buffer): Map<number, string> {
  const places = new Map<number, string>();
  for (const name of [LIST, LIST_LENGTH])
    for (let at = names.indexOf(`${name}\0`); at >= 0; at = names.indexOf(`${name}\0`, at + 1)) {
      places.set(at, name);
      if (places.size > MOST_PLACES) throw new OverBudget(`more than ${MOST_PLACES} symbols named ${name}`);
    }
  return places;
}

function readAt(bytes: Bytes, address: number, length: number): Buffer {
  const place = locate(openExecutable(bytes), address);
  if (place === undefined || place.size < length)
    throw new Damaged('the list of components lies outside of all segments');
  return Buffer.from(bytes.read(place.offset, length));
}

function inflate(data: Uint8Array): Uint8Array {
  try {
    return gunzipSync(data, { maxOutputLength: inflatedLimit(data.length, LONGEST_TEXT) });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new OverBudget(`a list of components of more than ${LONGEST_TEXT} bytes`);
    if (typeof code === 'string' && code.startsWith('Z_'))
      throw new Damaged('the list of components does not inflate');
    throw error;
  }
}
