// `.packlist`: the files that came with a Perl distribution, and the version that its main module states.
import { Damaged, OverBudget, readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { eachLine } from '../../formats/lines.ts';
import type { Fact, Reader } from '../../image/reader.ts';

export interface PacklistFact extends Fact {
  readonly kind: 'packlist';
  /** From the root, without the leading slash. */
  readonly files: readonly string[];
}

export interface ModuleFact extends Fact {
  readonly kind: 'perl-module';
  /** '' where it is computed. */
  readonly version: string;
}

const MOST_FILES = 100_000;
const MODULE_LIMIT = 4 * 1024 * 1024;
/** `ARCHLIB/auto/Foo/Bar/.packlist` is of the module Foo::Bar. */
const [FOLDER, LIST] = ['/auto/', '/.packlist'];

export const packlistReader: Reader<PacklistFact | ModuleFact> = {
  name: 'perl/packlist',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['.packlist'] },
  wants: (_basename, { path }) => (packlistOf(path) === undefined ? 'no' : 'bytes'),
  read(bytes, _entry, out) {
    const files: string[] = [];
    try {
      eachLine(bytes, (line) => {
        // Attributes follow: `/usr/bin/x type=file`.
        const path = line.replace(/ (?:type|from)=.*$/, '');
        if (!path.startsWith('/')) return;
        if (files.length === MOST_FILES) throw new OverBudget(`more than ${MOST_FILES} files`);
        files.push(path.slice(1));
      });
    } finally {
      out.fact({ kind: 'packlist', files });
    }
  },
  again([file], out) {
    if (file === undefined) throw new Damaged('no module');
    const version = statedVersion(decodeText(readAll(file.bytes, MODULE_LIMIT)));
    out.fact({ kind: 'perl-module', version });
  },
};

/** Where a packlist lies, and which module it is of. */
export function packlistOf(path: string): { readonly root: string; readonly module: string } | undefined {
  // Searched, not matched: a path may be a megabyte of folders of this name.
  const at = `/${path}`.indexOf(FOLDER);
  const folders = path.slice(at + FOLDER.length - 1, -LIST.length);
  return at < 0 || folders === '' || !path.endsWith(LIST)
    ? undefined
    : { root: path.slice(0, at), module: folders.replaceAll('/', '::') };
}

/** `our $VERSION = '1.23';`, `$Foo::VERSION = 1.23;` or `package Foo 1.23;`; a computed one is none. */
function statedVersion(text: string): string {
  const code = text.split(/^__(?:END|DATA)__/m, 1)[0] ?? '';
  const [, quoted, bare] =
    /^[ \t]*(?:our[ \t]+|use vars [^\n;]{1,100};[ \t]*)?\$(?:\w+::)*VERSION[ \t]*=[ \t]*(?:['"](v?\d[\w.]{0,50})['"]|(v?\d[\d._]{0,50}))[ \t]*;/m.exec(
      code,
    ) ?? [];
  const [, inPackage] = /^[ \t]*package[ \t]+[\w:]{1,200}[ \t]+(v?\d[\w.]{0,50})[ \t]*[;{]/m.exec(code) ?? [];
  return quoted ?? bare ?? inPackage ?? '';
}
