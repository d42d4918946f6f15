// `db import`: advisories out of files that somebody brought.
import { fail } from '../core/errors.ts';
import type { Progress } from '../core/log.ts';
import { isEcosystem } from '../formats/ecosystem-orders.ts';
import { type Intake, takeIn } from './intake.ts';
import { licenceOf } from './licences.ts';
import { type Source, findSources } from './sources.ts';
import { inWorkspace } from './workspace.ts';

export interface ImportOptions {
  /** The database folder; made if missing. */
  readonly folder: string;
  /** Only these families, whatever the files are named after. */
  readonly only?: readonly string[];
  /** The date that the stores will bear. */
  readonly now: Date;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
}

/** One vendor's feed that speaks for two ecosystems, under the name of the first. */
const COMPANIONS: ReadonlyMap<string, string> = new Map([['SUSE', 'openSUSE']]);

/**
 * Imports `paths` (folders, zips, JSON files and JSON lines; see `findSources`) and replaces the stores of the families
 * that they bring. A record belongs to the families that its packages name, wherever it lies; but a file that is one
 * ecosystem's export (`PyPI/all.zip`) holds only few of the others' records, and a store of these few would pass for all
 * that is known: so where files are named after ecosystems, only these are imported, or those of `only`.
 * Errors: advisories.damaged (cut, unreadable, or nothing in it), advisories.unknown-ecosystem, store.unwritable.
 * The old stores stay as they were after any of them.
 */
export async function importAdvisories(paths: readonly string[], options: ImportOptions): Promise<Intake> {
  for (const family of options.only ?? [])
    if (!isEcosystem(family)) fail('advisories.unknown-ecosystem', family, 'is no ecosystem that OSV knows');
  const sources = paths.flatMap(findSources);
  const named = new Set(options.only ?? homesOf(sources));
  const origin = { feed: 'OSV', fetched: options.now.toISOString(), origin: 'import' };
  const intake = await inWorkspace(options.folder, (workspace) =>
    takeIn(sources, {
      ...options,
      workspace,
      allows: (source, family) =>
        named.has(family) || (options.only === undefined && source.home === undefined),
      origin: (family) => ({ ...origin, licence: licenceOf(family) }),
    }),
  );
  if (intake.families.length > 0) return intake;
  return fail('advisories.damaged', paths.join(', '), `none of ${intake.records} records could be used`);
}

function homesOf(sources: readonly Source[]): string[] {
  const homes = sources.flatMap(({ home }) => (home === undefined ? [] : [home]));
  return homes.flatMap((home) => [home, COMPANIONS.get(home) ?? home]);
}
