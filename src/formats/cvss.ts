// CVSS: score and rating of a vector of any version.
import { score2 } from './cvss/v2.ts';
import { score3 } from './cvss/v3.ts';
import { score4 } from './cvss/v4.ts';
import { type Metrics, parseMetrics } from './cvss/vector.ts';

export type CvssSeverity = 'none' | 'low' | 'medium' | 'high' | 'critical';

export interface CvssScore {
  readonly version: '2.0' | '3.0' | '3.1' | '4.0';
  /** 0 to 10, with one decimal. */
  readonly score: number;
  readonly severity: CvssSeverity;
}

/** Above this length no text is a vector; all metrics of CVSS 4.0 take some 200 characters. */
const MAX_LENGTH = 500;

const SCORERS: Readonly<Record<CvssScore['version'], (metrics: Metrics) => number | undefined>> = {
  '2.0': score2,
  '3.0': score3,
  '3.1': score3,
  '4.0': score4,
};

/**
 * The score of a vector: of version 2 and 3 the base score, of version 4 that of all its metrics, which has no other. Undefined
 * when the text is no vector, or one with a base metric missing or a value that does not exist. The order of metrics
 * does not matter. Version 2 comes without prefix, also in parentheses. Ratings: CVSS 3.1 section 5, CVSS 4.0
 * section 6; version 2 has none of its own, and is rated as the NVD does.
 */
export function cvssScore(vector: string): CvssScore | undefined {
  if (vector.length > MAX_LENGTH) return undefined;
  const [, prefix, open, body = '', close] =
    /^(?:CVSS:([234]\.[01])\/)?(\()?([A-Za-z:/]+)(\))?$/.exec(vector) ?? [];
  const version = prefix ?? '2.0';
  if (!isVersion(version) || (open === undefined) !== (close === undefined)) return undefined;
  const metrics = parseMetrics(body);
  const score = metrics && SCORERS[version](metrics);
  return score === undefined ? undefined : { version, score, severity: rate(version, score) };
}

function isVersion(text: string): text is CvssScore['version'] {
  return Object.hasOwn(SCORERS, text);
}

function rate(version: CvssScore['version'], score: number): CvssSeverity {
  if (version === '2.0') return score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}
