// Whose word on severity counts.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Advisory, Score } from '../advisories/types.ts';
import { severityOf } from './severity.ts';

const V3 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'; // 9.8
const V3_LOWER = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L'; // 5.3
const V4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:L/SC:N/SI:N/SA:N'; // 6.9
const V2 = 'AV:N/AC:L/Au:N/C:P/I:P/A:P'; // 7.5

const score = (kind: string, value: string, from: string): Score => ({ kind, value, from });
function judge(scores: readonly Score[], isDistributions = false) {
  const advisory: Advisory = {
    id: 'X-1',
    aliases: [],
    related: [],
    summary: '',
    scores,
    references: [],
    feed: 'test',
    family: 'npm',
  };
  return severityOf([advisory], isDistributions);
}

test('severity: a distribution\u2019s own word comes first, and the score is kept', () => {
  const judged = judge([score('CVSS_V3', V3, 'NVD'), score('vendor', 'low', 'Ubuntu')], true);
  assert.equal(judged.severity, 'low');
  assert.equal(judged.severityFrom, 'Ubuntu: low');
  assert.equal(judged.score, 9.8);
  assert.equal(judged.scores.length, 2);
});

test('severity: Red Hat\u2019s impact words', () => {
  const of = (word: string) => judge([score('vendor', word, 'AlmaLinux')], true).severity;
  assert.deepEqual(['Critical', 'Important', 'Moderate', 'Low'].map(of), [
    'critical',
    'high',
    'medium',
    'low',
  ]);
});

test('severity: for languages the vector comes before a database\u2019s word', () => {
  const judged = judge([score('vendor', 'LOW', 'GitHub'), score('CVSS_V3', V3, 'GitHub')]);
  assert.equal(judged.severity, 'critical');
  assert.equal(judged.severityFrom, 'CVSS 3.1 of GitHub');
  assert.equal(judge([score('vendor', 'MODERATE', 'GitHub')]).severity, 'medium');
});

test('severity: CVSS 3 before 4 before 2', () => {
  assert.equal(
    judge([score('CVSS_V4', V4, 'a'), score('CVSS_V3', V3_LOWER, 'a')]).severityFrom,
    'CVSS 3.1 of a',
  );
  assert.equal(judge([score('CVSS_V4', V4, 'a'), score('CVSS_V2', V2, 'a')]).severityFrom, 'CVSS 4.0 of a');
  assert.deepEqual(judge([score('CVSS_V2', V2, 'a')]), {
    severity: 'high',
    severityFrom: 'CVSS 2.0 of a',
    score: 7.5,
    scores: [score('CVSS_V2', V2, 'a')],
  });
});

test('severity: of several vectors the worst, and all are kept with their origin', () => {
  const judged = judge([score('CVSS_V3', V3_LOWER, 'GitHub'), score('CVSS_V3', V3, 'NVD')]);
  assert.equal(judged.severityFrom, 'CVSS 3.1 of NVD');
  assert.equal(judged.scores.length, 2);
});

test('severity: without any score, and with vectors that are none, it is unknown', () => {
  assert.deepEqual(judge([]), { severity: 'unknown', severityFrom: '', scores: [] });
  assert.equal(
    judge([score('CVSS_V3', 'CVSS:3.1/AV:N', 'x'), score('vendor', 'spicy', 'x')]).severity,
    'unknown',
  );
});
