// What an SBOM of any form says, in one form: the readers fill it, the assembly makes an inventory of it.
import { OverBudget } from '../../core/bytes.ts';
import type { Confidence } from '../package.ts';

/** Name and value; names may repeat. */
export type Property = readonly [name: string, value: string];

export interface Component {
  /** `other`: a file, a service, an image, a lock file: nothing that is installed by a name and a version. */
  readonly kind: 'package' | 'system' | 'other';
  /** CycloneDX bom-ref or SPDXID. */
  readonly ref: string;
  readonly group: string;
  readonly name: string;
  readonly version: string;
  /** '' when there is none. */
  readonly purl: string;
  readonly properties: readonly Property[];
  readonly licences: readonly string[];
  /** Files in the image, as written. */
  readonly paths: readonly string[];
  /** Supplier, publisher or originator: a person or a vendor. */
  readonly maker: string;
  /** For people: the name of an operating system in full. */
  readonly description: string;
  readonly cpe: string;
  readonly confidence?: Confidence;
  /** Only in development or build. */
  readonly isExcluded: boolean;
}

export interface SbomDocument {
  /** `CycloneDX 1.6`, `SPDX 2.3`. */
  readonly format: string;
  /** What the SBOM describes; '' when it doesn't say. */
  readonly subject: string;
  readonly components: readonly Component[];
  readonly properties: readonly Property[];
  /** Ref of a part → ref of the package that owns its file. */
  readonly owners: ReadonlyMap<string, string>;
  /** DiffIDs, lowest layer first, where they are told in order. */
  readonly layers: readonly string[];
  /** The SBOM says of itself that it is not complete. */
  readonly isIncomplete: boolean;
}

/** What an SBOM may have of components: each costs a hundred times its bytes. A large image has some thousand. */
const MOST_COMPONENTS = 500_000;

/** Throws `OverBudget`. */
export function checkCount(components: number): void {
  if (components > MOST_COMPONENTS) throw new OverBudget(`more than ${MOST_COMPONENTS} components`);
}

/** A package URL that names an image or a repository: nothing that is installed in one. */
export function isPlace(purl: string): boolean {
  return /^pkg:\/*(?:bitbucket|docker|generic|github|gitlab|oci)\//i.test(purl);
}

/** The first value of a name, or ''. */
export function valueOf(properties: readonly Property[], name: string): string {
  return properties.find(([one]) => one === name)?.[1] ?? '';
}

export function valuesOf(properties: readonly Property[], name: string): string[] {
  return properties.filter(([one]) => one === name).map(([, value]) => value);
}
