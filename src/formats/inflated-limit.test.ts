// Bombs are bounded by their own size.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflatedLimit } from './inflated-limit.ts';

test('a small file may become half a MiB, a larger one 64 times itself, none more than its kind may', () => {
  assert.equal(inflatedLimit(0, 1e9), 512 * 1024);
  assert.equal(inflatedLimit(1_000_000, 1e9), 64_000_000);
  assert.equal(inflatedLimit(1_000_000_000, 1e9), 1e9);
  assert.equal(inflatedLimit(10, 1000), 1000);
});
