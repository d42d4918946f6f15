// A package: what is installed, where that is written, and who brought it.
import { createHash } from 'node:crypto';
import { byText } from '../core/text.ts';
import type { Licence } from './licences.ts';

/** Package URL types. */
export type PackageType =
  | 'apk'
  | 'cargo'
  | 'deb'
  | 'generic'
  | 'golang'
  | 'maven'
  | 'npm'
  | 'pypi'
  | 'rpm'
  // Types that only foreign SBOMs bring so far.
  | (string & {});

/** How sure the name and version are. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** Where a package was seen. The first evidence of a package is the one that names it. */
export interface Evidence {
  readonly cataloguer: string;
  /** Canonical path in the image; nested archives as `outer.jar:inner.jar`. */
  readonly path: string;
  /** Counted from 0; -1 where an SBOM doesn't tell. */
  readonly layer: number;
  /** What in that file says so: `pom.properties`, `manifest`, `file name`, `.go.buildinfo`… */
  readonly by?: string;
  /** Where in the file it stands (bytes), for what is recognised by content. */
  readonly offset?: number;
  readonly confidence: Confidence;
}

export interface Package {
  /** Stable within an image and across runs: a hash of type, name, version, arch and primary path. */
  readonly id: string;
  readonly type: PackageType;
  /** As its ecosystem writes it: npm with scope, Maven `group:artifact`, Go module path, binary name of a deb, rpm or apk. */
  readonly name: string;
  /** As its system prints it; a non-zero epoch included (`1:2.3-4`). '' when unknown. */
  readonly version: string;
  readonly arch?: string;
  /** Source package; `version` only where it differs from the package's own or is stated. */
  readonly source?: { readonly name: string; readonly version?: string };
  readonly purl: string;
  /** As declared, not normalised. */
  readonly licences: readonly string[];
  /** What that comes to; missing where nothing is declared. Made once for all packages by `withLicences`. */
  readonly licence?: Licence;
  readonly evidence: readonly Evidence[];
  /** First layer that has this name, version and path in the run that lasts to the top; -1 where an SBOM doesn't tell. */
  readonly introduced: number;
  /** Id of the OS package that owns the evidence file. */
  readonly owner?: string;
  /** Why this is no install of its own: a vendored copy or a part named by an embedded SBOM. */
  readonly role?: 'vendored' | 'dev';
  /** Documented facts that the matcher reads; see PackageDetails. */
  readonly details: PackageDetails;
}

/** Documented properties; each travels in our SBOMs as `plimsoll:<name>`, so that an SBOM is matched like its image. */
export interface PackageDetails {
  /** rpm: `name:stream:version:context`; '' when the header has an empty label. */
  readonly module?: string;
  /** rpm Vendor tag, dpkg Origin. */
  readonly vendor?: string;
  /** dpkg and apk maintainer, rpm packager. */
  readonly maintainer?: string;
  /** dpkg state when it is not `installed` (`half-installed`, `unpacked`…). */
  readonly state?: string;
  /** Go: `main`, `dependency` or `stdlib`. */
  readonly goRole?: string;
  /** Go: `GOOS/GOARCH` of the build (`linux/amd64`), where the binary tells. */
  readonly goPlatform?: string;
  /** Java: how the name was found, best first of scanners' ranking. */
  readonly javaBy?: string;
  /** rpm: name of the source rpm as written. */
  readonly sourceRpm?: string;
  /** CPE 2.3 of a product that was recognised, from a table of known ones; never made up. */
  readonly cpe?: string;
  /** `lock` or `manifest`: named there, and not seen installed; `package`: it is itself the file of an OS package. */
  readonly declared?: string;
  /** Repository or channel, where the package manager notes it: dnf's id, apt's Origin, apk's tag (`@edge`). */
  readonly channel?: string;
  /** OS packages: `distribution` or `third-party`: who built it; missing where nothing tells. */
  readonly origin?: string;
  /** What tells: `vendor`, `version`, `name`, `list`, `repository`, `maintainer`, `bugs`. */
  readonly originBy?: string;
  /** The third party, where it is a known one. */
  readonly maker?: string;
  /** dpkg: where faults are to be reported (field Bugs). */
  readonly bugs?: string;
  /** apk: commit of the recipe that it was built by. */
  readonly commit?: string;
  /** The path of the package's archive or folder, where that is not the evidence path itself. */
  readonly location?: string;
}

export type PackageDraft = Omit<Package, 'id'>;

/** Adds the id. Empty optional fields are to be left out by the caller. */
export function createPackage(draft: PackageDraft): Package {
  const path = draft.evidence[0]?.path ?? '';
  const identity = [draft.type, draft.name, draft.version, draft.arch ?? '', path].join('\n');
  const id = `${draft.type}-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`;
  return { id, ...draft };
}

/** The order of packages in every report. */
export function comparePackages(a: Package, b: Package): number {
  return (
    byText(a.type, b.type) ||
    byText(a.name, b.name) ||
    byText(a.version, b.version) ||
    byText(a.evidence[0]?.path ?? '', b.evidence[0]?.path ?? '') ||
    byText(a.id, b.id)
  );
}
