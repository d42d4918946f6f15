// Cataloguers of Nim's packages. Source: Nimble documentation, "Nimble's folder structure" and "nimble lock".
import { jsonMembers } from '../../formats/json/index.ts';
import { textAt } from '../../formats/value.ts';
import type { Cataloguer } from '../cataloguer.ts';
import { listingCataloguer } from '../listing.ts';

/** `{name}-{version}`, since Nimble 0.14 with a checksum behind. */
const INSTALLED = /(?:^|\/)pkgs2?\/([^/]+?)-(\d[^-/]*)(?:-[0-9a-f]{40})?\/[^/]+\.nimble$/;

const nimble = listingCataloguer({
  name: 'nim/nimble',
  version: 1,
  summary: 'Nim packages that Nimble installed',
  scope: 'image',
  support: {
    kind: 'language',
    ecosystem: 'Nim',
    files: ['**/pkgs2/{name}-{version}-{sha1}/*.nimble', '**/pkgs/{name}-{version}/*.nimble'],
    types: ['nim'],
    tells: ['files'],
  },
  type: 'nim',
  files: { suffixes: ['.nimble'] },
  accepts: (path) => INSTALLED.test(path),
  parse(_bytes, { path }, out) {
    const [, name, version] = INSTALLED.exec(path) ?? [];
    if (name !== undefined && version !== undefined) out.found({ name, version, contains: ['.'] });
  },
});

const nimbleLock = listingCataloguer({
  name: 'nim/nimble-lock',
  version: 1,
  summary: 'Nim packages that Nimble locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Nim',
    files: ['**/nimble.lock'],
    types: ['nim'],
    tells: [],
  },
  type: 'nim',
  files: { basenames: ['nimble.lock'] },
  declares: 'lock',
  parse(bytes, _entry, out) {
    for (const { key: name, value } of jsonMembers(bytes, [['packages']])) {
      const version = textAt(value, 'version');
      // A package at a commit without a release is called after it.
      const confidence = /^#|^$/.test(version) ? 'likely' : 'certain';
      out.found({ name, version: version.replace(/^#/, ''), confidence });
    }
  },
});

export const NIM: readonly Cataloguer[] = [nimble, nimbleLock];
