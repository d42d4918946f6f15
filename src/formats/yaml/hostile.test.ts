// Tests of the YAML reader on hostile, damaged and very large texts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, table, untilFault } from '../../../test/support/members.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { type Bytes, bytesOf, isBadContent, OverBudget } from '../../core/bytes.ts';
import { readYaml, yamlMembers } from './index.ts';

const bytes = (text: string) => bytesOf(Buffer.from(text));
const read = (text: string) => plain(readYaml(bytes(text)));

function members(text: string, ...containers: string[][]): [number, string, unknown][] {
  return [...yamlMembers(bytes(text), containers)].map(({ of, key, value }) => [of, key, plain(value)]);
}

test('a bomb of aliases is refused by what it would hold', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < 12; n++)
    lines.push(`a${n}: &a${n} [${Array.from({ length: 10 }, () => `*a${n - 1}`).join(', ')}]`);
  assert.throws(() => readYaml(bytes(lines.join('\n'))), OverBudget);
});

test('texts made to be slow or to fill the stack', () => {
  for (const text of [
    `a: "${'\\'.repeat(1_000_000)}x`,
    `a: "${'\\'.repeat(1_000_000)}x\n  b"`,
    `a: ${'&x '.repeat(300_000)}`,
    `a: [${'&x '.repeat(300_000)}]`,
    `a: ${'!x\n  '.repeat(150_000)}`,
    `a: [${'!x\n  '.repeat(150_000)}]`,
    '- '.repeat(400_000),
    '? '.repeat(400_000),
    `a: ${'{b: '.repeat(200_000)}`,
    `a: ${'x:y'.repeat(300_000)}: b`,
    `a: ${'x #'.repeat(300_000)}`,
    `a: ${"'' ".repeat(300_000)}`,
    `a: |${' '.repeat(900_000)}x`,
    'a:\n'.repeat(300_000),
  ])
    for (const parse of [() => read(text), () => members(text, ['*', '*'], [])])
      try {
        parse();
      } catch (error) {
        assert.ok(isBadContent(error), `${text.slice(0, 20)}: ${String(error)}`);
      }
});

test('bounds: values that are too large, too many or too deep are refused when they are wanted, passed over when not', () => {
  const large = `\n${'  - xxxxxxxxxxxxxxxxxxxxxxxx\n'.repeat(200_000)}`;
  const many = `\n${'  - 1\n'.repeat(300_000)}`;
  const deep = Array.from({ length: 200 }, (_, depth) => `\n${' '.repeat(depth + 1)}k:`).join('');
  const flow = `${'['.repeat(200)}${']'.repeat(200)}`;
  for (const value of [large, many, deep, flow]) {
    const text = `a: 1\nb: ${value}\nc:\n  d: 2\n`;
    const { keys, fault } = untilFault(yamlMembers(bytes(text), [[]]));
    assert.deepEqual(keys, ['a']);
    assert.ok(fault instanceof OverBudget);
    assert.deepEqual(members(text, ['c']), [[0, 'd', 2]]);
  }
  assert.throws(() => members(`b: "${'x'.repeat(9_000_000)}"\n`, ['c']), OverBudget);
  assert.throws(() => readYaml(bytes('a: 1'), 3), OverBudget);
});

test('a large document takes the memory of its largest member', () => {
  // 32 MB that exist in no memory: the same entry again and again.
  const entry = Buffer.from(
    `  name@1.0.0:\n    resolution: {integrity: sha512-${'q'.repeat(86)}==}\n    dev: true\n\n`,
  );
  const count = Math.ceil((32 * 1024 * 1024) / entry.length);
  const head = Buffer.from('packages:\n');
  const endless: Bytes = {
    size: head.length + count * entry.length,
    read(offset, length) {
      const out = Buffer.alloc(length);
      for (let at = 0; at < length; ) {
        const place = offset + at - head.length;
        at += place < 0 ? head.copy(out, at, offset + at) : entry.copy(out, at, place % entry.length);
      }
      return out;
    },
  };
  let found = 0;
  let most = 0;
  for (const _ of yamlMembers(endless, [['packages']]))
    if (++found % 50_000 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers);
  assert.equal(found, count);
  assert.ok(most < 64 * 1024 * 1024, `${most} bytes`);
});

test('lines that cross the end of a window', () => {
  const line = 'k: "0123456789 é"\n';
  for (let pad = 262_100; pad < 262_150; pad++) {
    const text = `# ${'x'.repeat(pad)}\n${line}l:\n  - m\n  # ${'y'.repeat(600_000)}\n  - n\n`;
    assert.deepEqual(read(text), table(['k', '0123456789 é'], ['l', ['m', 'n']]));
  }
});

test('damaged documents give Damaged or OverBudget and nothing else', () => {
  const valid = `packages:\n  ? "a, b"\n  : version: 1.0.0\n  'c@1': {d: [1, "x"]}\nlist:\n- k: >-\n    t\n  l: |+\n    u\n\n---\nz: "a\\u0041\\\n  b"\n`;
  for (const file of mutations(Buffer.from(valid), 2000)) {
    const { fault } = untilFault(yamlMembers(bytesOf(file), [[], ['packages'], ['*', '*']]));
    assert.ok(fault === undefined || isBadContent(fault), String(fault));
  }
});
