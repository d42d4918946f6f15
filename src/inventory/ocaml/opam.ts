// opam files: the package that a folder is, and the versions that opam locked for it.
import { type Bytes, readAll } from '../../core/bytes.ts';
import { decodeText } from '../../core/text.ts';
import { type OpamString, opamText, parseOpam } from '../../formats/opam.ts';
import { basenameOf, dirnameOf } from '../../image/entry.ts';
import { listingCataloguer } from '../listing.ts';

const LIMIT = 1024 * 1024;
const FIELDS = new Set(['name', 'version', 'license', 'depends', 'depopts']);
/** Records of a switch are installs, read elsewhere; copies of whole repositories are catalogues of what could be. */
const ELSEWHERE = /(?:^|\/)(?:\.opam-switch|\.opam\/repo)\//;

export const opamFile = listingCataloguer({
  name: 'ocaml/opam',
  version: 1,
  summary: 'OCaml packages that opam files describe',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'OCaml',
    files: ['**/*.opam', '**/opam'],
    types: ['opam'],
    tells: ['licence'],
    limits: 'only files that state a version; what the package depends on is a range',
  },
  type: 'opam',
  files: { basenames: ['opam'], suffixes: ['.opam'] },
  accepts: (path) => !ELSEWHERE.test(path),
  declares: 'manifest',
  parse(bytes, { path }, out) {
    const fields = fieldsOf(bytes);
    const named = nameByPath(path);
    const name = opamText(fields, 'name') || named.name;
    const version = opamText(fields, 'version') || named.version;
    if (name !== '' && version !== '') out.found({ name, version, licences: licencesOf(fields) });
  },
});

export const opamLocked = listingCataloguer({
  name: 'ocaml/opam-locked',
  version: 1,
  summary: 'OCaml packages whose versions opam lock wrote down',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'OCaml',
    files: ['**/*.opam.locked', '**/opam.locked'],
    types: ['opam'],
    tells: ['dev'],
  },
  type: 'opam',
  files: { basenames: ['opam.locked'], suffixes: ['.opam.locked'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    const fields = fieldsOf(bytes);
    for (const { text: name, option } of [
      ...(fields.get('depends') ?? []),
      ...(fields.get('depopts') ?? []),
    ]) {
      const [, version] = /^= (\S+)/.exec(option) ?? [];
      const dev = /\bwith-(?:test|doc|dev-setup)\b/.test(option);
      if (version !== undefined) out.found({ name, version, ...(dev && { role: 'dev' }) });
    }
  },
});

function fieldsOf(bytes: Bytes): ReadonlyMap<string, OpamString[]> {
  return parseOpam(decodeText(readAll(bytes, LIMIT)), FIELDS);
}

export function licencesOf(fields: ReadonlyMap<string, readonly OpamString[]>): string[] {
  return (fields.get('license') ?? []).map(({ text }) => text).filter((text) => text !== '');
}

/** `NAME.opam`, or `opam` in a folder `NAME.VERSION`, `NAME` or `NAME.opam`. */
function nameByPath(path: string): { name: string; version: string } {
  const base = basenameOf(path);
  if (base !== 'opam') return { name: base.slice(0, -'.opam'.length), version: '' };
  return splitRecord(basenameOf(dirnameOf(path)).replace(/\.opam$/, ''));
}

/** `NAME.VERSION`: names have no dots. */
export function splitRecord(record: string): { name: string; version: string } {
  const dot = record.indexOf('.');
  return dot < 0
    ? { name: record, version: '' }
    : { name: record.slice(0, dot), version: record.slice(dot + 1) };
}
