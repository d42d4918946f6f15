// CVSS 4.0's macrovectors: their scores, their most severe vectors and their depths (specification, sections 8.2 and 8.3).

/**
 * A row for each EQ1, EQ2, EQ3: scores by EQ4, then EQ5, then EQ6 (0, 1; only 1 where EQ3 is 2).
 * Source: FIRST, CVSS 4.0 specification and the look-up table of its calculator.
 */
const ROWS: readonly (readonly [string, string])[] = [
  ['000', '10 9.9 9.8 9.5 9.5 9.2  10 9.6 9.3 8.7 9.1 8.1  9.3 9 8.9 8 8.1 6.8'],
  ['001', '9.8 9.5 9.5 9.2 9 8.4  9.3 9.2 8.9 8.1 8.1 6.5  8.8 8 7.8 7 6.9 4.8'],
  ['002', '9.2 8.2 7.2  7.9 6.9 5  6.9 5.5 2.7'],
  ['010', '9.9 9.7 9.5 9.2 9.2 8.5  9.5 9.1 9 8.3 8.4 7.1  9.2 8.1 8.2 7.1 7.2 5.3'],
  ['011', '9.5 9.3 9.2 8.5 8.5 7.3  9.2 8.2 8 7.2 7 5.9  8.4 7 7.1 5.2 5 3'],
  ['012', '8.6 7.5 5.2  7.1 5.2 2.9  6.3 2.9 1.7'],
  ['100', '9.8 9.5 9.4 8.7 9.1 8.1  9.4 8.9 8.6 7.4 7.7 6.4  8.7 7.5 7.4 6.3 6.3 4.9'],
  ['101', '9.4 8.9 8.8 7.7 7.6 6.7  8.6 7.6 7.4 5.8 5.9 5  7.2 5.7 5.7 5.2 5.2 2.5'],
  ['102', '8.3 7 5.4  6.5 5.8 2.6  5.3 2.1 1.3'],
  ['110', '9.5 9 8.8 7.6 7.6 7  9 7.7 7.5 6.2 6.1 5.3  7.7 6.6 6.8 5.9 5.2 3'],
  ['111', '8.9 7.8 7.6 6.7 6.2 5.8  7.4 5.9 5.7 5.7 4.7 2.3  6.1 5.2 5.7 2.9 2.4 1.6'],
  ['112', '7.1 5.9 3  5.8 2.6 1.5  2.3 1.3 0.6'],
  ['200', '9.3 8.7 8.6 7.2 7.5 5.8  8.6 7.4 7.4 6.1 5.6 3.4  7 5.4 5.2 4 4 2.2'],
  ['201', '8.5 7.5 7.4 5.5 6.2 5.1  7.2 5.7 5.5 4.1 4.6 1.9  5.3 3.6 3.4 1.9 1.9 0.8'],
  ['202', '6.4 5.1 2  4.7 2.1 1.1  2.4 0.9 0.4'],
  ['210', '8.8 7.5 7.3 5.3 6 5  7.3 5.5 5.9 4 4.1 2  5.4 4.3 4.5 2.2 2 1.1'],
  ['211', '7.5 5.5 5.8 4.5 4 2.1  6.1 5.1 4.8 1.8 2 0.9  4.6 1.8 1.7 0.7 0.8 0.2'],
  ['212', '5.3 2.4 1.4  2.4 1.2 0.5  1 0.3 0.1'],
];

/** Scores by macrovector: the six digits of EQ1 to EQ6. */
export const MACROVECTOR_SCORES: ReadonlyMap<string, number> = new Map(ROWS.flatMap(expand));

function expand([start, scores]: readonly [string, string]): [string, number][] {
  const eq6 = start.endsWith('2') ? ['1'] : ['0', '1'];
  return scores.split(/ +/).map((score, at) => {
    const rest = Math.floor(at / eq6.length);
    return [`${start}${Math.floor(rest / 3)}${rest % 3}${eq6[at % eq6.length]}`, Number(score)];
  });
}

/** The most severe vectors of each level of EQ1, EQ2 and EQ4. */
export const EQ1: readonly (readonly string[])[] = [
  ['AV:N/PR:N/UI:N'],
  ['AV:A/PR:N/UI:N', 'AV:N/PR:L/UI:N', 'AV:N/PR:N/UI:P'],
  ['AV:P/PR:N/UI:N', 'AV:A/PR:L/UI:P'],
];
export const EQ2: readonly (readonly string[])[] = [['AC:L/AT:N'], ['AC:H/AT:N', 'AC:L/AT:P']];
export const EQ4: readonly (readonly string[])[] = [
  ['SC:H/SI:S/SA:S'],
  ['SC:H/SI:H/SA:H'],
  ['SC:L/SI:L/SA:L'],
];
/** Of EQ3 and EQ6, which depend on each other, by their two digits. */
export const EQ36: Readonly<Record<string, readonly string[]>> = {
  '00': ['VC:H/VI:H/VA:H/CR:H/IR:H/AR:H'],
  '01': ['VC:H/VI:H/VA:L/CR:M/IR:M/AR:H', 'VC:H/VI:H/VA:H/CR:M/IR:M/AR:M'],
  '10': ['VC:L/VI:H/VA:H/CR:H/IR:H/AR:H', 'VC:H/VI:L/VA:H/CR:H/IR:H/AR:H'],
  '11': [
    'VC:L/VI:H/VA:L/CR:H/IR:M/AR:H',
    'VC:L/VI:H/VA:H/CR:H/IR:M/AR:M',
    'VC:H/VI:L/VA:H/CR:M/IR:H/AR:M',
    'VC:H/VI:L/VA:L/CR:M/IR:H/AR:H',
    'VC:L/VI:L/VA:H/CR:H/IR:H/AR:M',
  ],
  '21': ['VC:L/VI:L/VA:L/CR:H/IR:H/AR:H'],
};
/** Depth of each level: steps from its most to its least severe vector, plus one. */
export const DEPTH1: readonly number[] = [1, 4, 5];
export const DEPTH2: readonly number[] = [1, 2];
export const DEPTH4: readonly number[] = [6, 5, 4];
export const DEPTH36: Readonly<Record<string, number>> = { '00': 7, '01': 6, '10': 8, '11': 8, '21': 10 };
