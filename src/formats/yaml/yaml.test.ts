// Tests of the YAML reader: what package managers write and people write by hand, in parts; bounds and damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../../test/support/mutate.ts';
import { type Bytes, bytesOf, Damaged, isBadContent, OverBudget } from '../../core/bytes.ts';
import type { Member, Value } from '../value.ts';
import { readYaml, yamlMembers } from './index.ts';

const bytes = (text: string) => bytesOf(Buffer.from(text));
const read = (text: string) => plain(readYaml(bytes(text)));

/** Tables as lists of pairs, so that their order counts too. */
function plain(value: Value): unknown {
  if (value instanceof Map) return { table: [...value].map(([key, inner]) => [key, plain(inner)]) };
  return Array.isArray(value) ? (value as readonly Value[]).map(plain) : value;
}
const table = (...pairs: [string, unknown][]) => ({ table: pairs });

function members(text: string, ...containers: string[][]): [number, string, unknown][] {
  return [...yamlMembers(bytes(text), containers)].map(({ of, key, value }) => [of, key, plain(value)]);
}

/** What comes before the fault, and the fault. */
function untilFault(found: Iterable<Member>): { keys: string[]; fault: unknown } {
  const keys: string[] = [];
  try {
    for (const { key } of found) keys.push(key);
  } catch (fault) {
    return { keys, fault };
  }
  return { keys, fault: undefined };
}

test('members of wanted mappings and elements of wanted lists, in the order of the text', () => {
  const text = `lockfileVersion: '9.0'
settings:
  deep:
    deeper: 1
packages:

  # a comment
  '@s/b@1.0.0':
    resolution: {integrity: sha512-x==}
    dev: true

  a@2.0.0(b@1.0.0): {}
list:
- x
-   y: 1
    z: 2
last: null
`;
  assert.deepEqual(members(text, ['list'], ['packages']), [
    [1, '@s/b@1.0.0', table(['resolution', table(['integrity', 'sha512-x=='])], ['dev', true])],
    [1, 'a@2.0.0(b@1.0.0)', table()],
    [0, '0', 'x'],
    [0, '1', table(['y', 1], ['z', 2])],
  ]);
  assert.deepEqual(members(text, ['settings', '*'], ['list', '1']), [
    [0, 'deeper', 1],
    [1, 'y', 1],
    [1, 'z', 2],
  ]);
});

test('a member that is itself wanted comes in its parts only; a scalar there comes whole', () => {
  assert.deepEqual(members('v: 1\np:\n  a: x\nq: {b: y, c: [z]}\n', [], ['p'], ['q'], ['q', 'c']), [
    [0, 'v', 1],
    [1, 'a', 'x'],
    [2, 'b', 'y'],
    [3, '0', 'z'],
  ]);
  assert.deepEqual(members('p: none\n', [], ['p']), [[0, 'p', 'none']]);
  assert.deepEqual(members('p:\nq: 1\n', [], ['p']), [
    [0, 'p', null],
    [0, 'q', 1],
  ]);
});

test('long keys as Yarn and pnpm write them: a question mark, and the value after a colon on its own line', () => {
  const text = `? "a@npm:^1.0.0, a@npm:^1.1.0"
: version: 1.2.3
  dependencies:
    b: ^1.0.0
"c@npm:^1":
  version: 1.0.0
? lonely
`;
  assert.deepEqual(members(text, []), [
    [0, 'a@npm:^1.0.0, a@npm:^1.1.0', table(['version', '1.2.3'], ['dependencies', table(['b', '^1.0.0'])])],
    [0, 'c@npm:^1', table(['version', '1.0.0'])],
    [0, 'lonely', null],
  ]);
});

test('members come from all documents; a whole document is the first', () => {
  const text = '%YAML 1.2\n---\na: 1\n...\n--- # two\nb: 2\n---\n--- {c: 3}\n';
  assert.deepEqual(members(text, []), [
    [0, 'a', 1],
    [0, 'b', 2],
    [0, 'c', 3],
  ]);
  assert.deepEqual(read(text), table(['a', 1]));
  for (const empty of ['', '\n# nothing\n', '---\n', '---\n...\n']) {
    assert.equal(read(empty), null);
    assert.deepEqual(members(empty, []), []);
  }
});

test('scalars of the core schema; a number that would not print as it is written stays text', () => {
  assert.deepEqual(
    read('[1, -2.5, 1.10, 007, 0x1f, .5, 1e3, ~, null, yes, true, False, "1", .inf, 99999999999999999999]'),
    [
      1,
      -2.5,
      '1.10',
      '007',
      '0x1f',
      '.5',
      '1e3',
      null,
      null,
      'yes',
      true,
      false,
      '1',
      '.inf',
      '99999999999999999999',
    ],
  );
  assert.deepEqual(read('1.10: a\ntrue: b\n'), table(['1.10', 'a'], ['true', 'b']));
});

test('a byte order mark, carriage returns, comments and tabs after values', () => {
  const text = '\ufeffa: 1 # x\r\n# y\r\nb:\t"q#" # z\r\nc: d#e\r\n  # f\r\ng: |\r\n  h\r\n  # i\r\n';
  assert.deepEqual(read(text), table(['a', 1], ['b', 'q#'], ['c', 'd#e'], ['g', 'h\n# i\n']));
});

test('flow collections over several lines, with comments, pairs in lists and JSON in them', () => {
  const text = `a: {
    b: [1, 2,
      x: y # pair
    ],
    "c":{"d":null,},
    'e' : http://x, f
  }
g: [
  multi
    line,
  "z"
]
`;
  const flow = table(
    ['b', [1, 2, table(['x', 'y'])]],
    ['c', table(['d', null])],
    ['e', 'http://x'],
    ['f', null],
  );
  assert.deepEqual(read(text), table(['a', flow], ['g', ['multi line', 'z']]));
  assert.deepEqual(members(text, ['a', 'c'], ['g']), [
    [0, 'd', null],
    [1, '0', 'multi line'],
    [1, '1', 'z'],
  ]);
  assert.deepEqual(members(text, ['nothing']), []);
});

test('anchors and aliases in whole documents; tags are passed over; both are refused in streams', () => {
  const text = `base: &base
  x: &n 1
copy: *base
list: [*n, &m {k: !!str v}, *m]
tag: !Ref
  - !!int 2
&key k: *key
`;
  assert.deepEqual(
    read(text),
    table(
      ['base', table(['x', 1])],
      ['copy', table(['x', 1])],
      ['list', [1, table(['k', 'v']), table(['k', 'v'])]],
      ['tag', [2]],
      ['k', 'k'],
    ),
  );
  for (const marked of ['a: &x 1', 'a: *x', 'a: !x 1', 'a: [&x 1]', '&x a: 1', '- !x\n  b: 1', '*x : 1'])
    assert.throws(() => members(`${marked}\n`, []), Damaged, marked);
  for (const unknown of ['a: *x', 'a: [*x]', 'a: &x *x', '*x : 1'])
    assert.throws(() => read(unknown), Damaged, unknown);
});

test('a bomb of aliases is refused by what it would hold', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < 12; n++)
    lines.push(`a${n}: &a${n} [${Array.from({ length: 10 }, () => `*a${n - 1}`).join(', ')}]`);
  assert.throws(() => readYaml(bytes(lines.join('\n'))), OverBudget);
});

test('names from content never become keys of a plain object', () => {
  assert.deepEqual(read('__proto__:\n  constructor: {__proto__: 1}\n'), {
    table: [['__proto__', table(['constructor', { table: [['__proto__', 1]] }])]],
  });
});

test('what stood before the damage is kept', () => {
  for (const rest of [
    'c: {a: 1\n',
    'c: [a, b\nd: 1\n',
    'c: "x\n',
    "c: 'x\ny: 1\n",
    'c\n',
    'c: d: e\n',
    'c: x\n  d: e\n',
    'c: {a: 1} x\n',
    'c: "x" y\n',
    'c: |x\n  y\n',
    'c: "\\q"\n',
    'c: {a b: c: d}\n',
    'c: [a b]]\n',
    'c: @x\n',
    'c: - x\n',
    '{c: d}\n',
    '- c\n',
    '<<<<<<< HEAD\n',
  ]) {
    const { keys, fault } = untilFault(yamlMembers(bytes(`a: 1\nb:\n  x: 2\n${rest}`), [[]]));
    assert.deepEqual(keys, ['a', 'b'], rest);
    assert.ok(fault instanceof Damaged, rest);
  }
  assert.throws(() => read('a:\n  b: 1\n\tc: x\n'), Damaged);
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
