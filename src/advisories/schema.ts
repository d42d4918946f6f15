// The form of a family's SQLite file, shared by its writer and its reader.

/** Raised whenever the form changes; a file of another form is not read but fetched again. */
export const FORM = 2;

/** Marks our files among all SQLite files ("PLIM"). */
export const APPLICATION = 0x504c494d;

/**
 * Rows are clustered by what is asked: all rows of one name in one scope lie side by side. Scopes are numbered, since
 * their names are long and few. `versions` and `limits` are JSON or NULL. `detail` is read only for what is reported
 * (detail.ts). `change` holds the names whose rows are not those of the file that this one replaced.
 */
export const SCHEMA = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE scope(key INTEGER PRIMARY KEY, scope TEXT NOT NULL) STRICT;
CREATE TABLE affected(
  name TEXT NOT NULL, scope INTEGER NOT NULL, advisory INTEGER NOT NULL, seq INTEGER NOT NULL,
  status INTEGER NOT NULL, word TEXT NOT NULL, introduced TEXT NOT NULL, fixed TEXT NOT NULL, last TEXT NOT NULL,
  versions TEXT, limits TEXT,
  PRIMARY KEY(name, scope, advisory, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE advisory(
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, modified TEXT NOT NULL, published TEXT NOT NULL,
  withdrawn TEXT NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE TABLE detail(key INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT;
CREATE TABLE alias(
  alias TEXT NOT NULL, advisory INTEGER NOT NULL,
  PRIMARY KEY(alias, advisory)
) STRICT, WITHOUT ROWID;
CREATE TABLE change(
  name TEXT NOT NULL, scope TEXT NOT NULL,
  PRIMARY KEY(name, scope)
) STRICT, WITHOUT ROWID;
`;
