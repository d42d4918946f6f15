// CVSS 3.0 and 3.1: the base score.
import { type Metrics, weigh } from './vector.ts';

const IMPACT = { H: 0.56, L: 0.22, N: 0 };
const WEIGHTS = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  UI: { N: 0.85, R: 0.62 },
  S: { U: 0, C: 1 },
  C: IMPACT,
  I: IMPACT,
  A: IMPACT,
};
/** Privileges weigh more where the scope changes. */
const PRIVILEGES_CHANGED = { ...WEIGHTS, PR: { N: 0.85, L: 0.68, H: 0.5 } };

/** Base equations of the CVSS 3.1 specification, section 7.1; temporal and environmental metrics don't count. */
export function score3(metrics: Metrics): number | undefined {
  const isChanged = metrics.get('S') === 'C';
  const weights = weigh(metrics, isChanged ? PRIVILEGES_CHANGED : WEIGHTS);
  if (weights === undefined) return undefined;
  const base = 1 - (1 - weights.C) * (1 - weights.I) * (1 - weights.A);
  const impact = isChanged ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base;
  if (impact <= 0) return 0;
  const exploitability = 8.22 * weights.AV * weights.AC * weights.PR * weights.UI;
  return roundUp(Math.min((isChanged ? 1.08 : 1) * (impact + exploitability), 10));
}

/** To the next tenth, by the integers of CVSS 3.1 appendix A, so that floating point doesn't show. */
function roundUp(score: number): number {
  return Math.ceil(Math.round(score * 100_000) / 10_000) / 10;
}
