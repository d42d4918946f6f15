// Cataloguer of pub's lock files. Source: Dart documentation, "The pubspec.lock file".
import type { Bytes } from '../../core/bytes.ts';
import { tableAt, textAt } from '../../formats/value.ts';
import { yamlMembers } from '../../formats/yaml/index.ts';
import { listingCataloguer, type ListingOut } from '../listing.ts';

/** The registry, its older address, and its mirror for Flutter. */
const PUBLIC = /^https?:\/\/(?:pub\.dev|pub\.dartlang\.org|pub\.flutter-io\.cn)\/?$/;

export const pubspecLock = listingCataloguer({
  name: 'dart/pubspec-lock',
  version: 1,
  summary: 'Dart and Flutter packages that pub has locked',
  scope: 'folder',
  support: {
    kind: 'language',
    ecosystem: 'Dart',
    files: ['**/pubspec.lock'],
    types: ['pub'],
    tells: ['dev'],
    limits: 'of what packages for development need, the file does not say that nothing else needs it',
  },
  type: 'pub',
  files: { basenames: ['pubspec.lock'] },
  declares: 'lock',
  parse: parsePubspecLock,
});

function parsePubspecLock(bytes: Bytes, _entry: unknown, out: ListingOut): void {
  for (const { key, value } of yamlMembers(bytes, [['packages']])) {
    const source = textAt(value, 'source');
    // Parts of the SDK, and folders beside the project.
    if (source === 'sdk' || source === 'path') continue;
    const registry = textAt(tableAt(value, 'description'), 'url');
    const isPublic = source === 'hosted' && (registry === '' || PUBLIC.test(registry));
    out.found({
      name: key,
      version: textAt(value, 'version'),
      ...(textAt(value, 'dependency') === 'direct dev' && { role: 'dev' }),
      ...(!isPublic && { confidence: 'likely' }),
    });
  }
}
