// What the distribution's support means for a scan, for reports that show it.
import type { Distribution } from '../inventory/distribution.ts';
import { releaseOf } from './distributions/index.ts';

export interface Support {
  /** Last day with security updates for everybody (ISO date), where it is known. */
  readonly endOfLife?: string;
  readonly ended: boolean;
  /** False where the vendor's data lists fixes only, so that what has no fix is not known. */
  readonly unfixedKnown: boolean;
  /** What had to be taken for granted, for people. */
  readonly assumes?: string;
}

/** Undefined for a distribution that is not known. */
export function supportOf(distribution: Distribution, now: string): Support | undefined {
  const release = releaseOf(distribution);
  if (release === undefined) return undefined;
  const { endOfLife, unfixedKnown, assumes } = release;
  return {
    ...(endOfLife !== undefined && { endOfLife }),
    ended: endOfLife !== undefined && now.slice(0, 10) > endOfLife,
    unfixedKnown,
    ...(assumes !== undefined && { assumes }),
  };
}
