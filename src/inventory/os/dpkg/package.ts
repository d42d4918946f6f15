// Makes packages of dpkg records: source, package URL, details.
import { buildPurl } from '../../../formats/purl.ts';
import type { Distribution } from '../../distribution.ts';
import { createPackage, type Package } from '../../package.ts';
import { distroOf, vendorOf } from '../distribution-purl.ts';
import { type DpkgRecord, NAME } from './reader.ts';

export interface Place {
  /** Canonical path of the database. */
  readonly path: string;
  readonly layer: number;
  /** `status` or `status.d`. */
  readonly by: string;
  readonly introduced: number;
}

/** What tells two records of one database apart. */
export function keyOf(record: DpkgRecord): string {
  return `${record.name}\n${record.version}\n${record.arch ?? ''}`;
}

/**
 * Advisories name source packages. The source's version is the one in parentheses, or the package's own: the
 * suffix of a rebuild (`+b1`) is on the binary alone, and then the record states the source's.
 */
export function packageOf(
  record: DpkgRecord,
  place: Place,
  distribution: Distribution | undefined,
  licences: readonly string[],
): Package {
  const { name, version, arch, maintainer, vendor, bugs, state } = record;
  const source = record.source ?? name;
  const stated = record.sourceVersion;
  const namespace = vendorOf(distribution);
  const distro = distroOf(distribution);
  const upstream = stated === undefined || stated === version ? source : `${source}@${stated}`;
  return createPackage({
    type: 'deb',
    name,
    version,
    ...(arch !== undefined && { arch }),
    source: { name: source, ...(stated !== undefined && { version: stated }) },
    purl: buildPurl({
      type: 'deb',
      ...(namespace !== undefined && { namespace }),
      name,
      version,
      qualifiers: {
        ...(arch !== undefined && { arch }),
        ...(distro !== undefined && { distro }),
        ...(upstream !== name && { upstream }),
      },
    }),
    licences,
    evidence: [
      { cataloguer: NAME, path: place.path, layer: place.layer, by: place.by, confidence: 'certain' },
    ],
    introduced: place.introduced,
    details: {
      ...(state && { state }),
      ...(maintainer !== undefined && { maintainer }),
      ...(vendor !== undefined && { vendor }),
      ...(bugs !== undefined && { bugs }),
    },
  });
}
