// Makes packages of apk records: origin, package URL, details.
import { buildPurl } from '../../../formats/purl.ts';
import type { Distribution } from '../../distribution.ts';
import { createPackage, type Package } from '../../package.ts';
import { distroOf, vendorOf } from '../distribution-purl.ts';
import { type ApkPackage, NAME } from './reader.ts';

/** Advisories name origins: a subpackage has its origin's version, so the source has none of its own. */
export function packageOf(
  record: ApkPackage,
  place: { readonly path: string; readonly layer: number; readonly introduced: number },
  distribution: Distribution | undefined,
): Package {
  const { name, version, arch, origin, licence, maintainer, commit, tag } = record;
  const namespace = vendorOf(distribution);
  const distro = distroOf(distribution);
  return createPackage({
    type: 'apk',
    name,
    version,
    ...(arch !== undefined && { arch }),
    ...(origin !== undefined && { source: { name: origin } }),
    purl: buildPurl({
      type: 'apk',
      ...(namespace !== undefined && { namespace }),
      name,
      version,
      qualifiers: {
        ...(arch !== undefined && { arch }),
        ...(distro !== undefined && { distro }),
        ...(origin !== undefined && origin !== name && { upstream: origin }),
      },
    }),
    licences: licence === undefined ? [] : [licence],
    evidence: [
      { cataloguer: NAME, path: place.path, layer: place.layer, by: 'installed', confidence: 'certain' },
    ],
    introduced: place.introduced,
    details: {
      ...(maintainer !== undefined && { maintainer }),
      ...(commit !== undefined && { commit }),
      ...(tag !== undefined && { channel: `@${tag}` }),
    },
  });
}
