// SPDX packages: one for each package of the inventory, and one for the operating system.
import type { Distribution, Package } from '../../inventory/index.ts';
import { isCpe23 } from '../identity.ts';
import type { LicenceList } from './licences.ts';

/** What the format wants to be said even where nothing is known. */
export const NOTHING_SAID = {
  downloadLocation: 'NOASSERTION',
  filesAnalyzed: false,
  licenseConcluded: 'NOASSERTION',
  licenseDeclared: 'NOASSERTION',
  copyrightText: 'NOASSERTION',
} as const;

export interface Element {
  readonly SPDXID: string;
}

/** Only letters, digits, dots and hyphens may stand in an id. */
export function elementId(id: string): string {
  return `SPDXRef-${id.replace(/[^A-Za-z0-9.-]/g, '-')}`;
}

export function packageElement(one: Package, licences: LicenceList, notes: readonly object[]): Element {
  const { id, name, version, purl, evidence } = one;
  const { cpe = '' } = one.details;
  const references = [
    ...(purl === '' ? [] : [reference('PACKAGE-MANAGER', 'purl', purl)]),
    ...(isCpe23(cpe) ? [reference('SECURITY', 'cpe23Type', cpe)] : []),
  ];
  const paths = evidence.map(({ path }) => path).filter((path) => path !== '');
  return {
    SPDXID: elementId(id),
    name,
    ...(version !== '' && { versionInfo: version }),
    ...NOTHING_SAID,
    licenseDeclared: licences.declared(one),
    ...(paths.length > 0 && { sourceInfo: `found in ${paths.join(', ')}` }),
    ...(references.length > 0 && { externalRefs: references }),
    annotations: notes,
  } as Element;
}

function reference(category: string, type: string, locator: string): object {
  return { referenceCategory: category, referenceType: type, referenceLocator: locator };
}

export function systemElement(distribution: Distribution, notes: readonly object[]): Element {
  const { id, version, name } = distribution;
  return {
    SPDXID: elementId(`OperatingSystem-${id}`),
    name: id,
    ...(version !== '' && { versionInfo: version }),
    primaryPackagePurpose: 'OPERATING-SYSTEM',
    ...NOTHING_SAID,
    description: name,
    annotations: notes,
  } as Element;
}

/** One annotation for each property. */
export function annotations(
  properties: readonly (readonly [string, string])[],
  stamp: { readonly annotationDate: string; readonly annotator: string },
): object[] {
  return properties.map(([name, value]) => ({
    ...stamp,
    annotationType: 'OTHER',
    comment: `${name}=${value}`,
  }));
}
