// Cataloguer of the Debian packages that a snap is to be made of. Source: snapcraft's documentation, "Parts: stage-packages".
import { listAt, tableAt } from '../../../formats/value.ts';
import { readYaml } from '../../../formats/yaml/index.ts';
import { listingCataloguer } from '../../listing.ts';
import { pinOf } from './packages.ts';

export const snapcraft = listingCataloguer({
  name: 'os/snapcraft',
  version: 1,
  summary: 'Debian packages that snapcraft.yaml asks for',
  scope: 'folder',
  support: {
    kind: 'os',
    ecosystem: 'Snap',
    files: ['**/snapcraft.yaml'],
    types: ['deb'],
    tells: [],
    limits: 'packages for one architecture only are left out; most have no version',
  },
  type: 'deb',
  files: { basenames: ['snapcraft.yaml'] },
  declares: 'manifest',
  parse(bytes, _entry, out) {
    for (const part of tableAt(readYaml(bytes), 'parts').values())
      for (const entry of listAt(part, 'stage-packages')) {
        const pinned = pinOf(entry);
        if (pinned === undefined) out.gap('not-understood', false, 'packages for one architecture only');
        // Of a slice (`libc6_libs`) the package.
        else out.found({ ...pinned, name: pinned.name.replace(/_.*$/s, '') });
      }
  },
});
