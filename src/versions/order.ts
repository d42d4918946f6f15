// What every version order offers.

export interface VersionOrder {
  /** The key in `ORDERS`: `dpkg`, `semver`, `gem`… */
  readonly name: string;
  /**
   * Negative, zero or positive like a sort function; undefined when one of the texts is no version of this
   * scheme and no documented rule places it ("cannot tell"). Linear in the length of its arguments.
   */
  compare(a: string, b: string): number | undefined;
}
