// Cataloguer of Swift's lock files, versions 1 to 3. Source: Swift Package Manager, `PinsStore`.
import type { Bytes } from '../../core/bytes.ts';
import { jsonMembers } from '../../formats/json/index.ts';
import { tableAt, textAt, type Value } from '../../formats/value.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';
import { vcsUrl } from '../vcs-url.ts';
import { repositoryName } from './address.ts';

export const packageResolved = listingCataloguer({
  name: 'swift/package-resolved',
  version: 1,
  summary: 'Swift packages that are resolved',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Swift',
    files: ['**/Package.resolved', '**/.package.resolved'],
    types: ['swift'],
    tells: [],
    limits: 'packages pinned to a branch or commit are named without a version',
  },
  type: 'swift',
  files: { basenames: ['Package.resolved', '.package.resolved'] },
  declares: 'lock',
  parse(bytes: Bytes, _entry, out) {
    for (const { value } of jsonMembers(bytes, [['pins'], ['object', 'pins']])) tell(value, out);
  },
});

function tell(pin: Value, out: ListingOut): void {
  const kind = textAt(pin, 'kind');
  if (kind === 'localSourceControl' || kind === 'fileSystem') return;
  const location = textAt(pin, 'location') || textAt(pin, 'repositoryURL');
  // A registry knows packages by `scope.name`.
  const name = kind === 'registry' ? textAt(pin, 'identity') : repositoryName(location);
  if (name === '') {
    // The address of a folder: the project's own.
    if (location === '') out.gap('not-understood', true, 'a pin without an address');
    return;
  }
  const state = tableAt(pin, 'state');
  const version = textAt(state, 'version');
  const revision = textAt(state, 'revision');
  if (version !== '') out.found({ name, version, ...(kind === 'registry' && { confidence: 'likely' }) });
  else
    out.found({
      name,
      version,
      confidence: 'possible',
      qualifiers: vcsUrl(location, revision),
    });
}
