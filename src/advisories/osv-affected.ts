// One `affected` entry of an OSV record becomes rows for one package name in one scope.
import { normaliseName } from '../formats/ecosystem-names.ts';
import type { VersionOrder } from '../versions/order.ts';
import { type Interval, LONGEST_VERSION, intervalsOf, isCovered, isNotAffected } from './intervals.ts';
import { listOf, objectOf, textOf, textsOf } from './osv-fields.ts';
import { limitsOf, moduleOf } from './osv-limits.ts';
import type { AffectedRow } from './types.ts';

/** A row before it knows its advisory's key. */
export type Row = Omit<AffectedRow, 'advisory' | 'seq'>;

/** Why a record or a part of it is not used. */
export type Skip =
  | 'not-json'
  | 'too-large'
  | 'not-a-record'
  | 'no-package'
  | 'unknown-ecosystem'
  | 'unreadable-name'
  /** A range whose events can not be read; the record's other ranges count. */
  | 'unreadable-range'
  /** Only commits are named: nothing to compare a version with. */
  | 'only-commits';

export interface EntryContext {
  readonly id: string;
  readonly family: string;
  readonly scope: string;
  readonly summary: string;
  readonly order: VersionOrder | undefined;
}

const LONGEST_NAME = 1024;
const LONGEST_WORD = 64;
const MOST_VERSIONS = 200_000;
const MOST_INTERVALS = 50_000;
/** Versions times intervals that are compared to find the versions which no interval covers. */
const MOST_COMPARISONS = 10_000_000;

/** Adds the rows of `entry` to `out`, without those that `out` has already, and the parts that had to be skipped. */
export function rowsOf(
  entry: Readonly<Record<string, unknown>>,
  context: EntryContext,
  out: { readonly rows: Row[]; readonly skipped: Skip[] },
): void {
  const given = objectOf(entry['package'])['name'];
  const name = typeof given === 'string' && given.length <= LONGEST_NAME ? given : '';
  if (name === '') {
    out.skipped.push('unreadable-name');
    return;
  }
  const { intervals, hasCommits, unreadable } = readRanges(entry['ranges'], context.order);
  for (let i = 0; i < unreadable; i++) out.skipped.push('unreadable-range');
  const versions = uncovered(
    textsOf(entry['versions'], LONGEST_VERSION, MOST_VERSIONS),
    intervals,
    context.order,
  );
  const isEmpty = intervals.length === 0 && versions.length === 0;
  if (isEmpty && hasCommits && unreadable === 0) out.skipped.push('only-commits');

  const base = {
    name: normaliseName(context.family, name),
    scope: context.scope,
    word: wordOf(entry),
  };
  const limits = limitsOf(context.family, entry);
  const add = (range: Pick<Row, 'status' | 'versions'> & Interval): void => {
    const module = moduleOf(context.family, range.fixed, context);
    const all = module === undefined ? limits : { ...limits, module };
    const row: Row = { ...base, ...range, ...(all === undefined ? {} : { limits: all }) };
    out.rows.push(row);
  };
  for (const interval of intervals)
    add({ ...interval, status: isNotAffected(interval) ? 'not-affected' : 'affected', versions: [] });
  // A list of versions stands in a row of its own, whose interval is empty.
  if (versions.length > 0) add({ introduced: '', fixed: '', last: '', status: 'affected', versions });
}

function readRanges(ranges: unknown, order: VersionOrder | undefined) {
  const intervals: Interval[] = [];
  let hasCommits = false;
  let unreadable = 0;
  for (const item of listOf(ranges)) {
    const range = objectOf(item);
    if (range['type'] === 'GIT') {
      hasCommits = true;
      continue;
    }
    const isKnown = range['type'] === 'ECOSYSTEM' || range['type'] === 'SEMVER';
    const found = isKnown ? intervalsOf(range['events'], order) : undefined;
    if (found === undefined) unreadable++;
    else if (intervals.length + found.length > MOST_INTERVALS) unreadable++;
    else for (const interval of found) intervals.push(interval);
  }
  return { intervals, hasCommits, unreadable };
}

/** Listed versions that no interval covers; all of them where no order can tell. */
function uncovered(
  versions: readonly string[],
  intervals: readonly Interval[],
  order: VersionOrder | undefined,
): readonly string[] {
  if (order === undefined || intervals.length === 0) return versions;
  // Keeping a version that is covered costs room, and nothing else.
  if (versions.length * intervals.length > MOST_COMPARISONS) return versions;
  const isAll = ({ introduced, fixed, last }: Interval) => introduced === '0' && fixed === '' && last === '';
  if (intervals.some(isAll)) return [];
  return versions.filter((version) => !isCovered(version, intervals, order));
}

/**
 * The vendor's own word for this package: Debian's urgency, Ubuntu's status, RustSec's "informational" kind.
 * Debian's `not yet assigned` says nothing and counts as none.
 */
function wordOf(entry: Readonly<Record<string, unknown>>): string {
  const own = objectOf(entry['ecosystem_specific']);
  const database = objectOf(entry['database_specific']);
  const words = [own['urgency'], own['ubuntu_status'], database['ubuntu_status'], database['informational']];
  const word = words.map((value) => textOf(value, LONGEST_WORD)).find((text) => text !== '') ?? '';
  return word === 'not yet assigned' ? '' : word;
}
