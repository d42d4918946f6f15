// Waits and retries.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { network } from '../../../test/support/loopback.ts';
import { backoff, mayMend, mayPass, pause, retryAfter } from './wait.ts';

function error(code: string): Error {
  return Object.assign(new Error(code), { code });
}

test('Retry-After is seconds or a date; what can not be read is none', () => {
  const now = Date.parse('Wed, 25 Nov 2026 12:00:00 GMT');
  assert.equal(retryAfter('0', now), 0);
  assert.equal(retryAfter('120', now), 120_000);
  assert.equal(retryAfter('Wed, 25 Nov 2026 12:00:30 GMT', now), 30_000);
  assert.equal(retryAfter('Wed, 25 Nov 2026 11:00:00 GMT', now), 0, 'a date in the past');
  for (const header of [undefined, '', '-1', '1.5', 'soon', '1e3', '10 s', '9'.repeat(400), 'Xyz, nonsense'])
    assert.equal(retryAfter(header, now), undefined, String(header));
});

test('waits double up to the longest', () => {
  const policy = { retries: 9, firstWaitMs: 100, longestWaitMs: 1000 };
  for (let attempt = 1; attempt <= 60; attempt++) {
    const full = Math.min(100 * 2 ** (attempt - 1), 1000);
    const wait = backoff(attempt, policy);
    assert.ok(wait >= 0.75 * full && wait <= full, `${attempt}: ${wait}`);
  }
});

test('only what may pass is tried again', () => {
  assert.deepEqual([200, 401, 404, 408, 429, 500, 501, 503].filter(mayPass), [408, 429, 500, 503]);
  assert.ok(mayMend(error('ECONNRESET')));
  for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED', 'HPE_INVALID_CONSTANT'])
    assert.ok(!mayMend(error(code)), code);
});

test('a wait ends with the signal, and leaves no listener', async () => {
  const stop = new AbortController();
  const waiting = pause(60_000, network({ signal: stop.signal }));
  stop.abort(new Error('enough'));
  await assert.rejects(waiting, /enough/);
  await assert.rejects(pause(1, network({ signal: stop.signal })), /enough/);
  await pause(1, network());
});
