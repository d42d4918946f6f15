// What every version order offers.

export interface VersionOrder {
  /** `dpkg`, `rpm`, `apk`, `semver`, `pep440`, `maven`, `go`. */
  readonly name: string;
  /**
   * Negative, zero or positive like a sort function; undefined when one of the texts is no version of this
   * scheme and no documented rule places it ("cannot tell"). Linear in the length of its arguments.
   */
  compare(a: string, b: string): number | undefined;
}
