// CVSS: scores that FIRST and the NVD publish, ratings, and what no vector is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { cvssScore } from './cvss.ts';
import { MACROVECTOR_SCORES } from './cvss/macrovectors.ts';

function scoreOf(vector: string): number | undefined {
  return cvssScore(vector)?.score;
}

function check(scores: Readonly<Record<string, number>>): void {
  for (const [vector, score] of Object.entries(scores)) assert.equal(scoreOf(vector), score, vector);
}

test('CVSS 2: base scores', () => {
  check({
    'AV:N/AC:L/Au:N/C:P/I:N/A:N': 5,
    'AV:N/AC:L/Au:N/C:C/I:C/A:C': 10,
    'AV:N/AC:L/Au:N/C:N/I:N/A:C': 7.8,
    'AV:L/AC:H/Au:N/C:C/I:C/A:C': 6.2,
    'AV:N/AC:M/Au:N/C:N/I:P/A:N': 4.3,
    'AV:L/AC:H/Au:M/C:N/I:N/A:N': 0,
    '(AV:N/AC:L/Au:N/C:P/I:P/A:P)': 7.5,
    'CVSS:2.0/AV:N/AC:L/Au:N/C:P/I:P/A:P': 7.5,
  });
});

test('CVSS 3: base scores with scope unchanged and changed', () => {
  check({
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N': 7.5,
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H': 9.8,
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H': 10,
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N': 6.1,
    'CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H': 7.8,
    'CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N': 3.1,
    'CVSS:3.0/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N': 0,
    'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H': 9.1,
  });
});

test('CVSS 4: base scores of the examples that FIRST gives', () => {
  check({
    'CVSS:4.0/AV:L/AC:L/AT:P/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N': 7.3,
    'CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N': 7.7,
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N': 8.7,
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H': 10,
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N': 9.3,
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:L/SI:L/SA:N': 5.1,
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N': 0,
  });
});

test('CVSS 4: threat, environmental and supplemental metrics', () => {
  const base = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';
  assert.equal(scoreOf(`${base}/E:A`), 9.3);
  assert.equal(scoreOf(`${base}/E:P`), 8.9);
  assert.equal(scoreOf(`${base}/E:U`), 8.1);
  assert.equal(scoreOf(`${base}/MAV:P`), scoreOf(base.replace('AV:N', 'AV:P')));
  assert.equal(scoreOf(`${base}/MSI:S`), scoreOf(`${base}/MSA:S`));
  assert.ok((scoreOf(`${base}/MSI:S`) ?? 0) > 9.3);
  assert.equal(scoreOf(`${base}/E:X/CR:X/MAV:X/MSI:X/S:P/AU:Y/R:A/V:D/RE:L/U:Amber`), 9.3);
});

test('CVSS 4: the table of macrovectors is whole, and no lower level has a higher score', () => {
  assert.equal(MACROVECTOR_SCORES.size, 270);
  for (const [key, score] of MACROVECTOR_SCORES) {
    assert.ok(score >= 0 && score <= 10);
    for (const at of key.split('').keys()) {
      const lower = `${key.slice(0, at)}${Number(key[at]) + 1}${key.slice(at + 1)}`;
      assert.ok((MACROVECTOR_SCORES.get(lower) ?? 0) <= score, `${key} and ${lower}`);
    }
  }
});

test('ratings', () => {
  const severities = (...vectors: string[]): unknown => vectors.map((vector) => cvssScore(vector)?.severity);
  assert.deepEqual(
    severities('AV:N/AC:L/Au:N/C:C/I:C/A:C', 'AV:N/AC:L/Au:N/C:P/I:N/A:N', 'AV:L/AC:H/Au:M/C:P/I:N/A:N'),
    ['high', 'medium', 'low'],
  );
  assert.deepEqual(
    severities(
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N',
      'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N',
      'CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N',
      'CVSS:3.0/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:N',
    ),
    ['critical', 'high', 'medium', 'low', 'none'],
  );
});

test('the version is that of the prefix', () => {
  const base = 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  assert.equal(cvssScore(`CVSS:3.0/${base}`)?.version, '3.0');
  assert.equal(cvssScore(`CVSS:3.1/${base}`)?.version, '3.1');
  assert.equal(cvssScore('AV:N/AC:L/Au:N/C:P/I:P/A:P')?.version, '2.0');
});

test('temporal and environmental metrics of version 2 and 3 do not change the base score', () => {
  check({
    'AV:N/AC:L/Au:N/C:P/I:P/A:P/E:POC/RL:OF/RC:C': 7.5,
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O/RC:C/MAV:L': 9.8,
  });
});

test('the order of metrics does not matter', () => {
  assert.equal(scoreOf('CVSS:3.1/A:H/C:H/I:H/S:U/UI:N/PR:N/AC:L/AV:N'), 9.8);
});

test('what is no vector has no score', () => {
  for (const bad of [
    '',
    'high',
    '9.8',
    'CVSS:3.1',
    'CVSS:3.1/',
    'CVSS:3.2/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H',
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/',
    'CVSS:3.1/AV:N/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:Z/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:toString/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:Z',
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:S/SA:N',
    'CVSS:4.0/AV:NA/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
    '(AV:N/AC:L/Au:N/C:P/I:P/A:P',
    `AV:N/AC:L/Au:N/C:P/I:P/A:P${'/X:X'.repeat(10_000)}`,
  ]) {
    assert.equal(cvssScore(bad), undefined, bad.slice(0, 80));
  }
});

const BASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': { AV: 'NAL', AC: 'LMH', Au: 'NSM', C: 'CPN', I: 'CPN', A: 'CPN' },
  'CVSS:3.1/': { AV: 'NALP', AC: 'LH', PR: 'NLH', UI: 'NR', S: 'CU', C: 'HLN', I: 'HLN', A: 'HLN' },
  'CVSS:4.0/': {
    AV: 'NALP',
    AC: 'LH',
    AT: 'NP',
    PR: 'NLH',
    UI: 'NPA',
    VC: 'HLN',
    VI: 'HLN',
    VA: 'HLN',
    SC: 'HLN',
    SI: 'HLN',
    SA: 'HLN',
  },
};

/** Places of values in `BASES`, worst first. */
function places(metrics: Readonly<Record<string, string>>): fc.Arbitrary<number[]> {
  return fc.tuple(...Object.values(metrics).map((values) => fc.nat({ max: values.length - 1 })));
}

for (const [prefix, metrics] of Object.entries(BASES)) {
  test(`${prefix || 'CVSS 2'}: every vector has a score, and a worse metric never a lower one`, () => {
    const vectorOf = (at: readonly number[]): string =>
      prefix +
      Object.entries(metrics)
        .map(([name, values], i) => `${name}:${values[at[i] ?? 0]}`)
        .join('/');
    fc.assert(
      fc.property(places(metrics), fc.nat(), (at, which) => {
        const worse = at.map((place, i) => (i === which % at.length ? Math.max(place - 1, 0) : place));
        const score = scoreOf(vectorOf(at)) ?? -1;
        assert.ok(score >= 0 && score <= 10 && Number.isInteger(Math.round(score * 1e6) / 1e5));
        assert.ok(
          (scoreOf(vectorOf(worse)) ?? -1) >= score,
          `${vectorOf(worse)} is worse than ${vectorOf(at)}`,
        );
      }),
      { numRuns: 3000 },
    );
  });
}

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    'CVSS:',
    '4.0',
    '3.1',
    '/',
    ':',
    'AV',
    'N',
    'S',
    'X',
    '(',
    ')',
    'MSI',
    'constructor',
  );
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
  fc.assert(fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (text) => void cvssScore(text)));
});
