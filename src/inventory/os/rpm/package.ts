// Makes packages of rpm headers: source, package URL, module label, details.
import { buildPurl } from '../../../formats/purl.ts';
import type { Distribution } from '../../distribution.ts';
import { createPackage, type Package } from '../../package.ts';
import { distroOf, vendorOf } from '../distribution-purl.ts';
import { NAME, type RpmRecord } from './reader.ts';

export function packageOf(
  record: RpmRecord,
  place: { readonly path: string; readonly layer: number; readonly by: string; readonly introduced: number },
  distribution: Distribution | undefined,
): Package {
  const { name, version, arch, sourceRpm, licence, vendor, packager, module } = record;
  const source = sourceOf(sourceRpm);
  const namespace = vendorOf(distribution);
  const distro = distroOf(distribution);
  // A package URL has the epoch as a qualifier.
  const [, epoch, rest] = /^(\d+):(.*)$/s.exec(version) ?? [undefined, undefined, version];
  return createPackage({
    type: 'rpm',
    name,
    version,
    ...(arch !== undefined && { arch }),
    ...(source !== undefined && { source }),
    purl: buildPurl({
      type: 'rpm',
      ...(namespace !== undefined && { namespace }),
      name,
      version: rest ?? version,
      qualifiers: {
        ...(arch !== undefined && { arch }),
        ...(distro !== undefined && { distro }),
        ...(epoch !== undefined && { epoch }),
        ...(sourceRpm !== undefined && { upstream: sourceRpm }),
      },
    }),
    licences: licence === undefined ? [] : [licence],
    evidence: [
      { cataloguer: NAME, path: place.path, layer: place.layer, by: place.by, confidence: 'certain' },
    ],
    introduced: place.introduced,
    details: {
      ...(module !== undefined && { module }),
      ...(vendor !== undefined && { vendor }),
      ...(packager !== undefined && { maintainer: packager }),
      ...(sourceRpm !== undefined && { sourceRpm }),
    },
  });
}

/** `NAME-VERSION-RELEASE.src.rpm`; the epoch is never in it. */
function sourceOf(file: string | undefined): { name: string; version: string } | undefined {
  const match = /^(.+)-([^-]+-[^-]+)\.(?:no)?src\.rpm$/.exec(file ?? '');
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { name: match[1], version: match[2] };
}

/** What tells two records of one database apart. */
export function keyOf(record: RpmRecord): string {
  return `${record.name}\n${record.version}\n${record.arch ?? ''}`;
}
