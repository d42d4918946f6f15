// Which report goes where: --format and -o in their order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlimsollError } from '../core/errors.ts';
import { OUTPUT } from './common.ts';
import { parseOptions } from './option.ts';
import { targetsOf } from './output.ts';

const targets = (words: string) =>
  targetsOf(parseOptions(OUTPUT, words.split(' ').filter(Boolean), ''), 'table').map(
    ({ format, file }) => `${format} > ${file ?? 'standard output'}`,
  );

test('nothing said: the usual format, to standard output', () => {
  assert.deepEqual(targets(''), ['table > standard output']);
});

test('a format with its file', () => {
  assert.deepEqual(targets('--format json=a.txt'), ['json > a.txt']);
  assert.deepEqual(targets('-f json=a=b.txt'), ['json > a=b.txt']);
});

test('a format and the -o that follows it belong together, whatever the file is called', () => {
  assert.deepEqual(targets('-f json -o a.txt'), ['json > a.txt']);
  assert.deepEqual(targets('-f json -o a -f sarif -o b.json'), ['json > a', 'sarif > b.json']);
});

test('one format and one -o belong together in either order', () => {
  assert.deepEqual(targets('-o a.txt -f json'), ['json > a.txt']);
  assert.deepEqual(targets('-o report -f json'), ['json > report']);
});

test('-o alone tells its format by its name', () => {
  assert.deepEqual(
    targets('-o a.json -o b.sarif -o c.sarif.json -o d.cdx.json -o e.spdx.json -o f.spdx -o g.txt'),
    [
      'json > a.json',
      'sarif > b.sarif',
      'sarif > c.sarif.json',
      'cyclonedx > d.cdx.json',
      'spdx > e.spdx.json',
      'spdx > f.spdx',
      'table > g.txt',
    ],
  );
});

test('a format that no -o follows goes to standard output, beside files', () => {
  assert.deepEqual(targets('-f sarif -o a.txt -o b.cdx.json -f table'), [
    'sarif > a.txt',
    'cyclonedx > b.cdx.json',
    'table > standard output',
  ]);
});

test('wrong: two for standard output, no name, a name that tells nothing', () => {
  for (const words of ['-f json -f table', '--format json=', '-o report -o a.json'])
    assert.throws(
      () => targets(words),
      (error) => error instanceof PlimsollError && error.exit === 2,
      words,
    );
});
