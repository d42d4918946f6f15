// Notes of an ELF file: build ids and package metadata. Source: System V gABI, "Note Section"; systemd, "Package Metadata for Executable Files".
import { type Bytes, Damaged } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { fieldsOf, isElf } from './header.ts';

export interface ElfNote {
  /** Who defined the type: `GNU`, `Go`, `FDO`. */
  readonly owner: string;
  readonly type: number;
  readonly content: Uint8Array;
}

/** NT_GNU_BUILD_ID, of owner `GNU`. */
export const NT_GNU_BUILD_ID = 3;
/** Of owner `FDO`: JSON of the package that the file was built for. */
export const NT_FDO_PACKAGE = 0xcafe1a7e;
/** Of owner `Go`. */
export const NT_GO_BUILD_ID = 4;

/** Notes are some hundred bytes; a section of megabytes is none. */
const MOST_BYTES = 64 * 1024;
const HEAD = 12;

/**
 * The notes in a section of an ELF file, each content a copy. Throws `Damaged` where the section lies outside of the
 * file, or a note outside of the section; those before it have been given by then.
 */
export function* readNotes(
  bytes: Bytes,
  section: { readonly offset: number; readonly size: number },
): Generator<ElfNote> {
  const ident = Uint8Array.from(bytes.read(0, Math.min(bytes.size, 20)));
  if (!isElf(ident)) throw new Damaged('no ELF header');
  const data = Uint8Array.from(bytes.read(section.offset, Math.min(section.size, MOST_BYTES)));
  const fields = fieldsOf(data, ident[4] === 2, ident[5] === 1);
  let at = 0;
  while (at + HEAD <= data.length) {
    const ownerSize = fields.word(at);
    const contentSize = fields.word(at + 4);
    const content = at + HEAD + align(ownerSize);
    if (content + contentSize > data.length) throw new Damaged('an ELF note is longer than its section');
    yield {
      owner: decodeText(data.subarray(at + HEAD, at + HEAD + Math.max(0, ownerSize - 1))),
      type: fields.word(at + 8),
      content: data.slice(content, content + contentSize),
    };
    at = content + align(contentSize);
  }
}

function align(size: number): number {
  return Math.ceil(size / 4) * 4;
}
