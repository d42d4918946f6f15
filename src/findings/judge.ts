// One group of packages: its findings, what is suppressed and why, and what can't be compared.
import type { Book } from './book.ts';
import { decide, witnessesOf } from './decide.ts';
import { type Dossier, dossiersOf, suspectsIn } from './dossier.ts';
import { findingOf } from './finding.ts';
import type { Aside, Group } from './group.ts';
import { lessSure } from './limits.ts';
import { type Claim, claimOf, type Problem, problemsOf } from './problems.ts';
import type { Finding, Suppressed } from './types.ts';
import type { UnjudgedList } from './unjudged.ts';
import type { Vendor } from './vendor.ts';

export interface Results {
  readonly findings: Finding[];
  readonly suppressed: Suppressed[];
  readonly unjudged: UnjudgedList;
}

export function judge(group: Group, book: Book, vendor: Vendor, results: Results): void {
  const dossiers = dossiersOf(group, book, suspectsIn(group, book));
  const unreadable = dossiers.filter(({ base, extended }) => (base ?? extended) === 'unreadable');
  if (unreadable.length > 0) addUnreadable(group, book, unreadable, results.unjudged);

  for (const problem of problemsOf(claimsOf(dossiers, group, book))) {
    const decision = decide(problem, group);
    if (decision === undefined) addWithdrawn(problem, group, results);
    else if (decision.place === 'affected') {
      const finding = findingOf(problem, decision, group, witnessesOf(problem, decision));
      addFinding(finding, problem, group, vendor, results, decision.standing === 'under-investigation');
    }
  }
}

/**
 * Only advisories that hold the version are read, and those that could overrule them: an erratum's word is worth nothing beside
 * a record of the very problem that says otherwise, and extended support's beside an ordinary fix.
 */
function claimsOf(dossiers: readonly Dossier[], group: Group, book: Book): Claim[] {
  const hits = dossiers.filter(isHit).map((dossier) => claimOf(dossier, group, book));
  const direct = new Set(hits.filter((claim) => !claim.isBundle).flatMap(({ problems }) => problems.flat()));
  const contested = hits
    .filter((claim) => claim.isBundle && (group.isMixed || claim.base !== 'affected'))
    .flatMap(({ problems }) => problems.flat())
    .filter((id) => !direct.has(id));
  if (contested.length === 0) return hits;
  const keys = new Set(contested.flatMap((id) => book.named(group.family, id)));
  for (const dossier of dossiers) if (isHit(dossier)) keys.delete(dossier.advisory);
  return [...hits, ...dossiersOf(group, book, keys).map((dossier) => claimOf(dossier, group, book))];
}

function isHit({ base, extended }: Pick<Dossier, 'base' | 'extended'>): boolean {
  return base === 'affected' || extended === 'affected';
}

const ASIDE: Readonly<Record<Aside, string>> = {
  'kernel-headers':
    'headers or tools built of a kernel\u2019s source, no kernel: its flaws do not run in a container',
  vendored:
    'a part of something else (named by an SBOM inside of it, or a copy in a snap), not installed itself',
  'dev-only': 'a dependency for development or tests, by the lock file: no part of what is shipped',
  'build-only': 'a crate that only helped to build the binary and is not linked into it',
};

function addFinding(
  finding: Finding,
  problem: Problem,
  group: Group,
  vendor: Vendor,
  { findings, suppressed }: Results,
  isInvestigated: boolean,
): void {
  if (group.aside !== undefined) {
    suppressed.push({ finding, reason: group.aside, detail: ASIDE[group.aside] });
  } else if (isInvestigated) {
    const word = finding.evidence.find((one) => one.word !== '')?.word ?? '';
    const detail = `${group.family} has not decided yet whether the package is affected (${word})`;
    suppressed.push({ finding, reason: 'under-investigation', detail });
  } else if (group.owner === undefined) findings.push(finding);
  else {
    const silenced = vendor(problem, group.owner);
    if (silenced === 'silent')
      findings.push({ ...finding, confidence: lessSure(finding.confidence, 'likely') });
    else if (silenced === undefined) findings.push(finding);
    else suppressed.push({ finding, ...silenced });
  }
}

function addWithdrawn(problem: Problem, group: Group, { suppressed }: Results): void {
  const claims = problem.claims.filter(
    ({ base, extended }) => base === 'affected' || extended === 'affected',
  );
  const revived = { ...problem, claims: claims.map((claim) => ({ ...claim, isWithdrawn: false })) };
  const decision = decide(revived, group);
  if (decision === undefined) return;
  const dated = claims.find(({ advisory }) => advisory.withdrawn !== undefined)?.advisory;
  suppressed.push({
    finding: findingOf(problem, decision, group),
    reason: 'withdrawn',
    detail:
      dated === undefined
        ? `the title of ${claims[0]?.advisory.id ?? ''} says that it was withdrawn`
        : `${dated.id} was withdrawn on ${dated.withdrawn}`,
  });
}

/** Only where an advisory names the package: where none does, its version doesn't matter. */
function addUnreadable(group: Group, book: Book, dossiers: readonly Dossier[], unjudged: UnjudgedList): void {
  for (const { advisory, entries } of dossiers)
    for (const { place, question, packages, row } of entries) {
      if (place !== 'unreadable') continue;
      const ids = packages.map((pkg) => pkg.id);
      const { version, name, order } = question;
      const what = `${group.family}: ${name}`;
      if (version === '' || /^\(?devel\)?/.test(version) || question.isUntagged) {
        const detail = `advisories name it, and its version ${version === '' ? 'is not known' : `(${version}) tells no release`}`;
        unjudged.add({ reason: 'unknown-version', what, hides: true, detail }, ids);
      } else if (order.compare(version, version) === undefined) {
        const detail = `advisories name it, and its version ${version} is none of the order ${order.name}`;
        unjudged.add({ reason: 'unreadable-version', what, hides: true, detail }, ids);
      } else {
        const { id } = book.advisory(group.family, advisory);
        const bounds = [row.introduced, row.fixed, row.last].filter((bound) => bound !== '').join(', ');
        const detail = `a version in ${id} (${bounds}) is none of the order ${order.name}`;
        unjudged.add({ reason: 'unreadable-version', what: `${what} (${id})`, hides: true, detail }, ids);
      }
    }
}
