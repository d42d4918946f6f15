// Whose advisories speak of an OS package: its distribution's, unless another built it. The inventory tells who did.
import type { Package } from '../../inventory/package.ts';
import type { Release } from './release.ts';

/**
 * True only where something says that the distribution itself built the package; such an owner's vendor may silence
 * advisories for the files that it owns. apk names no vendor: its packages count unless something says otherwise.
 */
export function isVendors({ type, details }: Package, release: Release): boolean {
  if (type !== release.type) return false;
  return details.origin === 'distribution' || (details.origin === undefined && type === 'apk');
}

/** True only where something says that another than the distribution built the package. */
export function isThirdParty({ details }: Package): boolean {
  return details.origin === 'third-party';
}

/** Who made it, as far as the package says: for people. */
export function makerOf({ details }: Package): string {
  const { maker, vendor, maintainer = '' } = details;
  return (
    maker || vendor || (/@([a-z0-9.-]+)[^@]*$/i.exec(maintainer)?.[1] ?? '').toLowerCase() || 'a third party'
  );
}
