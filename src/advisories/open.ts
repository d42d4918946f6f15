// Opens the stores of the families that a scan asks for, as they are at this moment.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseName } from '../formats/ecosystem-names.ts';
import { isEcosystem } from '../formats/ecosystem-orders.ts';
import { FamilyStore } from './store.ts';
import { type AdvisorySource, familyOf } from './types.ts';

/** Where the store of `family` lies. The name must be a known ecosystem's: content never makes a path. */
export function storeFile(folder: string, family: string): string {
  return join(folder, `${family}.sqlite`);
}

/**
 * An `AdvisorySource` over the stores of `families` in `folder`; families without a store are absent from it. Updates that
 * happen meanwhile don't show. Errors: store.damaged.
 */
export async function openAdvisories(folder: string, families: Iterable<string>): Promise<AdvisorySource> {
  // Loaded only here: what needs no database starts without it.
  const sqlite = await import('node:sqlite');
  const stores = new Map<string, FamilyStore>();
  const close = () => {
    for (const store of stores.values()) store.close();
  };
  try {
    for (const family of new Set(families)) {
      const file = storeFile(folder, family);
      if (isEcosystem(family) && existsSync(file)) stores.set(family, new FamilyStore(sqlite, file, family));
    }
  } catch (error) {
    close();
    throw error;
  }
  return {
    family: (family) => stores.get(family)?.status,
    affected(scope, name) {
      const family = familyOf(scope);
      return stores.get(family)?.affected(scope, normaliseName(family, name)) ?? [];
    },
    advisory(family, key) {
      const store = stores.get(family);
      if (store === undefined) throw new RangeError(`the store of ${family} is not open`);
      return store.advisory(key);
    },
    named: (family, id) => stores.get(family)?.named(id) ?? [],
    close,
  };
}
