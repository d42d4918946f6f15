// The matcher: inventory × advisories → findings. Pure: reads the inventory model and the advisory source, nothing else.
import { type AdvisorySource, familyOf } from '../advisories/types.ts';
import { byText } from '../core/text.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { openBook } from './book.ts';
import { type Release, releaseOf } from './distributions/index.ts';
import { familyOfType, isSystemType } from './ecosystems.ts';
import { judge, type Results } from './judge.ts';
import type { Group } from './group.ts';
import { groupsOf } from './placing.ts';
import { SEVERITIES } from './severity.ts';
import type { Finding, Matched } from './types.ts';
import { UnjudgedList } from './unjudged.ts';
import { vendorOf } from './vendor.ts';

export interface MatchOptions {
  /** The moment that counts as now (ISO): it decides what is past its end of life. */
  readonly now: string;
  readonly limits?: MatchLimits;
}

/** Against a hundred thousand versions of one package that has thousands of flaws. */
export interface MatchLimits {
  /** Rows of advisories that are held against packages. */
  readonly rows: number;
  /** Findings, suppressed ones included. */
  readonly findings: number;
}

/** Far above any real image. */
const LIMITS: MatchLimits = { rows: 20_000_000, findings: 100_000 };

/**
 * Judges every package of the inventory. The answer depends on inventory, advisories and options alone, not on the order
 * of packages; findings come worst first. Nothing is dropped: what is not reported stands in `suppressed` or `unjudged`.
 */
export function match(inventory: Inventory, source: AdvisorySource, options: MatchOptions): Matched {
  const release = inventory.distribution && releaseOf(inventory.distribution);
  const unjudged = new UnjudgedList();
  const results: Results = { findings: [], suppressed: [], unjudged };
  const groups = groupsOf(inventory, release, source, unjudged);
  const questions = groups.flatMap((group) => group.asks.map((ask) => ask.question));
  const book = openBook(source, questions);
  const vendor = vendorOf(groups, release, book);
  const limits = options.limits ?? LIMITS;
  let rows = 0;
  for (const group of groups) {
    for (const { question } of group.asks) rows += book.rows(question.scope, question.name).length;
    if (rows <= limits.rows && results.findings.length + results.suppressed.length < limits.findings)
      judge(group, book, vendor, results);
    else addOverLimit(group, unjudged);
  }
  if (release !== undefined) addEndOfLife(inventory, release, options.now, unjudged);
  return {
    findings: results.findings.sort(compareFindings),
    suppressed: results.suppressed.sort(
      (a, b) => byText(a.reason, b.reason) || compareFindings(a.finding, b.finding),
    ),
    unjudged: unjudged.all(),
    families: familiesFor(inventory),
  };
}

/** The families of advisories that this inventory needs, sorted. */
export function familiesFor(inventory: Inventory): string[] {
  const families = new Set<string>();
  const release = inventory.distribution && releaseOf(inventory.distribution);
  for (const { type } of inventory.packages) {
    if (isSystemType(type)) {
      if (type === release?.type) for (const scope of release.scopes) families.add(familyOf(scope));
      continue;
    }
    const family = familyOfType(type);
    if (family !== undefined) families.add(family);
  }
  return [...families].sort(byText);
}

function addOverLimit(group: Group, unjudged: UnjudgedList): void {
  const detail = 'the image has more packages with more advisories than are compared';
  const ids = group.packages.map((pkg) => pkg.id);
  unjudged.add({ reason: 'over-limit', what: group.family, hides: true, detail }, ids);
}

/** A release that gets no more updates gets no more advisories either: what was found stays as it is, newer flaws are missing. */
function addEndOfLife(inventory: Inventory, release: Release, now: string, unjudged: UnjudgedList): void {
  const { endOfLife, label, type } = release;
  if (endOfLife === undefined || now.slice(0, 10) <= endOfLife) return;
  const packages = inventory.packages.filter((pkg) => pkg.type === type).map((pkg) => pkg.id);
  if (packages.length === 0) return;
  const detail = `no security updates for everybody since ${endOfLife}: newer flaws may be missing`;
  unjudged.add({ reason: 'end-of-life', what: label, hides: true, detail }, packages);
}

/** Worst first; what can be fixed first; then by id and package. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    Number(a.fixed === '') - Number(b.fixed === '') ||
    byText(a.id, b.id) ||
    byText(a.packages.join('\n'), b.packages.join('\n'))
  );
}
