// SPDX 2 documents in tag-value form, as the objects that their JSON form would have. Source: SPDX 2.3 specification.
import { type Bytes, OverBudget } from '../core/bytes.ts';
import { eachLine } from './lines.ts';

export interface SpdxTagPackage {
  readonly name: string;
  SPDXID: string;
  versionInfo: string;
  supplier: string;
  originator: string;
  licenseDeclared: string;
  primaryPackagePurpose: string;
  sourceInfo: string;
  readonly externalRefs: { readonly referenceType: string; readonly referenceLocator: string }[];
}

export interface SpdxTagDocument {
  readonly spdxVersion: string;
  readonly name: string;
  readonly packages: readonly SpdxTagPackage[];
  readonly relationships: readonly {
    readonly spdxElementId: string;
    readonly relationshipType: string;
    readonly relatedSpdxElement: string;
  }[];
}

/** Packages, references and relationships together. */
const MOST = 1_000_000;

const FIELDS: ReadonlyMap<string, Exclude<keyof SpdxTagPackage, 'name' | 'externalRefs'>> = new Map([
  ['SPDXID', 'SPDXID'],
  ['PackageVersion', 'versionInfo'],
  ['PackageSupplier', 'supplier'],
  ['PackageOriginator', 'originator'],
  ['PackageLicenseDeclared', 'licenseDeclared'],
  ['PrimaryPackagePurpose', 'primaryPackagePurpose'],
  ['PackageSourceInfo', 'sourceInfo'],
]);

/** Reads what is there; tags of other kinds, and texts of several lines, are passed over. Throws `OverBudget`. */
export function parseSpdxTagValue(bytes: Bytes): SpdxTagDocument {
  const packages: SpdxTagPackage[] = [];
  const relationships: SpdxTagDocument['relationships'][number][] = [];
  let [spdxVersion, name, count] = ['', '', 0];
  let current: SpdxTagPackage | undefined;
  let inText = false;
  eachLine(bytes, (line) => {
    if (inText) {
      inText = !line.includes('</text>');
      return;
    }
    const colon = line.indexOf(':');
    if (colon <= 0 || line.startsWith('#')) return;
    const tag = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    inText = value.includes('<text>') && !value.includes('</text>');
    if (tag === 'SPDXVersion') spdxVersion ||= value;
    else if (tag === 'DocumentName') name ||= value;
    else if (tag === 'PackageName') packages.push((current = emptyPackage(value)));
    // Sections of other elements have SPDXIDs of their own.
    else if (tag === 'FileName' || tag === 'SnippetSPDXID' || tag === 'LicenseID') current = undefined;
    else if (tag === 'Relationship') {
      const [spdxElementId = '', relationshipType = '', relatedSpdxElement = ''] = value.split(/\s+/, 3);
      relationships.push({ spdxElementId, relationshipType, relatedSpdxElement });
    } else if (current !== undefined && tag === 'ExternalRef') {
      const [, referenceType = '', referenceLocator = ''] = value.split(/\s+/, 3);
      current.externalRefs.push({ referenceType, referenceLocator });
    } else {
      const field = current === undefined ? undefined : FIELDS.get(tag);
      if (current !== undefined && field !== undefined) current[field] ||= value;
      return;
    }
    if (++count > MOST) throw new OverBudget(`more than ${MOST} elements`);
  });
  return { spdxVersion, name, packages, relationships };
}

function emptyPackage(name: string): SpdxTagPackage {
  return {
    name,
    SPDXID: '',
    versionInfo: '',
    supplier: '',
    originator: '',
    licenseDeclared: '',
    primaryPackagePurpose: '',
    sourceInfo: '',
    externalRefs: [],
  };
}
