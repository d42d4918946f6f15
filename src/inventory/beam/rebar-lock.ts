// Cataloguer of Rebar's lock files (Erlang). Source: Rebar 3, `rebar_config:write_lock_file/2`.
import type { Bytes } from '../../core/bytes.ts';
import { readErlangTerms } from '../../formats/beam-terms/index.ts';
import type { Value } from '../../formats/value.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import { vcsUrl } from '../vcs-url.ts';

export const rebarLock = listingCataloguer({
  name: 'beam/rebar-lock',
  version: 1,
  summary: 'Erlang packages that Rebar has locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Elixir and Erlang',
    files: ['**/rebar.lock'],
    types: ['hex'],
    tells: [],
    limits: 'dependencies at a Git commit are named without a version',
  },
  type: 'hex',
  files: { basenames: ['rebar.lock'] },
  declares: 'lock',
  parse(bytes: Bytes, _entry, out) {
    const { terms, damage } = readErlangTerms(bytes);
    // `{"1.2.0", [locks]}.` and hashes behind it; before version 1.1 the list alone.
    const [first] = terms;
    const locks = isList(first) && typeof first[0] === 'string' && isList(first[1]) ? first[1] : first;
    if (isList(locks)) for (const lock of locks) tell(lock, out);
    else if (damage === undefined && terms.length > 0)
      out.gap('not-understood', true, 'no list of locked packages');
    if (damage) throw damage;
  },
});

/** `{<<"app">>, {pkg, <<"name">>, <<"1.0.0">>}, level}`, `{<<"app">>, {git, "address", {ref, "commit"}}, level}`. */
function tell(lock: Value, out: ListingOut): void {
  const [app, source] = isList(lock) ? lock : [];
  const [kind, name, version] = isList(source) ? source : [];
  if (typeof app === 'string' && typeof name === 'string') {
    if (kind === 'pkg' && typeof version === 'string') return out.found({ name, version });
    if (kind === 'git' || kind === 'git_subdir' || kind === 'hg') {
      const commit = isList(version) && typeof version[1] === 'string' ? version[1] : '';
      const scheme = kind === 'hg' ? 'hg' : 'git';
      return out.found({
        name: app,
        version: '',
        confidence: 'possible',
        qualifiers: vcsUrl(name, commit, scheme),
      });
    }
  }
  out.gap('not-understood', true, 'an entry that is neither of Hex nor of Git');
}

function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
