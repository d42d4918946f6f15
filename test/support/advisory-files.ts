// A folder with advisory files, and the database that they are imported into.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportOptions, importAdvisories } from '../../src/advisories/import.ts';
import { openAdvisories } from '../../src/advisories/open.ts';
import { PlimsollError } from '../../src/core/errors.ts';
import { scratch } from './loopback.ts';

export const NOW = new Date('2026-03-01T00:00:00Z');
/** Records as JSON lines. */
export const linesOf = (records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** A folder with `files` in it; `run` imports it, or one file of it, into a database beside it. */
export function place(files: { readonly [name: string]: string | Uint8Array }) {
  const folder = scratch();
  const source = join(folder.path, 'in');
  const database = join(folder.path, 'db');
  const write = (name: string, data: string | Uint8Array) => {
    mkdirSync(join(source, name, '..'), { recursive: true });
    writeFileSync(join(source, name), data);
  };
  for (const [name, data] of Object.entries(files)) write(name, data);
  return {
    source,
    database,
    write,
    run: (name = '', options: Partial<ImportOptions> = {}) =>
      importAdvisories([join(source, name)], { folder: database, now: NOW, ...options }),
    open: (...families: string[]) => openAdvisories(database, families),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

/** Checks code and message of a rejection. */
export const fails = (code: string, about: RegExp) => (error: unknown) => {
  assert.ok(error instanceof PlimsollError, String(error));
  assert.equal(error.code, code);
  assert.match(error.message, about);
  return true;
};
