// Sorts packages into groups with questions, and says of those that can't be asked about why not.
import type { AdvisorySource } from '../advisories/types.ts';
import { familyOf } from '../advisories/types.ts';
import { byText } from '../core/text.ts';
import { normaliseName } from '../formats/ecosystem-names.ts';
import { orderName } from '../formats/ecosystem-orders.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Confidence, Package } from '../inventory/package.ts';
import { ORDERS, type OrderName, type VersionOrder } from '../versions/index.ts';
import { isThirdParty, makerOf, type Release } from './distributions/index.ts';
import { familyOfType, isSystemType } from './ecosystems.ts';
import { type Group, Groups, type GroupTraits } from './group.ts';
import { UNTAGGED } from './interval.ts';
import { isKernelHeaders } from './kernel-headers.ts';
import { lessSure } from './limits.ts';
import { ASIS, type Question } from './question.ts';
import { namingOf } from './system-names.ts';
import type { UnjudgedList } from './unjudged.ts';

const PLAIN = { isHeaders: false, isPhantom: false, isMixed: false, isExtended: false } as const;

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
    if (isSystemType(pkg.type)) placeSystem(pkg, inventory, release, groups, unjudged);
    else placeLanguage(pkg, byId.get(pkg.owner ?? ''), groups, unjudged);
  }
  return groups.all().filter((group) => hasData(group, source, release, unjudged));
}

function placeSystem(
  pkg: Package,
  { distribution }: Inventory,
  release: Release | undefined,
  groups: Groups,
  unjudged: UnjudgedList,
): void {
  if (release === undefined || release.type !== pkg.type) {
    const on = release?.label ?? distribution?.name;
    const what = `${pkg.type} packages${on === undefined ? '' : ` on ${on}`}`;
    const detail =
      on === undefined ? 'no file says which distribution this is' : 'no advisories are known for them';
    unjudged.add({ reason: 'no-distribution', what, hides: true, detail }, [pkg.id]);
    return;
  }
  if (release.scopes.length === 0) {
    const detail = `${release.label} publishes no advisories in a form that is read here`;
    unjudged.add({ reason: 'no-data', what: release.label, hides: true, detail }, [pkg.id]);
    return;
  }
  if (isThirdParty(pkg, release)) {
    const maker = makerOf(pkg);
    const detail = `not built by ${release.label}, whose advisories don't speak of it; what is found in it is judged by its own ecosystem's data`;
    unjudged.add({ reason: 'third-party', what: maker, hides: true, detail }, [pkg.id]);
    return;
  }
  const family = familyOf(release.scopes[0] ?? '');
  const order = orderOf(family);
  if (order === undefined) return addUnsupported(pkg, family, unjudged);

  const { names, source, version } = namingOf(pkg, release);
  const isHeaders = isKernelHeaders(pkg);
  const { scopes, extended } = release;
  const questions = names.flatMap((name): Question[] => [
    ...scopes.map((scope) => ({ ...name, scope, order })),
    ...(extended?.scopes.map((scope) => ({ ...name, scope, order, needs: extended.needs })) ?? []),
  ]);
  groups.add(
    ['1', family, source, version, pkg.details.module ?? '-', isHeaders].join('\n'),
    pkg,
    {
      ...PLAIN,
      kind: 'system',
      family,
      confidence: 'certain',
      isHeaders,
      isMixed: release.mixed ?? false,
      isExtended: extended?.builds?.test(version) ?? false,
    },
    questions,
  );
}

function placeLanguage(
  pkg: Package,
  owner: Package | undefined,
  groups: Groups,
  unjudged: UnjudgedList,
): void {
  const family = familyOfType(pkg.type);
  const order = family === undefined ? undefined : orderOf(family);
  if (family === undefined || order === undefined) return addUnsupported(pkg, family, unjudged);
  if (pkg.name === '' || (pkg.type === 'maven' && !pkg.name.includes(':'))) {
    const detail = 'without its group the name may be another artifact\u2019s: not looked up';
    unjudged.add({ reason: 'unknown-name', what: `${family}: ${pkg.name}`, hides: true, detail }, [pkg.id]);
    return;
  }
  const name = normaliseName(family, pkg.name);
  const isUntagged = pkg.details.goRole === 'main' && UNTAGGED.test(pkg.version);
  const question: Question = {
    scope: family,
    name,
    by: 'package',
    version: pkg.version,
    order,
    adapt: ASIS,
    ...(isUntagged && { isUntagged }),
  };
  const traits: GroupTraits = {
    ...PLAIN,
    kind: 'language',
    family,
    confidence: confidenceOf(pkg),
    isPhantom: isPhantom(pkg),
    ...(owner !== undefined && { owner }),
  };
  const { confidence } = traits;
  const key = ['2', family, name, pkg.version, owner?.id ?? '', confidence, traits.isPhantom, isUntagged];
  groups.add(key.join('\n'), pkg, traits, [question]);
}

/**
 * A vendored copy is code in the image and can be attacked, but its maker may have patched it. A vendor's rebuild of a Java
 * artifact (`2.14.1.redhat-00001`) may carry a fix that its number doesn't tell.
 */
function confidenceOf(pkg: Package): Confidence {
  const seen = pkg.evidence[0]?.confidence ?? 'likely';
  const isRebuilt = pkg.type === 'maven' && /[.-]redhat-\d+$/.test(pkg.version);
  return pkg.role === 'vendored' || isRebuilt ? lessSure(seen, 'likely') : seen;
}

/**
 * A part that nothing but an SBOM inside of another package names (a wheel's `sboms/*.cdx.json`): it describes what
 * its maker bundled, not what is installed.
 */
function isPhantom(pkg: Package): boolean {
  return (
    pkg.role === 'vendored' &&
    pkg.evidence.length > 0 &&
    pkg.evidence.every(({ path }) => /\.(?:cdx|spdx)(?:\.json|\.xml)?$|\/sboms\/[^/]+$/i.test(path))
  );
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
  const scopes = group.kind === 'system' ? (release?.scopes ?? []) : [];
  if (scopes.length > 0 && !scopes.some((scope) => status.scopes.includes(scope))) {
    const detail = `the data for ${group.family} does not speak of this release`;
    unjudged.add({ reason: 'no-release-data', what, hides: true, detail }, ids);
    return false;
  }
  return true;
}

function addUnsupported(pkg: Package, family: string | undefined, unjudged: UnjudgedList): void {
  const detail =
    family === undefined
      ? 'no advisories are known for packages of this type'
      : `versions of ${family} can not be compared yet`;
  unjudged.add({ reason: 'unsupported-type', what: family ?? pkg.type, hides: true, detail }, [pkg.id]);
}

function orderOf(family: string): VersionOrder | undefined {
  const name = orderName(family);
  return name === undefined ? undefined : ORDERS[name as OrderName];
}
