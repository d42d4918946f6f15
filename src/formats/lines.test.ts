// Lines of content of any size.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesOf, OverBudget } from '../core/bytes.ts';
import { eachLine, LINE_LIMIT } from './lines.ts';

function linesOf(content: string | Uint8Array): { lines: string[]; cut: number[] } {
  const lines: string[] = [];
  const cut: number[] = [];
  eachLine(bytesOf(Buffer.from(content)), (line, isCut) => {
    if (isCut) cut.push(lines.length);
    lines.push(line);
  });
  return { lines, cut };
}

test('line ends are \\n or \\r\\n; the last line needs none; an empty file has no lines', () => {
  assert.deepEqual(linesOf('a\nb\r\n\nc').lines, ['a', 'b', '', 'c']);
  assert.deepEqual(linesOf('a\n').lines, ['a']);
  assert.deepEqual(linesOf('').lines, []);
});

test('lines and characters that lie across reads are whole', () => {
  // Lines of 1,000 bytes, of two-byte characters at odd places, over several reads.
  const line = `x${'ä'.repeat(499)}`;
  const content = `${line}\n`.repeat(2000);
  const { lines, cut } = linesOf(content);
  assert.equal(lines.length, 2000);
  assert.ok(lines.every((one) => one === line));
  assert.deepEqual(cut, []);
});

test('a line of megabytes is cut, and its neighbours are whole', () => {
  const { lines, cut } = linesOf(`before\n${'y'.repeat(3_000_000)}\nafter\n`);
  assert.deepEqual([lines[0], lines[2], lines.length], ['before', 'after', 3]);
  assert.deepEqual(cut, [1]);
  assert.ok(lines[1]!.length <= LINE_LIMIT * 4);
});

test('lines without end are over budget', () => {
  assert.throws(() => eachLine(bytesOf(Buffer.alloc(8_500_000, '\n')), () => {}), OverBudget);
});

test('any text is split as String.split does it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '𝒳', ' ') })), (parts) => {
      const expected = parts.at(-1) === '' ? parts.slice(0, -1) : parts;
      assert.deepEqual(linesOf(parts.join('\n')).lines, expected.length === 0 ? [] : expected);
    }),
  );
});
