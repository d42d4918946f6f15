// Which names have other rows than in the store that is about to be replaced: who matched them must match again.
import { pathToFileURL } from 'node:url';
import type { DatabaseSync } from 'node:sqlite';
import { isDamage } from './faults.ts';
import { immutableUrl } from './store.ts';

const ofAdvisoriesThatDiffer = (mine: string, theirs: string) => `
  SELECT a.name, s.scope FROM ${mine}.affected a JOIN ${mine}.scope s ON s.key = a.scope
  WHERE a.advisory IN (
    SELECT m.key FROM ${mine}.advisory m LEFT JOIN ${theirs}.advisory t ON t.id = m.id AND t.digest = m.digest
    WHERE t.key IS NULL)`;

/**
 * Fills `change` of the open store `db` with the names and scopes of all advisories that came, went or changed since the
 * finished store `previous` was made. A predecessor that can not be read has no changes to tell: everything is new then.
 */
export function recordChanges(db: DatabaseSync, previous: string): void {
  const changed = namesThatDiffer(db, previous);
  db.exec('BEGIN');
  const insert = db.prepare('INSERT INTO change VALUES(?,?)');
  for (const { name, scope } of changed) insert.run(name as string, scope as string);
  db.exec('COMMIT');
}

/** Read whole before anything is written: the new file has no journal to roll back with. */
function namesThatDiffer(db: DatabaseSync, previous: string): Record<string, unknown>[] {
  try {
    db.prepare('ATTACH ? AS old').run(immutableUrl(pathToFileURL(previous)).href);
    const union = `${ofAdvisoriesThatDiffer('main', 'old')} UNION ${ofAdvisoriesThatDiffer('old', 'main')}`;
    const changed = db.prepare(union).all();
    db.exec('DETACH old');
    return changed;
  } catch (error) {
    if (isDamage(error)) return [];
    throw error;
  }
}
