// What is known of vulnerabilities, in the form in which the matcher asks for it.

/** One interval of one advisory for one package name in one scope. */
export interface AffectedRow {
  /** Normalised as the ecosystem compares names. */
  readonly name: string;
  /** OSV ecosystem with its release: `Debian:12`, `npm`, `Red Hat:enterprise_linux:9::baseos`. */
  readonly scope: string;
  /** Key of the advisory within its family. */
  readonly advisory: number;
  /** Which row of that advisory for this name and scope. */
  readonly seq: number;
  readonly status: RowStatus;
  /** The vendor's own status word (`unimportant`, `end-of-life`, `needed`…), or ''. */
  readonly word: string;
  /** First affected version; '0' is the beginning of all versions; '' in rows that only list versions. */
  readonly introduced: string;
  /** First version that is good again, or ''. */
  readonly fixed: string;
  /** Last affected version, inclusive, or ''. Never with `fixed`. */
  readonly last: string;
  /** Listed versions that no range covers. */
  readonly versions: readonly string[];
  readonly limits?: RowLimits;
}

/** `not-affected`: the vendor says that no version is or was affected (fixed at "0"). */
export type RowStatus = 'affected' | 'not-affected';

/** What a row applies to beyond name and version. */
export interface RowLimits {
  /** rpm architectures; none: all. */
  readonly arch?: readonly string[];
  /** rpm module `name:stream`. */
  readonly module?: string;
  /** Go: packages and symbols that are vulnerable. */
  readonly imports?: readonly {
    readonly path: string;
    readonly symbols?: readonly string[];
    readonly goos?: readonly string[];
    readonly goarch?: readonly string[];
  }[];
}

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'negligible' | 'unknown';

/** A score with the feed that gave it. */
export interface Score {
  /** `CVSS_V2`, `CVSS_V3`, `CVSS_V4`, or `vendor` for a word. */
  readonly kind: string;
  /** Vector, or the vendor's word. */
  readonly value: string;
  readonly from: string;
}

export interface Advisory {
  readonly id: string;
  /** Other ids of the same problem (OSV aliases, and `upstream` of distribution records). */
  readonly aliases: readonly string[];
  /** Related ids: not the same problem, but for distribution advisories the CVEs that they fix. */
  readonly related: readonly string[];
  readonly summary: string;
  readonly scores: readonly Score[];
  readonly published?: string;
  readonly modified?: string;
  readonly withdrawn?: string;
  readonly references: readonly string[];
  /** `OSV`, or the name of another feed. */
  readonly feed: string;
  /** `Debian`, `npm`…: the store's family. */
  readonly family: string;
}

/** State of one family's store. */
export interface FamilyStatus {
  readonly family: string;
  readonly feed: string;
  readonly licence: string;
  readonly records: number;
  /** Records or parts of records that were not understood, and so not used. */
  readonly skipped: number;
  readonly withdrawn: number;
  /** When the data was fetched or imported (ISO). */
  readonly fetched: string;
  /** The newest `modified` of its records (ISO). */
  readonly newest: string;
  /** Content hash: the same data has the same revision. */
  readonly revision: string;
  /** Base URL, or `import`. */
  readonly origin: string;
  readonly scopes: readonly string[];
}

/** Read side: one immutable revision of every family that is there. Synchronous and fast. */
export interface AdvisorySource {
  /** Undefined where there is no data of this family. */
  family(family: string): FamilyStatus | undefined;
  /** All rows of this name in this very scope. */
  affected(scope: string, name: string): readonly AffectedRow[];
  advisory(family: string, key: number): Advisory;
  /** Keys of the family's advisories that have this id, carry it as an alias or, as errata, fix it. */
  named(family: string, id: string): readonly number[];
  close(): void;
}

/** `Debian:12` → `Debian`. */
export function familyOf(scope: string): string {
  const colon = scope.indexOf(':');
  return colon < 0 ? scope : scope.slice(0, colon);
}
