// OSV events become intervals: from `introduced` up to `fixed` (without it) or `last` (with it).
import type { VersionOrder } from '../versions/order.ts';

export interface Interval {
  /** First affected version; '0' is the beginning of all versions. */
  readonly introduced: string;
  /** First good version, or ''. */
  readonly fixed: string;
  /** Last affected version, or ''. */
  readonly last: string;
}

type Kind = 'introduced' | 'fixed' | 'last_affected';
interface Event {
  readonly kind: Kind;
  readonly version: string;
}

/** `limit` is left out: it bounds only git ranges. */
const KINDS: readonly Kind[] = ['introduced', 'fixed', 'last_affected'];
/** No real version is longer, and no order should have to look at one. */
export const LONGEST_VERSION = 1024;
const START = '0';
/** Of one range; real ones have a few dozen. */
const MOST_EVENTS = 20_000;

/**
 * The intervals of one range's events; undefined when they are too many, an event is no event, a version can not be read in `order`, or
 * nothing introduces the problem. Without an order the events stand as they are listed. An interval that ends where it
 * begins is dropped, unless it is the vendor's statement "fixed at 0". Source: OSV schema, "Evaluation".
 */
export function intervalsOf(events: unknown, order: VersionOrder | undefined): Interval[] | undefined {
  const read = readEvents(events);
  if (read === undefined || !read.some((event) => event.kind === 'introduced')) return undefined;
  if (order !== undefined && !read.every((event) => isReadable(event.version, order))) return undefined;
  // Sorting is stable: "fixed 1.2, introduced 1.2" and "introduced 1.2, fixed 1.2" keep their meaning.
  const sorted = order === undefined ? read : read.toSorted((a, b) => compareEvents(a, b, order));
  return closed(sorted);
}

function readEvents(events: unknown): Event[] | undefined {
  if (!Array.isArray(events) || events.length > MOST_EVENTS) return undefined;
  const found: Event[] = [];
  for (const event of events as readonly unknown[]) {
    if (typeof event !== 'object' || event === null) return undefined;
    for (const kind of KINDS) {
      const version = (event as Record<string, unknown>)[kind];
      if (version === undefined) continue;
      if (typeof version !== 'string' || version === '' || version.length > LONGEST_VERSION) return undefined;
      found.push({ kind, version });
    }
  }
  return found;
}

function isReadable(version: string, order: VersionOrder): boolean {
  return version === START || order.compare(version, version) !== undefined;
}

/** '0' stands before every version, whatever the order makes of the text. */
function compareEvents(a: Event, b: Event, order: VersionOrder): number {
  if (a.version === START || b.version === START)
    return Number(b.version === START) - Number(a.version === START);
  return order.compare(a.version, b.version) ?? 0;
}

function closed(events: readonly Event[]): Interval[] {
  const intervals: Interval[] = [];
  let introduced: string | undefined;
  for (const { kind, version } of events) {
    if (kind === 'introduced') introduced ??= version;
    else if (introduced !== undefined) {
      const isEmpty = kind === 'fixed' && version === introduced && version !== START;
      const end = kind === 'fixed' ? { fixed: version, last: '' } : { fixed: '', last: version };
      if (!isEmpty) intervals.push({ introduced, ...end });
      introduced = undefined;
    }
  }
  if (introduced !== undefined) intervals.push({ introduced, fixed: '', last: '' });
  return intervals;
}

/** True when the vendor says that no version is or was affected: fixed before the first one. */
export function isNotAffected(interval: Interval): boolean {
  return interval.fixed === START;
}

/** True when `version` lies in one of the intervals; what can not be compared does not. */
export function isCovered(version: string, intervals: readonly Interval[], order: VersionOrder): boolean {
  return intervals.some(({ introduced, fixed, last }) => {
    if (fixed === START) return false;
    if (introduced !== START && !(compare(order, version, introduced) >= 0)) return false;
    if (fixed !== '') return compare(order, version, fixed) < 0;
    return last === '' || compare(order, version, last) <= 0;
  });
}

/** NaN where the order can not tell: every comparison with it is false. */
function compare(order: VersionOrder, a: string, b: string): number {
  return order.compare(a, b) ?? Number.NaN;
}
