// Text in columns: nothing wider than the terminal, ids whole, foreign text inert.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Column, cutEnd, cutMiddle, flow, megabytes, quoted, tableLines, wrapText } from './layout.ts';

const plain = (columns: number) => ({ columns, colour: false });

const COLUMNS: readonly Column[] = [
  { title: 'NAME', width: [4, 30], cut: 'middle' },
  { title: 'ID', width: [4, 20], cut: 'never' },
  { title: 'TEXT', width: [4, 60], cut: 'end' },
];

test('cutting keeps both ends, or the beginning', () => {
  assert.equal(cutMiddle('7.88.1-10+deb12u4', 12), '7.88.…eb12u4');
  assert.equal(cutMiddle('short', 12), 'short');
  assert.equal(cutEnd('a long text', 7), 'a long…');
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, width) => {
      assert.ok(cutMiddle(text, width).length <= width);
      assert.ok(cutEnd(text, width).length <= width);
    }),
  );
});

test('tables fit where what may be cut allows it, and ids are whole', () => {
  const id = fc.integer({ min: 1000, max: 99999 }).map((n) => `CVE-2024-${n}`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ maxLength: 60 }), id, fc.string({ maxLength: 120 })), { maxLength: 8 }),
      fc.integer({ min: 40, max: 200 }),
      (rows, columns) => {
        const lines = tableLines(COLUMNS, rows, plain(columns));
        assert.equal(lines.length, rows.length + 1);
        for (const line of lines) assert.ok(line.length <= columns, line);
        rows.forEach(([, own], i) => assert.ok(lines[i + 1]!.includes(own)));
      },
    ),
  );
});

test('foreign text in cells can not act', () => {
  const [, line] = tableLines(COLUMNS, [['\u001b[31mred\n', 'x', '\u202eevil']], plain(80));
  assert.equal(line, '\\x1b[31mred\\n  x     \\u202eevil');
});

test('facts flow into lines of the width', () => {
  assert.deepEqual(flow(['one', 'two', 'three'], 9), ['one   two', 'three']);
  assert.deepEqual(flow(['wider than all'], 5), ['wider than all']);
  assert.deepEqual(flow([], 80), []);
});

test('wrapping breaks between words only', () => {
  assert.deepEqual(wrapText('one two three', 8), ['one two', 'three']);
  assert.deepEqual(wrapText('one two', 80, '  '), ['  one two']);
});

test('words as a shell takes them', () => {
  assert.equal(quoted('samples/a-b.tar'), 'samples/a-b.tar');
  assert.equal(quoted('Red Hat'), "'Red Hat'");
  assert.equal(quoted("it's"), `'it'\\''s'`);
  assert.equal(quoted(''), "''");
});

test('sizes in MB', () => {
  assert.equal(megabytes(1_502_000_000), '1,502 MB');
  assert.equal(megabytes(2_340_000), '2.3 MB');
  assert.equal(megabytes(10), '< 0.1 MB');
  assert.equal(megabytes(0), '0 MB');
});
