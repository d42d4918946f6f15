// Makes SQLite files for tests with SQLite itself, with the write-ahead log as it lies on disk.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface SqliteFiles {
  readonly data: Buffer;
  /** Empty unless `PRAGMA journal_mode = wal` was run. */
  readonly wal: Buffer;
}

/** Runs `work` on a new database; `snapshot` reads the two files as they are at that moment. */
export function withSqlite<T>(work: (database: DatabaseSync, snapshot: () => SqliteFiles) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-sqlite-'));
  const path = join(folder, 'x.sqlite');
  const database = new DatabaseSync(path);
  try {
    return work(database, () => ({ data: readFileSync(path), wal: readLog(path) }));
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

/** An rpm database with these headers. */
export function rpmSqlite(headers: readonly Buffer[], pageSize = 4096): Buffer {
  return withSqlite((database, snapshot) => {
    database.exec(`PRAGMA page_size = ${pageSize}`);
    createPackages(database);
    for (const header of headers) insertPackage(database, header);
    return snapshot().data;
  });
}

export function createPackages(database: DatabaseSync): void {
  database.exec(
    `CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL);
     CREATE TABLE 'Name' (key TEXT NOT NULL, hnum INTEGER NOT NULL)`,
  );
}

export function insertPackage(database: DatabaseSync, header: Uint8Array): void {
  database.prepare('INSERT INTO Packages (blob) VALUES (?)').run(header);
}

function readLog(path: string): Buffer {
  try {
    return readFileSync(`${path}-wal`);
  } catch {
    return Buffer.alloc(0);
  }
}
