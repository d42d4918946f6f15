// Makes an inventory of what an SBOM says, and says aloud what it lacks for matching.
import type { Gap } from '../../image/reader.ts';
import type { Inventory } from '../inventory.ts';
import { withLicences } from '../licences.ts';
import { withOrigins } from '../os/origin/index.ts';
import { comparePackages, type Package } from '../package.ts';
import { distributionIn } from './distribution.ts';
import type { Component, SbomDocument } from './document.ts';
import { foreignPackage } from './foreign.ts';
import { ownChannels } from './channels.ts';
import { ownGaps, ownPackage } from './properties.ts';

const SYSTEM: ReadonlySet<string> = new Set(['apk', 'deb', 'rpm']);
/** Package URLs of images: nothing that is installed. */
const IMAGES = /^pkg:\/*(?:oci|docker)\//i;
/** Names shown of those that lack something. */
const SHOWN = 5;

export function inventoryFrom(document: SbomDocument, where: string): Inventory {
  const packages = new Map<string, Package>();
  const ids = new Map<string, string>();
  const foreign = new Set<string>();
  const nameless: Component[] = [];
  const layers = new Map(document.layers.map((diffId, index) => [diffId, index]));
  for (const component of document.components) {
    if (component.kind === 'system' || IMAGES.test(component.purl)) continue;
    const own = ownPackage(component);
    const found = own ?? foreignPackage(component, layers);
    if (found === undefined) {
      if (component.kind === 'package' && !isContainer(component)) nameless.push(component);
      continue;
    }
    if (!own) foreign.add(found.id);
    // The same package listed twice is one.
    if (!packages.has(found.id)) packages.set(found.id, found);
    ids.set(component.ref, found.id);
  }
  const distribution = distributionIn(document.components, where);
  const channels = ownChannels(document.properties);
  const joined = withModules(withOwners([...packages.values()], document.owners, ids), foreign);
  // Ours say what was found in the image; others leave it to be judged from what they tell.
  const around = { ...(distribution && { distribution }), ...(channels && { channels }) };
  const all = [
    ...joined.filter(({ id }) => !foreign.has(id)),
    ...withOrigins(
      joined.filter(({ id }) => foreign.has(id)),
      around,
    ),
  ].sort(comparePackages);
  const gaps = [
    ...ownGaps(document.properties),
    ...lacks(
      all.filter(({ id }) => foreign.has(id)),
      nameless,
      distribution !== undefined,
      where,
    ),
    ...(document.isIncomplete ? [gap(where, true, 'the SBOM says of itself that it is incomplete')] : []),
  ];
  return {
    ...(distribution && { distribution }),
    ...(channels && { channels }),
    packages: withLicences(all),
    gaps,
  };
}

/** Trivy's stand-ins for lock files and binaries: what is in them comes as components of its own. */
function isContainer({ properties }: Component): boolean {
  return properties.some(([name]) => name === 'aquasecurity:trivy:Class');
}

function withOwners(
  packages: readonly Package[],
  owners: ReadonlyMap<string, string>,
  ids: ReadonlyMap<string, string>,
): Package[] {
  if (owners.size === 0) return [...packages];
  const byId = new Map<string, string>();
  for (const [part, owner] of owners) {
    const [partId, ownerId] = [ids.get(part), ids.get(owner)];
    if (partId !== undefined && ownerId !== undefined && partId !== ownerId) byId.set(partId, ownerId);
  }
  return packages.map((one) => {
    const owner = byId.get(one.id);
    return owner === undefined || one.owner !== undefined ? one : { ...one, owner };
  });
}

/** A tool that gives one rpm its module label can give it: those without have none. Otherwise nobody can tell. */
function withModules(packages: readonly Package[], foreign: ReadonlySet<string>): Package[] {
  if (!packages.some(({ id, details }) => details.module && foreign.has(id))) return [...packages];
  return packages.map((one) =>
    one.type === 'rpm' && foreign.has(one.id) && one.details.module === undefined
      ? { ...one, details: { ...one.details, module: '' } }
      : one,
  );
}

function lacks(
  packages: readonly Package[],
  nameless: readonly Component[],
  isKnown: boolean,
  where: string,
): Gap[] {
  const gaps: Gap[] = [];
  const system = packages.filter(({ type }) => SYSTEM.has(type));
  const versionless = packages.filter(({ version }) => version === '');
  if (nameless.length > 0)
    gaps.push(gap(where, true, `${listed(nameless)} without a package URL: not judged`));
  if (system.length > 0 && !isKnown)
    gaps.push(
      gap(
        where,
        false,
        `no operating-system component and no distro qualifier: ${listed(system)} of an unknown distribution`,
      ),
    );
  if (versionless.length > 0) gaps.push(gap(where, false, `${listed(versionless)} without a version`));
  return gaps;
}

function listed(some: readonly { readonly name: string }[]): string {
  const names = some.slice(0, SHOWN).map(({ name }) => name.slice(0, 100));
  const more = some.length > SHOWN ? `, … (${some.length} in all)` : '';
  return `${names.join(', ')}${more}`;
}

function gap(path: string, hides: boolean, detail: string): Gap {
  return { reader: 'sbom', path, reason: 'not-understood', hides, detail };
}
