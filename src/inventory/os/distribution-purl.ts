// What a package URL says of the distribution: its namespace and the qualifier `distro`.
import type { Distribution } from '../distribution.ts';

/** Vendors whose name in package URLs is not their os-release ID. */
const VENDORS: ReadonlyMap<string, string> = new Map([
  ['rhel', 'redhat'],
  ['opensuse-leap', 'opensuse'],
  ['opensuse-tumbleweed', 'opensuse'],
]);

/** Namespace: the distribution's vendor; undefined when no file names it. */
export function vendorOf(distribution: Distribution | undefined): string | undefined {
  return distribution === undefined ? undefined : (VENDORS.get(distribution.id) ?? distribution.id);
}

/** `debian-12`; a release that has no number goes by its codename. */
export function distroOf(distribution: Distribution | undefined): string | undefined {
  if (distribution === undefined) return undefined;
  const release = distribution.version || distribution.codename;
  return release ? `${distribution.id}-${release}` : distribution.id;
}
