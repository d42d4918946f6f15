// Writes one family's store: rows are gathered beside it, then laid down in the order in which they are asked for.
import { createHash, hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { recordChanges } from './changes.ts';
import { detailLine } from './detail.ts';
import { type FamilyPart, type OsvRecord, namesToFind } from './osv.ts';
import type { Row, Skip } from './osv-affected.ts';
import { APPLICATION, FORM, SCHEMA } from './schema.ts';
import type { FamilyStatus } from './types.ts';

/** What the builder can not know by itself. */
export type Origin = Pick<FamilyStatus, 'feed' | 'licence' | 'fetched' | 'origin'> & {
  /** Further entries of `meta`, such as the validators of the download. */
  readonly extra?: Readonly<Record<string, string>>;
};

/** A gathering file that is thrown away on failure needs no journal and no syncing. */
const CARELESS = 'PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;';
/** While gathering everything is appended, in many families at once; sorting is done for one at a time. */
const GATHERING_CACHE = 'PRAGMA main.cache_size=-256; PRAGMA gathered.cache_size=-256;';
const SORTING_CACHE = 'PRAGMA main.cache_size=-16000;';
const GATHERED = `
  CREATE TABLE gathered.row(name, scope, advisory, seq, status, word, introduced, fixed, last, versions, limits);
  CREATE TABLE gathered.alias(alias, advisory)`;

export class FamilyBuilder {
  readonly family: string;
  readonly file: string;
  readonly #db: DatabaseSync;
  readonly #gathered: string;
  readonly #scopes = new Map<string, number>();
  /** Key and date of every record so far: a newer one of the same id takes its place. */
  readonly #known = new Map<string, { readonly key: number; readonly modified: number }>();
  readonly #replaced: number[] = [];
  readonly #insertAdvisory: StatementSync;
  readonly #insertDetail: StatementSync;
  readonly #insertAlias: StatementSync;
  readonly #insertRow: StatementSync;
  #skipped = 0;
  #nextKey = 1;

  constructor(sqlite: typeof import('node:sqlite'), folder: string, family: string) {
    this.family = family;
    this.file = join(folder, `${family}.sqlite`);
    this.#gathered = join(folder, `${family}.rows`);
    this.#db = new sqlite.DatabaseSync(this.file);
    this.#db.exec(`PRAGMA application_id=${APPLICATION}; PRAGMA user_version=${FORM}; ${CARELESS}`);
    this.#db.prepare('ATTACH ? AS gathered').run(this.#gathered);
    this.#db.exec(`${CARELESS} PRAGMA gathered.journal_mode=OFF; PRAGMA gathered.synchronous=OFF;`);
    this.#db.exec(`${GATHERING_CACHE} ${SCHEMA} ${GATHERED}; BEGIN`);
    this.#insertAdvisory = this.#db.prepare('INSERT INTO advisory VALUES(?,?,?,?,?,?)');
    this.#insertDetail = this.#db.prepare('INSERT INTO detail VALUES(?,?)');
    this.#insertAlias = this.#db.prepare('INSERT INTO gathered.alias VALUES(?,?)');
    this.#insertRow = this.#db.prepare('INSERT INTO gathered.row VALUES(?,?,?,?,?,?,?,?,?,?,?)');
  }

  /** Records that are in the store. */
  get records(): number {
    return this.#known.size;
  }

  /** Counts a record or a part of one that could not be used. */
  skip(skips: readonly Skip[]): void {
    this.#skipped += skips.length;
  }

  /** Adds a record; one whose id is known already counts only when it is newer. */
  add(record: OsvRecord, part: FamilyPart): void {
    const modified = Date.parse(record.modified) || 0;
    const known = this.#known.get(record.id);
    if (known !== undefined && known.modified >= modified) return;
    if (known !== undefined) this.#replaced.push(known.key);
    this.skip(part.skipped);
    const key = this.#nextKey++;
    this.#known.set(record.id, { key, modified });

    const { id, published, withdrawn, detail } = record;
    const line = detailLine(detail);
    const rows = distinct(part.rows);
    const content = [id, record.modified, published, withdrawn, line, ...rows.keys()].join('\n');
    const digest = hash('sha256', content, 'buffer').subarray(0, 16);
    this.#insertAdvisory.run(key, id, record.modified, published, withdrawn, digest);
    this.#insertDetail.run(key, line);
    for (const name of namesToFind(this.family, id, detail)) this.#insertAlias.run(name, key);
    let seq = 0;
    for (const [name, scope, ...rest] of rows.values())
      this.#insertRow.run(name, this.#scopeKey(scope), key, seq++, ...rest);
  }

  #scopeKey(scope: string): number {
    let key = this.#scopes.get(scope);
    if (key === undefined) this.#scopes.set(scope, (key = this.#scopes.size + 1));
    return key;
  }

  /** Lays the rows down and closes the file, which is then ready to be published. `previous`: the file that it will replace. */
  finish(origin: Origin, previous: string | undefined): FamilyStatus {
    const db = this.#db;
    db.exec(SORTING_CACHE);
    db.exec('CREATE TEMP TABLE replaced(key INTEGER PRIMARY KEY)');
    const replace = db.prepare('INSERT INTO replaced VALUES(?)');
    for (const key of this.#replaced) replace.run(key);
    db.exec(`
      DELETE FROM advisory WHERE key IN replaced;
      DELETE FROM detail WHERE key IN replaced;
      INSERT INTO main.alias SELECT * FROM gathered.alias WHERE advisory NOT IN replaced ORDER BY alias, advisory;
      INSERT INTO affected SELECT * FROM gathered.row WHERE advisory NOT IN replaced
        ORDER BY name, scope, advisory, seq`);
    const insertScope = db.prepare('INSERT INTO scope VALUES(?,?)');
    for (const [scope, key] of this.#scopes) insertScope.run(key, scope);
    const status = this.#status(origin);
    this.#writeMeta(status, origin.extra ?? {});
    db.exec('COMMIT; DETACH gathered');
    rmSync(this.#gathered);
    if (previous !== undefined) recordChanges(db, previous);
    db.close();
    return status;
  }

  /** Closes the file without finishing it. */
  abandon(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  #status(origin: Origin): FamilyStatus {
    const revision = createHash('sha256');
    let newest = '';
    let withdrawn = 0;
    const all = this.#db.prepare('SELECT digest, modified, withdrawn FROM advisory ORDER BY id');
    for (const row of all.iterate()) {
      revision.update(row['digest'] as Uint8Array);
      if ((row['modified'] as string) > newest) newest = row['modified'] as string;
      if (row['withdrawn'] !== '') withdrawn++;
    }
    const { feed, licence, fetched } = origin;
    return {
      family: this.family,
      feed,
      licence,
      records: this.records,
      skipped: this.#skipped,
      withdrawn,
      fetched,
      newest,
      revision: revision.digest('hex').slice(0, 16),
      origin: origin.origin,
      scopes: [...this.#scopes.keys()].sort(),
    };
  }

  #writeMeta(status: FamilyStatus, extra: Readonly<Record<string, string>>): void {
    const insert = this.#db.prepare('INSERT INTO meta VALUES(?,?)');
    insert.run('status', JSON.stringify(status));
    for (const [key, value] of Object.entries(extra)) insert.run(key, value);
  }
}

type Columns = [
  name: string,
  scope: string,
  status: number,
  word: string,
  introduced: string,
  fixed: string,
  last: string,
  versions: string | null,
  limits: string | null,
];

/** Rows as they are stored, without those that say the same again; by their text. */
function distinct(rows: readonly Row[]): Map<string, Columns> {
  const seen = new Map<string, Columns>();
  for (const { name, scope, status, word, introduced, fixed, last, versions, limits } of rows) {
    const columns: Columns = [
      name,
      scope,
      status === 'affected' ? 0 : 1,
      word,
      introduced,
      fixed,
      last,
      versions.length === 0 ? null : JSON.stringify(versions),
      limits === undefined ? null : JSON.stringify(limits),
    ];
    seen.set(columns.join('\0'), columns);
  }
  return seen;
}
