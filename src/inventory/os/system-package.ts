// Makes a package of what the database of a system tells of it: the parts that all such databases have in common.
import { buildPurl } from '../../formats/purl.ts';
import type { Distribution } from '../distribution.ts';
import { type Confidence, createPackage, type Package, type PackageDetails } from '../package.ts';
import { distroOf, vendorOf } from './distribution-purl.ts';

export interface SystemRecord {
  readonly name: string;
  readonly version: string;
  readonly arch?: string;
  /** Name of the source package; and its version, where one is stated. */
  readonly source?: string;
  readonly sourceVersion?: string;
  readonly licences?: readonly string[];
  readonly maintainer?: string;
  readonly vendor?: string;
}

/** Where and how a record was seen. */
export interface Sighting {
  readonly cataloguer: string;
  /** Canonical path of the evidence. */
  readonly path: string;
  readonly layer: number;
  readonly by: string;
  readonly introduced: number;
  readonly confidence?: Confidence;
}

export interface SystemPurl {
  readonly type: string;
  /** Of the package URL, where it is not the distribution's vendor; and its name, where the record's holds more. */
  readonly namespace?: string;
  readonly name?: string;
  /** Of the package URL, where it writes the version in parts. */
  readonly version?: string;
  readonly qualifiers?: Readonly<Record<string, string>>;
}

/** The package; its URL has the vendor as namespace, and the qualifiers `arch`, `distro`, `upstream`. */
export function systemPackage(
  record: SystemRecord,
  sighting: Sighting,
  url: SystemPurl,
  distribution: Distribution | undefined,
  details: PackageDetails = {},
): Package {
  const { name, version, arch, source, sourceVersion, licences = [], maintainer, vendor } = record;
  const { introduced, confidence = 'certain', cataloguer, path, layer, by } = sighting;
  const isStated = sourceVersion !== undefined && sourceVersion !== version;
  const upstream = isStated ? `${source}@${sourceVersion}` : source;
  const namespace = url.namespace ?? vendorOf(distribution);
  const distro = distroOf(distribution);
  return createPackage({
    type: url.type,
    name,
    version,
    ...(arch !== undefined && { arch }),
    ...(source !== undefined && {
      source: { name: source, ...(sourceVersion !== undefined && { version: sourceVersion }) },
    }),
    purl: buildPurl({
      type: url.type,
      ...(namespace !== undefined && { namespace }),
      name: url.name ?? name,
      version: url.version ?? version,
      qualifiers: {
        ...url.qualifiers,
        ...(arch !== undefined && { arch }),
        ...(distro !== undefined && { distro }),
        ...(upstream !== undefined && upstream !== name && { upstream }),
      },
    }),
    licences,
    evidence: [{ cataloguer, path, layer, by, confidence }],
    introduced,
    details: {
      ...details,
      ...(maintainer !== undefined && { maintainer }),
      ...(vendor !== undefined && { vendor }),
    },
  });
}

/** What tells two records of one database apart. */
export function keyOf({ name, version, arch = '' }: SystemRecord): string {
  return `${name}\n${version}\n${arch}`;
}
