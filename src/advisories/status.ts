// `db status`: which stores are there, how old, how large, and whether they can be read.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { PlimsollError } from '../core/errors.ts';
import { byText } from '../core/text.ts';
import { isEcosystem } from '../formats/ecosystem-orders.ts';
import { storeFile } from './open.ts';
import { FamilyStore } from './store.ts';
import type { FamilyStatus } from './types.ts';

/** A store on the disk: its status, or why it can not be read. */
export interface StoreState {
  readonly family: string;
  readonly file: string;
  readonly bytes: number;
  readonly status: FamilyStatus | PlimsollError;
}

/** All stores in `folder`, sorted by family; none where there is no folder. */
export async function databaseStatus(folder: string): Promise<StoreState[]> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const families = names
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => name.slice(0, -'.sqlite'.length));
  const states: StoreState[] = [];
  for (const family of families.filter(isEcosystem).sort(byText)) {
    const file = storeFile(folder, family);
    const bytes = statSync(file).size;
    states.push({ family, file, bytes, status: await readStore(folder, family, ({ status }) => status) });
  }
  return states;
}

/** Opens the store of `family` for one look. Returns the error for a store that is damaged or that is not there. */
export async function readStore<T>(
  folder: string,
  family: string,
  look: (store: FamilyStore) => T,
): Promise<T | PlimsollError> {
  const file = storeFile(folder, family);
  if (!existsSync(file))
    return new PlimsollError('advisories.none', { where: family, what: 'no data is there' });
  const sqlite = await import('node:sqlite');
  try {
    const store = new FamilyStore(sqlite, file, family);
    try {
      return look(store);
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof PlimsollError) return error;
    throw error;
  }
}
