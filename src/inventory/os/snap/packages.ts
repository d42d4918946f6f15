// Cataloguer of the Debian packages that a snap was made of, as its build wrote them down. Source: snapcraft's documentation, "The snap manifest"; core snaps' `dpkg.yaml`.
import { isTable, listAt, tableAt, textAt, type Value } from '../../../formats/value.ts';
import { readYaml } from '../../../formats/yaml/index.ts';
import { basenameOf } from '../../../image/entry.ts';
import { type Listed, listingCataloguer } from '../../listing.ts';

/** Manifests of large snaps with all their parts have some hundred thousand bytes. */
const LIMIT = 8 * 1024 * 1024;

export const snapPackages = listingCataloguer({
  name: 'os/snap-packages',
  version: 1,
  summary: 'Debian packages in snaps: snap/manifest.yaml, and usr/share/snappy/dpkg.yaml of core snaps',
  scope: 'image',
  support: {
    kind: 'os',
    ecosystem: 'Snap',
    files: ['**/snap/manifest.yaml', '**/usr/share/snappy/dpkg.yaml'],
    types: ['deb'],
    tells: ['vendored'],
    limits: 'the manifests name no source packages',
  },
  type: 'deb',
  files: { basenames: ['manifest.yaml', 'dpkg.yaml'] },
  accepts: (path) => /(?:^|\/)(?:snap\/manifest|usr\/share\/snappy\/dpkg)\.yaml$/.test(path),
  parse(bytes, { path }, out) {
    const document = readYaml(bytes, LIMIT);
    const distro = distroOf(document);
    const { packages, confidence } =
      basenameOf(path) === 'dpkg.yaml'
        ? { packages: listAt(document, 'packages'), confidence: 'certain' as const }
        : packagesOf(document);
    for (const entry of packages) {
      const pinned = pinOf(entry);
      if (pinned === undefined || pinned.version === '')
        out.gap('not-understood', true, 'a package without a version');
      else
        out.found({
          ...pinned,
          role: 'vendored',
          confidence,
          qualifiers: { ...pinned.qualifiers, ...(distro && { distro }) },
        });
    }
  },
});

/** What came into the snap; manifests of old versions tell only what was fetched for each part, of which all need not be there. */
function packagesOf(manifest: Value): { packages: readonly Value[]; confidence: 'certain' | 'likely' } {
  if (isTable(manifest) && manifest.has('primed-stage-packages'))
    return { packages: listAt(manifest, 'primed-stage-packages'), confidence: 'certain' };
  const parts = [...tableAt(manifest, 'parts').values()];
  return { packages: parts.flatMap((part) => listAt(part, 'stage-packages')), confidence: 'likely' };
}

/** The system on which the snap was made, and so that of its packages. */
function distroOf(manifest: Value): string {
  const id = textAt(manifest, 'snapcraft-os-release-id');
  const version = textAt(manifest, 'snapcraft-os-release-version-id');
  return id && version ? `${id}-${version}` : '';
}

/** `NAME[:ARCH][=VERSION]`. */
export function pinOf(entry: Value): Pick<Listed, 'name' | 'version' | 'qualifiers'> | undefined {
  if (typeof entry !== 'string') return undefined;
  const at = entry.indexOf('=');
  const [name = '', arch] = (at < 0 ? entry : entry.slice(0, at)).split(':');
  return {
    name: name.trim(),
    version: at < 0 ? '' : entry.slice(at + 1).trim(),
    ...(arch && { qualifiers: { arch } }),
  };
}
