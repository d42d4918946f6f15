// Reads the database of a Nix store: which paths are valid, and what made each of them.
import { type Bytes, Damaged, OverBudget } from '../../../core/bytes.ts';
import { eachRow, openDatabase } from '../../../formats/sqlite/index.ts';
import { basenameOf, type Entry } from '../../../image/entry.ts';
import type { Fact, Out, Reader } from '../../../image/reader.ts';
import { Collector, type Fault } from '../collector.ts';

export const NAME = 'os/nix';
export const DATABASE = 'nix/var/nix/db/db.sqlite';

export interface NixFact extends Fact {
  readonly kind: 'nix-db';
  /** Names of valid store paths, each with that of its deriver behind a space where it is known. */
  readonly paths: readonly string[];
  readonly faults: readonly Fault[];
  /** Which write-ahead log was read with it (`logKey`), if any. */
  readonly log?: string;
}

/** Of a row: real ones have some hundred bytes, with many signatures some thousand. */
const ROW_LIMIT = 64 * 1024;
/** A whole NixOS has some thousand paths, a large builder a hundred thousand. */
const PATHS = 500_000;
/** Nix takes no longer names. */
const LONGEST = 250;

export const reader: Reader<NixFact> = {
  name: NAME,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { basenames: ['db.sqlite'] },
  wants: (_basename, { path }) => (path.endsWith(DATABASE) ? 'bytes' : 'no'),
  read: (bytes, _, out) => readPaths(bytes, undefined, out),
  /** The database, and its write-ahead log where there is one. */
  again([file, log], out) {
    if (file !== undefined) readPaths(file.bytes, log, out);
  },
};

/** Tells one write-ahead log from another that may lie beside the same database in another image. */
export function logKey(log: Entry): string {
  return `${log.size} ${log.mtime}`;
}

/** Table `ValidPaths`: id, path, hash, registration time, deriver, and more. */
function readPaths(
  bytes: Bytes,
  log: { readonly entry: Entry; readonly bytes: Bytes } | undefined,
  out: Out<NixFact>,
): void {
  const found = new Collector<never>();
  const paths: string[] = [];
  found.gather(() =>
    eachRow(openDatabase(bytes, log?.bytes), 'ValidPaths', ROW_LIMIT, {
      row(rowid, [, path, , , deriver]) {
        const name = typeof path === 'string' ? basenameOf(path) : '';
        const made = typeof deriver === 'string' ? basenameOf(deriver) : '';
        if (name === '' || name.length > LONGEST || name.includes(' '))
          return found.caught(new Damaged(`row ${rowid} has no store path`));
        if (paths.length === PATHS) throw new OverBudget(`more than ${PATHS} store paths`);
        paths.push(made === '' || made.length > LONGEST ? name : `${name} ${made}`);
      },
      damage: (error) => found.caught(error),
    }),
  );
  out.fact({
    kind: 'nix-db',
    paths,
    faults: found.faults(),
    ...(log !== undefined && { log: logKey(log.entry) }),
  });
}
