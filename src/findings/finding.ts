// Makes a finding of a decided problem: names, severity, fix, and the evidence that can be repeated by hand.
import type { Advisory } from '../advisories/types.ts';
import { byText } from '../core/text.ts';
import type { Decision, DecidingEntry } from './decide.ts';
import { fixOf } from './fix.ts';
import type { Group } from './group.ts';
import { chooseId } from './ids.ts';
import { isListed } from './interval.ts';
import { lessSure, surer } from './limits.ts';
import type { Problem } from './problems.ts';
import { severityOf } from './severity.ts';
import type { Finding, FindingState, MatchEvidence } from './types.ts';

/** `witnesses` add names and evidence, and no more. */
export function findingOf(
  problem: Problem,
  decision: Decision,
  group: Group,
  witnesses: readonly DecidingEntry[] = [],
): Finding {
  const { entries, needs, standing } = decision;
  const id = chooseId(problem.ids);
  const all = [...entries, ...witnesses];
  // The records that decided speak first: a bundle's title is about many problems.
  const advisories = uniqueAdvisories(entries.map(({ claim }) => claim.advisory));
  const judged = severityOf(advisories, group.kind === 'system');
  const isNegligible = standing === 'negligible';
  const state: FindingState = isNegligible
    ? 'negligible'
    : standing === 'will-not-fix' || needs !== undefined
      ? 'will-not-fix'
      : 'affected';
  const word = entries.find(({ row }) => row.word !== '')?.row.word ?? '';
  return {
    kind: 'vulnerability',
    id,
    aliases: problem.ids.filter((one) => one !== id),
    packages: [...new Set(entries.flatMap(({ packages }) => packages.map((pkg) => pkg.id)))].sort(byText),
    ...judged,
    ...(isNegligible && { severity: 'negligible', severityFrom: `${group.family}: ${word}` }),
    summary: advisories.find(({ summary }) => summary !== '')?.summary ?? '',
    fixed: needs === undefined ? fixOf(entries) : '',
    state,
    confidence: lessSure(group.confidence, entries.map(({ fit }) => fit).reduce(surer, 'possible')),
    evidence: evidenceOf(all, group),
    references: [...new Set(advisories.flatMap(({ references }) => references))],
  };
}

/** Each row once, sorted; what a fix needs stands beside the vendor's word. */
export function evidenceOf(entries: readonly DecidingEntry[], group: Group): MatchEvidence[] {
  const evidence = entries.map(({ row, question, claim: { advisory } }): MatchEvidence => {
    const needs = question.needs !== undefined && row.fixed !== '' ? `fix needs ${question.needs}` : '';
    return {
      advisory: advisory.id,
      feed: advisory.feed,
      family: group.family,
      scope: row.scope,
      ...(advisory.modified !== undefined && { modified: advisory.modified }),
      name: question.name,
      by: question.by,
      version: question.version,
      order: question.order.name,
      introduced: row.introduced,
      fixed: row.fixed,
      last: row.last,
      listed: isListed(row, question),
      word: [row.word, needs].filter((part) => part !== '').join('; '),
    };
  });
  const known = new Map(evidence.map((one) => [keyOf(one), one]));
  return [...known].sort(([a], [b]) => byText(a, b)).map(([, one]) => one);
}

function keyOf({ advisory, scope, name, introduced, fixed, last, version }: MatchEvidence): string {
  return [advisory, scope, name, introduced, fixed, last, version].join('\n');
}

function uniqueAdvisories(advisories: readonly Advisory[]): Advisory[] {
  return [...new Set(advisories)].sort((a, b) => byText(a.id, b.id));
}
