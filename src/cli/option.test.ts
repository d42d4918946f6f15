// Parsing of options, and of the values that they take.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PlimsollError } from '../core/errors.ts';
import { type Option, parseCount, parseDuration, parseOptions, parseSize } from './option.ts';

const OPTIONS: readonly Option[] = [
  { name: 'format', short: 'f', value: 'FORMAT', repeated: true, choices: ['json', 'table'], summary: '' },
  { name: 'all', summary: '' },
];

const isUsage = (error: unknown): boolean => error instanceof PlimsollError && error.exit === 2;

test('switches, values, repeated values, and arguments in between', () => {
  const parsed = parseOptions(OPTIONS, ['one', '-f', 'json', '--all', '--format=table=x', 'two'], '');
  assert.deepEqual(parsed.arguments, ['one', 'two']);
  assert.equal(parsed.flag('all'), true);
  assert.equal(parsed.text('format'), 'table=x');
  assert.deepEqual(parsed.all('format'), ['json', 'table=x']);
  assert.deepEqual(parsed.typed, [
    ['format', 'json'],
    ['format', 'table=x'],
  ]);
});

test('what was not given is false, undefined or empty', () => {
  const parsed = parseOptions(OPTIONS, [], '');
  assert.equal(parsed.flag('all'), false);
  assert.equal(parsed.text('format'), undefined);
  assert.deepEqual(parsed.all('format'), []);
  assert.equal(parsed.flag('no-such'), false);
});

test('after -- everything is an argument', () => {
  assert.deepEqual(parseOptions(OPTIONS, ['--', '--all', '-f'], '').arguments, ['--all', '-f']);
});

test('unknown options, missing values and values out of the list are wrong usage', () => {
  for (const words of [['--no-such'], ['-x'], ['--format'], ['--format', 'xml'], ['--all=yes']])
    assert.throws(() => parseOptions(OPTIONS, words, 'help'), isUsage, words.join(' '));
});

test('no words whatever make anything but wrong usage', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('--all', '-f', '--format', '--', '--__proto__', '--format=', '-'),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (words) => {
      try {
        parseOptions(OPTIONS, words, '');
      } catch (error) {
        assert.ok(isUsage(error), String(error));
      }
    }),
  );
});

test('durations', () => {
  assert.equal(parseDuration('timeout', '250ms'), 250);
  assert.equal(parseDuration('timeout', '90s'), 90_000);
  assert.equal(parseDuration('timeout', '10m'), 600_000);
  assert.equal(parseDuration('timeout', '2h'), 7_200_000);
  for (const text of ['', '5', '-1s', '1.5s', 's', '1 s', '9999999999s'])
    assert.throws(() => parseDuration('timeout', text), isUsage, text);
});

test('sizes', () => {
  assert.equal(parseSize('keep', '0'), 0);
  assert.equal(parseSize('keep', '500M'), 500 * 2 ** 20);
  assert.equal(parseSize('keep', '64GiB'), 64 * 2 ** 30);
  assert.equal(parseSize('keep', '10kb'), 10 * 1024);
  for (const text of ['', 'M', '-1', '1.5G', '1E', '5 M'])
    assert.throws(() => parseSize('keep', text), isUsage, text);
});

test('counts', () => {
  assert.equal(parseCount('max-entries', '12'), 12);
  for (const text of ['', '-1', '1e3', '0x10'])
    assert.throws(() => parseCount('max-entries', text), isUsage, text);
});
