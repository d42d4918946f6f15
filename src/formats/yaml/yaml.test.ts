// Tests of the YAML reader: what package managers write and people write by hand, in parts; bounds and damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, table, untilFault } from '../../../test/support/members.ts';
import { bytesOf, Damaged } from '../../core/bytes.ts';
import { readYaml, yamlMembers } from './index.ts';

const bytes = (text: string) => bytesOf(Buffer.from(text));
const read = (text: string) => plain(readYaml(bytes(text)));

function members(text: string, ...containers: string[][]): [number, string, unknown][] {
  return [...yamlMembers(bytes(text), containers)].map(({ of, key, value }) => [of, key, plain(value)]);
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
