// What is asked of the advisories: a name in a scope, and the version that is held against the rows.
import type { VersionOrder } from '../versions/index.ts';
import type { MatchEvidence } from './types.ts';

export interface Question {
  /** `Debian:12`, `npm`. */
  readonly scope: string;
  /** In the spelling of the ecosystem's keys. */
  readonly name: string;
  readonly by: MatchEvidence['by'];
  /** The installed version, in the form that is compared. */
  readonly version: string;
  readonly order: VersionOrder;
  /** Changes a version of the advisory before it is compared: an epoch dropped, or made explicit. */
  readonly adapt: (version: string) => string;
  /** What a fix of this scope needs (`Ubuntu Pro`), where not everybody gets it. */
  readonly needs?: string;
  /**
   * True for a version that says when, not which: the `v0.0.0-date-commit` of a Go program whose tags nobody knew. It
   * lies above the beginning and below every release, so a range that begins there tells nothing.
   */
  readonly isUntagged?: boolean;
}

export const ASIS = (version: string): string => version;
