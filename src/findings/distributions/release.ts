// One release of a distribution, as the matcher needs to know it.
import type { Distribution } from '../../inventory/distribution.ts';

export interface Release {
  /** For people: `Debian 12`. */
  readonly label: string;
  /** The package URL type of its own packages; others are none of its. */
  readonly type: 'deb' | 'rpm' | 'apk';
  /** OSV ecosystems whose rows apply to every installation; none: no feed exists. */
  readonly scopes: readonly string[];
  /** Ecosystems whose fixes reach only those who pay for them. */
  readonly extended?: ExtendedSupport;
  /** Which of a package's names the vendor's advisories use. */
  readonly key: 'source' | 'binary' | 'source and binary';
  /** True where the data also lists what has no fix; elsewhere unfixed flaws are unknown. */
  readonly unfixedKnown: boolean;
  /**
   * True where records of one CVE and advisories that list several stand side by side in one feed: then the
   * record of the CVE decides, and the advisory only adds its name.
   */
  readonly mixed?: boolean;
  /** True for a rebuild of another vendor's packages: module builds carry other build numbers than the feed's. */
  readonly rebuild?: boolean;
  /** What is taken for granted where the image doesn't tell, for people. */
  readonly assumes?: string;
  /** Last day with security updates that everybody gets (ISO date). */
  readonly endOfLife?: string;
}

export interface ExtendedSupport {
  readonly scopes: readonly string[];
  /** `Ubuntu Pro`. */
  readonly needs: string;
  /** Installed versions that are such a build themselves. */
  readonly builds?: RegExp;
}

/** A row of the table: os-release ids, and what a release of them is; undefined for a version that has no form known here. */
export interface DistributionRow {
  readonly ids: readonly string[];
  release(distribution: Distribution): Release | undefined;
}

/** The first `count` numbers of a version: (`3.18.4`, 2) → `3.18`; undefined when there are fewer. */
export function leading(version: string, count: number): string | undefined {
  const match = new RegExp(`^\\d+(?:\\.\\d+){${count - 1}}(?![0-9])`).exec(version);
  return match?.[0];
}
