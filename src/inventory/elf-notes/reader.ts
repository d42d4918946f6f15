// Reads what distributions write into their executables: the package that each was built for.
import { type ElfNote, isElf, NT_FDO_PACKAGE, readNotes } from '../../formats/elf/index.ts';
import { openExecutable } from '../../formats/executable.ts';
import { readJson } from '../../formats/json/index.ts';
import { isTable, type Table, textAt } from '../../formats/value.ts';
import { bytesOf } from '../../core/bytes.ts';
import type { Fact, Reader } from '../../image/reader.ts';
import { mayBeExecutable } from '../executables.ts';

export interface ElfNoteFact extends Fact {
  readonly kind: 'elf-note';
  /** `deb`, `rpm`… */
  readonly type: string;
  /** Of the source package, where the distribution builds several of one. */
  readonly name: string;
  readonly version: string;
  readonly arch?: string;
  /** os-release ID and VERSION_ID of where it was built. */
  readonly os?: string;
  readonly osVersion?: string;
  readonly cpe?: string;
}

const LONGEST = 256;

export const elfNoteReader: Reader<ElfNoteFact> = {
  name: 'binaries/elf-note',
  version: 1,
  pass: 'binaries',
  optionsKey: '',
  wants: (basename, entry) => (mayBeExecutable(basename, entry) ? 'head' : 'no'),
  probe: (head) => (isElf(head) ? 'bytes' : 'no'),
  read(bytes, _entry, out) {
    const section = openExecutable(bytes).section('.note.package');
    if (section === undefined) return;
    for (const note of readNotes(bytes, section)) {
      if (note.owner !== 'FDO' || note.type !== NT_FDO_PACKAGE) continue;
      const row = rowOf(note);
      if (row === undefined)
        out.gap('not-understood', false, 'package metadata without type, name or version');
      else out.fact(row);
      return;
    }
  },
};

/** JSON with a NUL byte at its end, and padding. */
function rowOf({ content }: ElfNote): Omit<ElfNoteFact, 'entry'> | undefined {
  const end = content.indexOf(0);
  const value = readJson(bytesOf(end < 0 ? content : content.subarray(0, end)));
  if (!isTable(value)) return undefined;
  const [type, name, version] = [textOf(value, 'type'), textOf(value, 'name'), textOf(value, 'version')];
  if (type === '' || name === '' || version === '') return undefined;
  const arch = textOf(value, 'architecture');
  const os = textOf(value, 'os');
  const osVersion = textOf(value, 'osVersion');
  const cpe = textOf(value, 'appCpe') || textOf(value, 'cpe');
  return {
    kind: 'elf-note',
    type,
    name,
    version,
    ...(arch !== '' && { arch }),
    ...(os !== '' && { os }),
    ...(osVersion !== '' && { osVersion }),
    ...(cpe.startsWith('cpe:2.3:') && { cpe }),
  };
}

function textOf(table: Table, key: string): string {
  const text = textAt(table, key);
  return text.length > LONGEST ? '' : text;
}
