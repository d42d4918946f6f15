// Sorts packages into groups with questions, and says of those that can't be asked about why not.
import type { AdvisorySource } from '../advisories/types.ts';
import { byText } from '../core/text.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Release } from './distributions/index.ts';
import { isSystemType } from './ecosystems.ts';
import { type Group, Groups } from './group.ts';
import { placeLanguage } from './place-language.ts';
import { placeSystem } from './place-system.ts';
import type { UnjudgedList } from './unjudged.ts';

/** The groups to look up, by key; packages that can't be looked up go to `unjudged`. */
export function groupsOf(
  inventory: Inventory,
  release: Release | undefined,
  source: AdvisorySource,
  unjudged: UnjudgedList,
): Group[] {
  const groups = new Groups();
  const byId = new Map(inventory.packages.map((pkg) => [pkg.id, pkg]));
  const sorted = inventory.packages.toSorted((a, b) => byText(a.id, b.id));
  for (const pkg of sorted) {
    if (pkg.type === 'rpm' && pkg.name === 'gpg-pubkey') continue; // An imported key, no software.
    if (isSystemType(pkg.type)) placeSystem(pkg, inventory.distribution, release, groups, unjudged);
    else placeLanguage(pkg, byId.get(pkg.owner ?? ''), source, groups, unjudged);
  }
  return groups.all().filter((group) => hasData(group, source, release, unjudged));
}

function hasData(
  group: Group,
  source: AdvisorySource,
  release: Release | undefined,
  unjudged: UnjudgedList,
): boolean {
  const ids = group.packages.map((pkg) => pkg.id);
  const status = source.family(group.family);
  const what = group.kind === 'system' ? (release?.label ?? group.family) : group.family;
  if (status === undefined) {
    const detail = `there is no advisory data for ${group.family}`;
    unjudged.add({ reason: 'no-data', what, hides: true, detail }, ids);
    return false;
  }
  const scopes =
    group.kind === 'system' && release !== undefined
      ? [...release.scopes, ...(release.extended?.scopes ?? [])]
      : [];
  if (scopes.length > 0 && !scopes.some((scope) => status.scopes.includes(scope))) {
    const detail = `the data for ${group.family} does not speak of this release`;
    unjudged.add({ reason: 'no-release-data', what, hides: true, detail }, ids);
    return false;
  }
  return true;
}
