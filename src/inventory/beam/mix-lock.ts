// Cataloguer of Mix's lock files (Elixir). Source: Hex, `Hex.Utils.lock/1`; Mix, `Mix.SCM`.
import type { Bytes } from '../../core/bytes.ts';
import { readElixirTerms } from '../../formats/beam-terms/index.ts';
import { isTable, type Value } from '../../formats/value.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import { vcsUrl } from '../vcs-url.ts';

export const mixLock = listingCataloguer({
  name: 'beam/mix-lock',
  version: 1,
  summary: 'Elixir and Erlang packages that Mix has locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Elixir and Erlang',
    files: ['**/mix.lock'],
    types: ['hex'],
    tells: [],
    limits: 'dependencies at a Git commit are named without a version',
  },
  type: 'hex',
  files: { basenames: ['mix.lock'] },
  declares: 'lock',
  parse(bytes: Bytes, _entry, out) {
    const { terms, damage } = readElixirTerms(bytes);
    const [lock] = terms;
    if (isTable(lock)) for (const [name, entry] of lock) tell(name, entry, out);
    else if (damage === undefined) out.gap('not-understood', true, 'no map of locked packages');
    if (damage) throw damage;
  },
});

/** `{:hex, :name, "1.0.0", checksum, managers, dependencies, "repository", checksum}`, `{:git, "address", "commit", options}`. */
function tell(app: string, entry: Value, out: ListingOut): void {
  const [scm, name, version, , , , repository = 'hexpm'] = Array.isArray(entry)
    ? (entry as readonly Value[])
    : [];
  if (scm === 'hex' && typeof name === 'string' && typeof version === 'string')
    return out.found({ name, version, ...(repository !== 'hexpm' && { confidence: 'likely' }) });
  if (scm === 'git' && typeof name === 'string' && typeof version === 'string')
    return out.found({
      name: app,
      version: '',
      confidence: 'possible',
      qualifiers: vcsUrl(name, version),
    });
  out.gap('not-understood', true, 'an entry that is neither of Hex nor of Git');
}
