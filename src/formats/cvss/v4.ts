// CVSS 4.0: the score of a vector with all that it says (CVSS-B, -BT, -BE or -BTE).
import { DEPTH1, DEPTH2, DEPTH36, DEPTH4, EQ1, EQ2, EQ36, EQ4, MACROVECTOR_SCORES } from './macrovectors.ts';
import type { Metrics } from './vector.ts';

/** Values of the base metrics, from the most to the least severe. */
const BASE: Readonly<Record<string, string>> = {
  AV: 'NALP',
  PR: 'NLH',
  UI: 'NPA',
  AC: 'LH',
  AT: 'NP',
  VC: 'HLN',
  VI: 'HLN',
  VA: 'HLN',
  SC: 'HLN',
  SI: 'HLN',
  SA: 'HLN',
};
/** Threat and requirements: the worst counts where a vector says nothing, or X. */
const OTHERS: Readonly<Record<string, string>> = { E: 'APU', CR: 'HML', IR: 'HML', AR: 'HML' };
/** S, safety, is a value of the modified metrics alone. */
const WITH_SAFETY: Readonly<Record<string, string>> = { SI: 'SHLN', SA: 'SHLN' };
/** How far a value is from the worst one is its place here. */
const LEVELS: Readonly<Record<string, string>> = { ...BASE, ...OTHERS, SC: 'SHLN', ...WITH_SAFETY };

/** Values that count, of all metrics in `LEVELS`. */
type Values = (metric: string) => string;

/** Scoring of the CVSS 4.0 specification, section 8.2: the macrovector's score less the mean way towards the next lower ones. */
export function score4(metrics: Metrics): number | undefined {
  const values = effective(metrics);
  if (values === undefined) return undefined;
  if (['VC', 'VI', 'VA', 'SC', 'SI', 'SA'].every((metric) => values(metric) === 'N')) return 0;
  const [eq1, eq2, eq3, eq4, eq5, eq6] = macrovector(values);
  const score = lookUp(eq1, eq2, eq3, eq4, eq5, eq6) ?? 0;
  const pair = `${eq3}${eq6}`;
  const ways = [
    { lower: lookUp(eq1 + 1, eq2, eq3, eq4, eq5, eq6), part: partOf(values, EQ1[eq1], DEPTH1[eq1]) },
    { lower: lookUp(eq1, eq2 + 1, eq3, eq4, eq5, eq6), part: partOf(values, EQ2[eq2], DEPTH2[eq2]) },
    {
      // Where both EQ3 and EQ6 can be lower, the higher of the two scores counts; EQ3 2 has no EQ6 0.
      lower:
        pair === '00'
          ? Math.max(lookUp(eq1, eq2, 0, eq4, eq5, 1) ?? 0, lookUp(eq1, eq2, 1, eq4, eq5, 0) ?? 0)
          : pair === '10'
            ? lookUp(eq1, eq2, 1, eq4, eq5, 1)
            : lookUp(eq1, eq2, eq3 + 1, eq4, eq5, eq6),
      part: partOf(values, EQ36[pair], DEPTH36[pair]),
    },
    { lower: lookUp(eq1, eq2, eq3, eq4 + 1, eq5, eq6), part: partOf(values, EQ4[eq4], DEPTH4[eq4]) },
    { lower: lookUp(eq1, eq2, eq3, eq4, eq5 + 1, eq6), part: 0 },
  ];
  const drops = ways.flatMap(({ lower, part }) => (lower === undefined ? [] : [(score - lower) * part]));
  const mean = drops.reduce((sum, drop) => sum + drop, 0) / Math.max(drops.length, 1);
  // The small addend keeps floating point from rounding an exact half down.
  return Math.round((score - mean) * 10 + 1e-5) / 10;
}

function effective(metrics: Metrics): Values | undefined {
  const values = new Map<string, string>();
  for (const [metric, allowed] of Object.entries(BASE)) {
    const base = metrics.get(metric) ?? '';
    const modified = metrics.get(`M${metric}`) ?? 'X';
    if (!isOneOf(base, allowed) || !isOneOf(modified, `X${WITH_SAFETY[metric] ?? allowed}`)) return undefined;
    values.set(metric, modified === 'X' ? base : modified);
  }
  for (const [metric, allowed] of Object.entries(OTHERS)) {
    const value = metrics.get(metric) ?? 'X';
    if (!isOneOf(value, `X${allowed}`)) return undefined;
    values.set(metric, value === 'X' ? allowed.charAt(0) : value);
  }
  return (metric) => values.get(metric) ?? '';
}

function isOneOf(value: string, allowed: string): boolean {
  return value.length === 1 && allowed.includes(value);
}

/** EQ1 to EQ6, tables 24 to 29 of the specification. */
function macrovector(v: Values): [number, number, number, number, number, number] {
  const open = [v('AV'), v('PR'), v('UI')].filter((value) => value === 'N').length;
  const isHigh = (metric: string): boolean => v(metric) === 'H';
  const isSafety = v('SI') === 'S' || v('SA') === 'S';
  const isCritical =
    (isHigh('CR') && isHigh('VC')) || (isHigh('IR') && isHigh('VI')) || (isHigh('AR') && isHigh('VA'));
  return [
    open === 3 ? 0 : open > 0 && v('AV') !== 'P' ? 1 : 2,
    v('AC') === 'L' && v('AT') === 'N' ? 0 : 1,
    isHigh('VC') && isHigh('VI') ? 0 : isHigh('VC') || isHigh('VI') || isHigh('VA') ? 1 : 2,
    isSafety ? 0 : isHigh('SC') || isHigh('SI') || isHigh('SA') ? 1 : 2,
    'APU'.indexOf(v('E')),
    isCritical ? 0 : 1,
  ];
}

function lookUp(...equivalences: number[]): number | undefined {
  return MACROVECTOR_SCORES.get(equivalences.join(''));
}

/** How much of its level's depth the vector is away from the level's most severe vector that is nowhere less severe than it. */
function partOf(v: Values, most: readonly string[] = [], depth = 1): number {
  for (const vector of most) {
    const steps = vector.split('/').map((field) => {
      const [metric = '', worst = ''] = field.split(':');
      const levels = LEVELS[metric] ?? '';
      return levels.indexOf(v(metric)) - levels.indexOf(worst);
    });
    if (steps.every((step) => step >= 0)) return steps.reduce((sum, step) => sum + step, 0) / depth;
  }
  return 0;
}
