// Pages through a window are the pages of the file, in whatever order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../../test/support/mutate.ts';
import { bytesOf, Damaged } from '../core/bytes.ts';
import { pageReader } from './pages.ts';

test('pages in order, at random and the last one are those of the file', () => {
  const random = randomFrom(5);
  const data = Buffer.from(Array.from({ length: 512 * 700 + 100 }, () => random(256)));
  const page = pageReader(bytesOf(data), 512);
  const order = [
    ...Array.from({ length: 700 }, (_, i) => i),
    ...Array.from({ length: 500 }, () => random(700)),
    699,
    0,
  ];
  for (const index of order)
    assert.ok(Buffer.from(page(index)).equals(data.subarray(index * 512, index * 512 + 512)));
});

test('a page that is not whole is Damaged, and the others stay readable', () => {
  const page = pageReader(bytesOf(Buffer.alloc(1000, 3)), 512);
  assert.throws(() => page(1), Damaged);
  assert.throws(() => page(-1), Damaged);
  assert.equal(page(0)[511], 3);
});
