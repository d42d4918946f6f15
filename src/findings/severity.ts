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
    const vectors = scores.filter((score) => score.kind === kind).flatMap(vectorOf);
    const [worst] = vectors.sort(
      (a, b) => b.score - a.score || byText(a.name, b.name) || byText(a.from, b.from),
    );
    if (worst !== undefined) return worst;
  }
  return undefined;
}

function vectorOf({ value, from }: Score): Vector[] {
  const cvss = cvssScore(value);
  if (cvss === undefined) return [];
  const severity = cvss.severity === 'none' ? 'negligible' : cvss.severity;
  return [{ severity, score: cvss.score, name: `CVSS ${cvss.version}`, from }];
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
