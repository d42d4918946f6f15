// Read side of one family's file: an immutable snapshot, asked by name and scope.
import { fstatSync, closeSync, openSync, readSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { dirname } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { isBadContent } from '../core/bytes.ts';
import { readChecked } from './checked.ts';
import { readDetail } from './detail.ts';
import { failDamaged, failRead } from './faults.ts';
import { APPLICATION, FORM } from './schema.ts';
import type { Advisory, AffectedRow, FamilyStatus, RowLimits } from './types.ts';

type RowArray = [number, number, number, string, string, string, string, string | null, string | null];

/** SQLite neither locks nor watches a file opened so: an update renames a new one into its place, and we keep the old. */
export function immutableUrl(url: URL): URL {
  const immutable = new URL(url);
  immutable.search = 'immutable=1';
  return immutable;
}

export class FamilyStore {
  readonly file: string;
  readonly status: FamilyStatus;
  readonly #db: DatabaseSync;
  readonly #scopes = new Map<string, number>();
  readonly #affected: StatementSync;
  readonly #advisory: StatementSync;
  readonly #detail: StatementSync;
  readonly #named: StatementSync;

  /** Opens the store of `family`. Errors: store.damaged for a file that is cut, of another form, or no store at all. */
  constructor(sqlite: typeof import('node:sqlite'), file: string, family: string) {
    this.file = file;
    checkHeader(file, family);
    try {
      this.#db = new sqlite.DatabaseSync(immutableUrl(pathToFileURL(file)), { readOnly: true });
    } catch (error) {
      failRead(error, file, family);
    }
    try {
      // One read transaction for all look-ups: without it each would begin and end its own.
      this.#db.exec('BEGIN');
      this.status = this.#readStatus(family);
      for (const row of this.#db.prepare('SELECT key, scope FROM scope').iterate())
        this.#scopes.set(row['scope'] as string, row['key'] as number);
      this.#affected = this.#db.prepare(
        'SELECT advisory, seq, status, word, introduced, fixed, last, versions, limits FROM affected WHERE name=? AND scope=?',
      );
      this.#affected.setReturnArrays(true);
      this.#advisory = this.#db.prepare(
        'SELECT id, modified, published, withdrawn FROM advisory WHERE key=?',
      );
      this.#detail = this.#db.prepare('SELECT line FROM detail WHERE key=?');
      this.#named = this.#db.prepare('SELECT advisory FROM alias WHERE alias=? ORDER BY advisory');
    } catch (error) {
      this.#db.close();
      failRead(error, file, family);
    }
  }

  #readStatus(family: string): FamilyStatus {
    const row = this.#db.prepare("SELECT value FROM meta WHERE key='status'").get();
    try {
      const status = JSON.parse(String(row?.['value'])) as FamilyStatus;
      const { revision, fetched } = status;
      const checked = readChecked(dirname(this.file), family, revision);
      if (status.family === family) return { ...status, fetched: checked ?? fetched };
    } catch {
      // Said below.
    }
    return failDamaged(this.file, family, `is no store of ${family}`);
  }

  /** Further entries of `meta`, as the builder was given them; '' where there is none. */
  meta(key: string): string {
    const row = this.#guarded(() => this.#db.prepare('SELECT value FROM meta WHERE key=?').get(key));
    return (row?.['value'] as string | undefined) ?? '';
  }

  affected(scope: string, name: string): AffectedRow[] {
    const key = this.#scopes.get(scope);
    if (key === undefined) return [];
    const rows = this.#guarded(() => this.#affected.all(name, key)) as unknown as RowArray[];
    return rows.map((row) => rowOf(row, scope, name));
  }

  advisory(key: number): Advisory {
    const row = this.#guarded(() => this.#advisory.get(key));
    const line = this.#guarded(() => this.#detail.get(key))?.['line'];
    if (row === undefined || line === undefined)
      return failDamaged(this.file, this.status.family, `lacks its advisory ${key}`);
    const { family, feed } = this.status;
    const date = (name: string) => (row[name] === '' ? {} : { [name]: row[name] as string });
    const detail = this.#guarded(() => readDetail(line as string));
    return {
      id: row['id'] as string,
      ...detail,
      ...date('published'),
      ...date('modified'),
      ...date('withdrawn'),
      feed,
      family,
    };
  }

  named(id: string): number[] {
    return this.#guarded(() => this.#named.all(id)).map((row) => row['advisory'] as number);
  }

  /** Names and scopes whose rows differ from those of the revision before. */
  changes(): { readonly name: string; readonly scope: string }[] {
    const rows = this.#guarded(() => this.#db.prepare('SELECT name, scope FROM change').all());
    return rows.map((row) => ({ name: row['name'] as string, scope: row['scope'] as string }));
  }

  #guarded<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (isBadContent(error)) return failDamaged(this.file, this.status.family, error.message, error);
      return failRead(error, this.file, this.status.family);
    }
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}

function rowOf(row: RowArray, scope: string, name: string): AffectedRow {
  const [advisory, seq, status, word, introduced, fixed, last, versions, limits] = row;
  return {
    name,
    scope,
    advisory,
    seq,
    status: status === 0 ? 'affected' : 'not-affected',
    word,
    introduced,
    fixed,
    last,
    versions: versions === null ? NONE : (JSON.parse(versions) as string[]),
    ...(limits === null ? {} : { limits: JSON.parse(limits) as RowLimits }),
  };
}

const NONE: readonly string[] = Object.freeze([]);

/** True when `file` is there and its header says that it is a whole store of this form. */
export function isStore(file: string): boolean {
  try {
    checkHeader(file, '');
    return true;
  } catch {
    return false;
  }
}

/** What the first 100 bytes tell (sqlite.org/fileformat2.html, 1.3): that the file is ours, of this form, and not cut. */
function checkHeader(file: string, family: string): void {
  const header = Buffer.alloc(100);
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const length = readSync(handle, header, 0, 100, 0);
    const isOurs = length === 100 && header.readUInt32BE(68) === APPLICATION;
    if (!isOurs) failDamaged(file, family, 'is no store of Plimsoll');
    if (header.readUInt32BE(60) !== FORM)
      failDamaged(file, family, 'was written by another version of Plimsoll');
    const pageSize = header.readUInt16BE(16);
    const size = (pageSize === 1 ? 65536 : pageSize) * header.readUInt32BE(28);
    if (fstatSync(handle).size !== size) failDamaged(file, family, 'is cut');
  } catch (error) {
    failRead(error, file, family);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
