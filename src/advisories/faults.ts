// Failures of disk and database in people's words.
import { PlimsollError, fail, systemCode } from '../core/errors.ts';

/** System errors that mean "this place can not take the bytes". */
const UNWRITABLE = new Set([
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'EIO',
]);

/** Primary result codes of SQLite (sqlite.org/rescode.html). */
const SQLITE = { readonly: 8, ioError: 10, corrupt: 11, full: 13, cantOpen: 14, notADatabase: 26 } as const;

/** Primary result code of an error of node:sqlite; 0 for any other error. */
function sqliteCode(error: unknown): number {
  if (systemCode(error) !== 'ERR_SQLITE_ERROR') return 0;
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === 'number' ? code & 0xff : 0;
}

/** Throws what a failed write into folder `where` means; errors that are no matter of disks pass as they are. */
export function failWrite(error: unknown, where: string): never {
  const code = sqliteCode(error);
  const isFull = systemCode(error) === 'ENOSPC' || systemCode(error) === 'EDQUOT' || code === SQLITE.full;
  const isRefused = code === SQLITE.readonly || code === SQLITE.cantOpen || code === SQLITE.ioError;
  if (error instanceof PlimsollError || !(isFull || isRefused || UNWRITABLE.has(systemCode(error))))
    throw error;
  const what = isFull ? 'the disk is full' : `can not be written (${systemCode(error)})`;
  return fail('store.unwritable', where, what, 'make room, or name another folder in PLIMSOLL_DB', error);
}

/** True when SQLite says that what it reads is no database, or a broken one. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === SQLITE.corrupt || code === SQLITE.notADatabase || code === SQLITE.ioError;
}

/** Throws `store.damaged` for a file that is broken or can not be read; any other error passes as it is. */
export function failRead(error: unknown, file: string, family: string): never {
  if (isDamage(error) || sqliteCode(error) === SQLITE.cantOpen)
    return failDamaged(file, family, 'is damaged', error);
  const code = systemCode(error);
  if (['EACCES', 'EPERM', 'EISDIR', 'EIO'].includes(code))
    return failDamaged(file, family, `can not be read (${code})`, error);
  throw error;
}

export function failDamaged(file: string, family: string, what: string, cause?: unknown): never {
  const name = family.includes(' ') ? `"${family}"` : family;
  return fail('store.damaged', file, what, `plimsoll db update --only ${name}`, cause);
}
