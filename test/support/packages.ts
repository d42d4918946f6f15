// Packages and inventories for tests, from the few fields that matter to one.
import type { Distribution } from '../../src/inventory/distribution.ts';
import type { Inventory } from '../../src/inventory/inventory.ts';
import { withLicences } from '../../src/inventory/licences.ts';
import { withOrigins } from '../../src/inventory/os/origin/index.ts';
import {
  comparePackages,
  createPackage,
  type Package,
  type PackageDraft,
} from '../../src/inventory/package.ts';

export interface PackageFields extends Partial<Omit<PackageDraft, 'type' | 'name' | 'version' | 'source'>> {
  /** `name` or `name version`. */
  readonly source?: string;
  readonly path?: string;
}

/** `packageOf('deb', 'libssl3 3.0.11-1', { source: 'openssl' })`; the version may be missing. */
export function packageOf(type: string, nameVersion: string, fields: PackageFields = {}): Package {
  const { source, path = `at/${nameVersion}`, ...rest } = fields;
  const [name = '', version = ''] = nameVersion.split(' ');
  const [sourceName = '', sourceVersion] = (source ?? '').split(' ');
  return createPackage({
    type,
    name,
    version,
    ...(source !== undefined && {
      source: { name: sourceName, ...(sourceVersion !== undefined && { version: sourceVersion }) },
    }),
    purl: `pkg:${type}/${name}@${version}`,
    licences: [],
    evidence: [{ cataloguer: 'test', path, layer: 0, confidence: 'certain' }],
    introduced: 0,
    details: {},
    ...rest,
  });
}

/** `inventoryOf('debian 12', …)`; '' for none. Who built OS packages is judged as in a scan. */
export function inventoryOf(system: string, ...packages: readonly Package[]): Inventory {
  const distribution = system === '' ? undefined : distributionOf(system);
  const judged = withOrigins(packages, { ...(distribution && { distribution }) });
  const sorted = withLicences(judged).sort(comparePackages);
  return { ...(distribution && { distribution }), packages: sorted, gaps: [] };
}

/** `distributionOf('alpine 3.18.4')`: os-release id and VERSION_ID. */
export function distributionOf(system: string, fields: Partial<Distribution> = {}): Distribution {
  const [id = '', version = ''] = system.split(' ');
  return { id, like: [], version, name: system, path: 'etc/os-release', ...fields };
}
