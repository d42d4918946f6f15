// How severe a finding is, and who says so.
import type { Advisory, Score, Severity } from '../advisories/types.ts';
import { cvssScore } from '../formats/cvss.ts';
import { byText } from '../core/text.ts';

export interface Judged {
  readonly severity: Severity;
  readonly severityFrom: string;
  readonly score?: number;
  readonly scores: readonly Score[];
}

const SEVERITY_WORDS: ReadonlyMap<string, Severity> = new Map([
  ['critical', 'critical'],
  ['important', 'high'],
  ['high', 'high'],
  ['moderate', 'medium'],
  ['medium', 'medium'],
  ['low', 'low'],
  ['minor', 'low'],
  ['negligible', 'negligible'],
]);

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'negligible', 'unknown'];

/**
 * Vendor's word first, where the records are a distribution's: it knows how the package is built and used. Then the base
 * score, of CVSS 3 before 4 before 2: nearly every record has a CVSS 3 vector, and one scale for all compares better
 * than a newer one for a few. Then a database's word (GitHub's). Of several the worst counts. Debian's urgencies are no
 * severities and never arrive here. All scores are kept, each with its origin.
 */
export function severityOf(advisories: readonly Advisory[], isDistributions: boolean): Judged {
  const scores = uniqueScores(advisories.flatMap((advisory) => advisory.scores));
  const vector = bestVector(scores);
  const word = worstWord(scores);
  const rest = { scores, ...(vector !== undefined && { score: vector.score }) };
  if (word !== undefined && (isDistributions || vector === undefined))
    return { severity: word.severity, severityFrom: `${word.from}: ${word.value}`, ...rest };
  if (vector === undefined) return { severity: 'unknown', severityFrom: '', ...rest };
  return { severity: vector.severity, severityFrom: `${vector.name} of ${vector.from}`, ...rest };
}

interface Vector {
  readonly severity: Severity;
  readonly score: number;
  readonly name: string;
  readonly from: string;
}

function bestVector(scores: readonly Score[]): Vector | undefined {
  for (const kind of ['CVSS_V3', 'CVSS_V4', 'CVSS_V2']) {
    const vectors = scores
      .filter((score) => score.kind === kind)
      .flatMap((score): Vector[] => {
        const value = cvssScore(score.value);
        if (value === undefined) return [];
        const name = `CVSS ${/^CVSS:(\d\.\d)/.exec(score.value)?.[1] ?? '2.0'}`;
        return [{ severity: rating(kind, value), score: value, name, from: score.from }];
      })
      .sort((a, b) => b.score - a.score || byText(a.name, b.name) || byText(a.from, b.from));
    if (vectors[0] !== undefined) return vectors[0];
  }
  return undefined;
}

/** Qualitative ratings: CVSS 3.1 section 5, CVSS 4.0 section 6; NVD's for version 2, which has no critical one. */
function rating(kind: string, score: number): Severity {
  if (kind === 'CVSS_V2') return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  return score >= 4 ? 'medium' : score > 0 ? 'low' : 'negligible';
}

function worstWord(
  scores: readonly Score[],
): { severity: Severity; value: string; from: string } | undefined {
  return scores
    .filter((score) => !score.kind.startsWith('CVSS'))
    .flatMap(({ value, from }) => {
      const severity = SEVERITY_WORDS.get(value.toLowerCase());
      return severity === undefined ? [] : [{ severity, value, from }];
    })
    .sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || byText(a.from, b.from),
    )[0];
}

function uniqueScores(scores: readonly Score[]): Score[] {
  const known = new Map(scores.map((score) => [`${score.kind}\n${score.value}\n${score.from}`, score]));
  return [...known].sort(([a], [b]) => byText(a, b)).map(([, score]) => score);
}
