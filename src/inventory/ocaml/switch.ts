// What is installed in an opam switch: its state, each package's opam file, and the lists of files that came with each.
import { readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { opamText, parseOpam } from '../../formats/opam.ts';
import type { Reader } from '../../image/reader.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { licencesOf } from './opam.ts';
import { type SwitchFact, switchFile } from './switch-file.ts';
import { switchPackages } from './switch-packages.ts';

const LIMIT = 4 * 1024 * 1024;
const FIELDS = new Set(['version', 'license', 'installed', 'added']);

const switchReader: Reader<SwitchFact> = {
  name: 'ocaml/switch',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['switch-state', 'opam'], suffixes: ['.changes'] },
  wants: (_basename, { path }) => (switchFile(path) === undefined ? 'no' : 'bytes'),
  read(bytes, { path }, out) {
    const fields = parseOpam(decodeText(readAll(bytes, LIMIT)), FIELDS);
    const texts = (name: string) => (fields.get(name) ?? []).map(({ text }) => text);
    const file = switchFile(path);
    if (file?.kind === 'state') out.fact({ kind: 'opam-state', installed: texts('installed') });
    else if (file?.kind === 'changes') out.fact({ kind: 'opam-changes', files: texts('added') });
    else
      out.fact({ kind: 'opam-record', version: opamText(fields, 'version'), licences: licencesOf(fields) });
  },
};

export const opamSwitch: Cataloguer<SwitchFact> = {
  name: 'ocaml/switch',
  version: 1,
  summary: 'OCaml packages installed in opam switches',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'OCaml',
    files: [
      '**/.opam-switch/switch-state',
      '**/.opam-switch/packages/*/opam',
      '**/.opam-switch/install/*.changes',
    ],
    types: ['opam'],
    tells: ['licence', 'files'],
  },
  readers: [switchReader],
  assemble: switchPackages,
};
