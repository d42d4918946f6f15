// Work without a pause ends on Ctrl-C and when the time is over; what it throws and returns comes through.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { createInterruptible } from './interruptible.ts';

const REASONS = { stopped: () => new Error('stopped'), late: () => new Error('late') };

function forever(): never {
  for (;;) Math.random();
}

test('work that does not end is ended at its deadline, even where it catches everything', () => {
  const start = performance.now();
  const run = createInterruptible(start + 300, REASONS);
  const stubborn = () => {
    for (;;)
      try {
        forever();
      } catch {
        // Never reached: this end can not be caught.
      }
  };
  assert.throws(() => run(stubborn), /^Error: late$/);
  assert.ok(performance.now() - start < 10_000);
  assert.throws(() => run(() => 1), /^Error: late$/, 'no work begins after the deadline');
});

test('an expression that backtracks for ever is ended, too', () => {
  const run = createInterruptible(performance.now() + 300, REASONS);
  assert.throws(() => run(() => /^(a+)+$/.test(`${'a'.repeat(60)}b`)), /^Error: late$/);
});

test('Ctrl-C ends work during which no handler of signals runs', { timeout: 60_000 }, () => {
  const run = createInterruptible(undefined, REASONS);
  spawn('sh', ['-c', `sleep 1; kill -INT ${process.pid}`]);
  assert.throws(() => run(forever), /^Error: stopped$/);
});

test('results and errors of work come through, also of work within work', () => {
  const run = createInterruptible(performance.now() + 60_000, REASONS);
  assert.equal(
    run(() => run(() => 1) + run(() => 2)),
    3,
  );
  assert.throws(() => run(() => assert.fail('own')), /own/);
});
