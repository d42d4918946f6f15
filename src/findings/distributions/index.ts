// The table of distributions: from os-release to the advisories that apply. Facts; nothing here is guessed from ID_LIKE alone.
import type { Distribution } from '../../inventory/distribution.ts';
import { APK_DISTRIBUTIONS } from './apk.ts';
import { DEB_DISTRIBUTIONS } from './deb.ts';
import { OTHER_RPM_DISTRIBUTIONS } from './other-rpm.ts';
import { RED_HAT_DISTRIBUTIONS } from './red-hat.ts';
import type { DistributionRow, Release } from './release.ts';
import { SUSE_DISTRIBUTIONS } from './suse.ts';

export type { ExtendedSupport, Release } from './release.ts';
export { isThirdParty, isVendors, makerOf } from './origin.ts';

const ROWS: ReadonlyMap<string, DistributionRow> = new Map(
  [
    ...DEB_DISTRIBUTIONS,
    ...APK_DISTRIBUTIONS,
    ...RED_HAT_DISTRIBUTIONS,
    ...SUSE_DISTRIBUTIONS,
    ...OTHER_RPM_DISTRIBUTIONS,
  ].flatMap((row) => row.ids.map((id) => [id, row] as const)),
);

/**
 * What is known of the release that an image's os-release names; undefined for a distribution that is not in the table.
 *
 * A derivative is not judged by the data of what it derives from (ID_LIKE): it builds its own versions, and a
 * fix or flaw of the other's says nothing certain about them. CentOS is in the table because it rebuilds Red
 * Hat's versions one by one.
 */
export function releaseOf(distribution: Distribution): Release | undefined {
  return ROWS.get(distribution.id.toLowerCase())?.release(distribution);
}
