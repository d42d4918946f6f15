// Tests of splitting a stream into lines.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOf } from './lines.ts';

async function* chunksOf(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
}

async function read(limit: number, ...chunks: string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const { text, number, isEnded } of linesOf(chunksOf(...chunks), limit))
    lines.push(
      `${number} ${text === undefined ? 'too long' : Buffer.from(text).toString()}${isEnded ? '' : ' (no end)'}`,
    );
  return lines;
}

test('lines are the same however the stream is cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.stringMatching(/^[ab\n]{0,6}$/)), async (pieces) => {
      assert.deepEqual(await read(100, ...pieces), await read(100, pieces.join('')));
    }),
  );
});

test('empty lines are passed over but counted, and a last line without an end says so', async () => {
  assert.deepEqual(await read(100, 'a\n\nb'), ['1 a', '3 b (no end)']);
  assert.deepEqual(await read(100, 'a\n'), ['1 a']);
});

test('a line above the limit is told and not kept; the next one is read', async () => {
  assert.deepEqual(await read(4, 'abc', 'def', 'ghi\nxyz\n', 'abcdef'), [
    '1 too long',
    '2 xyz',
    '3 too long (no end)',
  ]);
});
