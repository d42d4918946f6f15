// Pipfile.lock: packages of each category, with exact versions. Source: Pipenv's "Pipfile & Pipfile.lock".
import { jsonMembers } from '../../formats/json/index.ts';
import { isTable, textAt, type Value } from '../../formats/value.ts';
import { type ListingOut, listingCataloguer } from '../listing.ts';

/** `default` and `develop` are streamed; categories that users name themselves come whole. */
const CONTAINERS = [[], ['default'], ['develop']];
const DEVELOP = 2;
const NO_CATEGORY = '_meta';

export const pipfileLock = listingCataloguer({
  name: 'python/pipfile-lock',
  version: 1,
  summary: "Packages that Pipenv's lock file names",
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Python',
    files: ['**/Pipfile.lock'],
    types: ['pypi'],
    tells: ['dev'],
    limits: 'a package from a repository is listed without a version, one from a local path not at all',
  },
  type: 'pypi',
  files: { basenames: ['Pipfile.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const { of, key, value } of jsonMembers(bytes, CONTAINERS)) {
      if (of > 0) tell(key, value, of === DEVELOP, out);
      else if (key !== NO_CATEGORY && isTable(value))
        for (const [name, one] of value) tell(name, one, false, out);
    }
  },
});

function tell(name: string, value: Value, dev: boolean, out: ListingOut): void {
  const version = textAt(value, 'version').replace(/^===?/, '');
  const remote = ['git', 'hg', 'svn', 'file'].some((key) => textAt(value, key) !== '');
  if (version === '' && !remote) {
    if (textAt(value, 'path') === '') out.gap('not-understood', true, `${name.slice(0, 100)} has no version`);
    return;
  }
  out.found({ name, version, ...(dev && { role: 'dev' }), ...(remote && { confidence: 'likely' }) });
}
