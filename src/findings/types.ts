// Findings: a package and a vulnerability, with everything that led to the answer.
import type { Score, Severity } from '../advisories/types.ts';

/** The comparison that decided, as it can be repeated by hand. */
export interface MatchEvidence {
  /** Advisory record: its id and feed, and the scope (`Debian:12`, `npm`) whose row matched. */
  readonly advisory: string;
  readonly feed: string;
  readonly family: string;
  readonly scope: string;
  readonly modified?: string;
  /** The name that was looked up: the source or binary package, group:artifact… */
  readonly name: string;
  readonly by: 'source' | 'binary' | 'package';
  /** The version that was compared, and in which order (`dpkg`, `semver`…). */
  readonly version: string;
  readonly order: string;
  readonly introduced: string;
  readonly fixed: string;
  readonly last: string;
  /** True when the version stands in the record's list of versions. */
  readonly listed: boolean;
  /** The vendor's own status word, or ''. */
  readonly word: string;
}

export type FindingState =
  | 'affected'
  /** The vendor calls it unimportant, or says that it will not be fixed; still a finding. */
  | 'will-not-fix'
  | 'negligible';

export interface Finding {
  readonly kind: 'vulnerability';
  /** Canonical id: the CVE where there is exactly one, else the best known id. */
  readonly id: string;
  /** All ids of the same problem, sorted, without `id`. */
  readonly aliases: readonly string[];
  /** Package ids: one for each installed package with this problem (binaries of one source together). */
  readonly packages: readonly string[];
  readonly severity: Severity;
  /** Where the severity comes from, for people: `Debian urgency`, `CVSS 3.1 of OSV`. */
  readonly severityFrom: string;
  /** Base score 0 to 10 when a vector is known. */
  readonly score?: number;
  readonly scores: readonly Score[];
  readonly summary: string;
  /** The lowest version that ends the problem for this package, or '' when there is none. */
  readonly fixed: string;
  readonly state: FindingState;
  /** `possible` when the package's identity is itself a guess. */
  readonly confidence: 'certain' | 'likely' | 'possible';
  readonly evidence: readonly MatchEvidence[];
  readonly references: readonly string[];
}

/** A finding that is not reported as one, with the reason; never dropped. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason:
    | 'vendor-not-affected'
    | 'vendor-fixed'
    | 'withdrawn'
    | 'kernel-headers'
    /** Named by a binary's list of what built it; not linked into it. */
    | 'build-only'
    /** A lock file says that it is for development or tests only. */
    | 'dev-only'
    | 'vendored'
    /** The vendor has not yet decided whether the package is affected. */
    | 'under-investigation';
  /** One line with the evidence. */
  readonly detail: string;
}

/** What could not be judged. `hides`: vulnerabilities of packages that are there may be missing. */
export interface Unjudged {
  readonly reason:
    | 'no-data'
    | 'no-release-data'
    | 'end-of-life'
    | 'third-party'
    /** The package's name is not known well enough to look it up: a jar without a group. */
    | 'unknown-name'
    | 'unknown-version'
    | 'unreadable-version'
    | 'unsupported-type'
    /** Nobody publishes advisories for packages of this type in a form that is read here. */
    | 'no-feed'
    | 'no-distribution'
    /** More comparisons or findings than any real image brings. */
    | 'over-limit';
  /** For people: `Debian 9`, `npm`. */
  readonly what: string;
  readonly hides: boolean;
  /** Package ids, sorted. */
  readonly packages: readonly string[];
  readonly detail: string;
}

export interface Matched {
  /** Sorted: worst first. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly unjudged: readonly Unjudged[];
  /** Families that were asked, sorted. */
  readonly families: readonly string[];
}
