// Reads tables of SQLite databases, page by page and with the write-ahead log, without running any of their schema.
export { type Database, isSqlite, openDatabase } from './database.ts';
export { type Encoding, type Value } from './record.ts';
export { eachRow, type TableVisitor } from './table.ts';
