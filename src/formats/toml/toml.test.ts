// Tests of the TOML reader: the grammar, the order of tables, damage and limits, and agreement with another parser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse, stringify, type TomlTable as Plain } from 'smol-toml';
import { mutations } from '../../../test/support/mutate.ts';
import { type Bytes, bytesOf, Damaged, isBadContent, OverBudget } from '../../core/bytes.ts';
import type { Value } from '../value.ts';
import { readToml, tomlElements, tomlTables } from './index.ts';

const bytes = (text: string) => bytesOf(Buffer.from(text));
const read = (text: string) => plain(readToml(bytes(text)));
const tables = (text: string) =>
  [...tomlTables(bytes(text))].map(({ path, array, values }) => [path.join('|'), array, plain(values)]);

function plain(value: Value): unknown {
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, one]: [string, Value]) => [key, plain(one)]));
  return Array.isArray(value) ? value.map((one: Value) => plain(one)) : value;
}

test('strings of all four kinds, with escapes and quotes at their ends', () => {
  assert.deepEqual(
    read(
      [
        String.raw`a = "b\t\"\\\u00e9\U0001F600\x41\e"`,
        String.raw`c = 'no \escape'`,
        'd = """\nfirst\nsecond \\\n\n   third "" quotes"""""',
        "e = '''\nraw \\ '' line'''''",
        'f = ""',
        "g = ''''''",
      ].join('\n'),
    ),
    {
      a: 'b\t"\\é😀A\u001b',
      c: 'no \\escape',
      d: 'first\nsecond third "" quotes""',
      e: "raw \\ '' line''",
      f: '',
      g: '',
    },
  );
});

test('numbers, booleans, and dates as text', () => {
  assert.deepEqual(
    read(
      'a = 1_000\nb = 0xFF\n' +
        'c = 0o17\nd = 0b101\ne = -1.5e3\nf = inf\ng = true\nh = 1979-05-27\ni = 1979-05-27 07:32:00Z\n' +
        'j = 1979-05-27T00:32:00.999-07:00\nk = 07:32:00 # comment\n',
    ),
    {
      a: 1000,
      b: 255,
      c: 15,
      d: 5,
      e: -1500,
      f: Infinity,
      g: true,
      h: '1979-05-27',
      i: '1979-05-27 07:32:00Z',
      j: '1979-05-27T00:32:00.999-07:00',
      k: '07:32:00',
    },
  );
});

test('keys may be bare, quoted and dotted', () => {
  assert.deepEqual(read('a.b = 1\na . "c.d" = 2\n\'e f\' = 3\n1234 = 4\n"" = 5\n"a"."x" = 6'), {
    a: { b: 1, 'c.d': 2, x: 6 },
    'e f': 3,
    '1234': 4,
    '': 5,
  });
});

test('lists and inline tables run over lines, with comments and last commas', () => {
  assert.deepEqual(read('a = [ # one\n 1,\r\n\n [2, "]"], # two\n]\nb = { c = 1, d.e = [{}], }\n'), {
    a: [1, [2, ']']],
    b: { c: 1, d: { e: [{}] } },
  });
});

test('tables come in the order of the text, the root first', () => {
  assert.deepEqual(tables('\ufeffv = 1\r\n[a."b.c"]\r\nx = 1\r\n[[p]]\r\n[p.q]\r\ny = 2\r\n[[p]]\r\n'), [
    ['', false, { v: 1 }],
    ['a|b.c', false, { x: 1 }],
    ['p', true, {}],
    ['p|q', false, { y: 2 }],
    ['p', true, {}],
  ]);
  assert.deepEqual(tables(''), [['', false, {}]]);
});

test('a table below a list belongs to its last element', () => {
  assert.deepEqual(read('[[p]]\nn = 1\n[p.q]\nx = 1\n[[p.r]]\n[[p]]\nn = 2\n[p.q]\nx = 2\n'), {
    p: [
      { n: 1, q: { x: 1 }, r: [{}] },
      { n: 2, q: { x: 2 } },
    ],
  });
});

test('elements of a list come with the tables below them; all else apart', () => {
  const other: string[] = [];
  const text =
    'v = 1\n[[p]]\nn = 1\n[p.q]\nx = 1\n[[p.r]]\ny = 1\n[[p.r]]\ny = 2\n[z]\n[[p]]\nn = 2\n[z.y]\n';
  const elements = [...tomlElements(bytes(text), 'p', (path) => other.push(path.join('.')))].map(plain);
  assert.deepEqual(elements, [{ n: 1, q: { x: 1 }, r: [{ y: 1 }, { y: 2 }] }, { n: 2 }]);
  assert.deepEqual(other, ['', 'z', 'z.y']);
  assert.throws(() => [...tomlElements(bytes(`[[p]]\n${'[[p.q]]\n'.repeat(200_000)}`), 'p')], OverBudget);
});

test('the element before a damage comes when it is whole', () => {
  const seen = (text: string) => {
    const elements: unknown[] = [];
    assert.throws(() => {
      for (const one of tomlElements(bytes(text), 'p')) elements.push(plain(one));
    }, Damaged);
    return elements;
  };
  assert.deepEqual(seen('[[p]]\nn = 1\n[[p]]\nn = '), [{ n: 1 }]);
  assert.deepEqual(seen('[[p]]\nn = 1\n[p.source]\nn = '), []);
  assert.deepEqual(seen('[[p]]\nn = 1\n[p.sou'), []);
});

test('a key called __proto__ is a key', () => {
  const table = readToml(bytes('__proto__ = 1\n[constructor.prototype]\nx = 1'));
  assert.equal(table.get('__proto__'), 1);
  assert.ok(table.get('constructor') instanceof Map);
});

test('what is no TOML is damaged, after the tables before it', () => {
  const faulty = [
    'a',
    'a = ',
    'a = x',
    'a = "b',
    'a = 1 b = 2',
    '[a',
    '[[a]',
    'a = [1',
    'a = {b = 1',
    'a = "\\q"',
  ];
  for (const text of [...faulty, 'a = 1\na.b = 2', '= 1', 'a = [1 2]', 'a = """x', '[a]b', 'a = "\\ud800"']) {
    const seen: string[] = [];
    assert.throws(
      () => {
        for (const { path } of tomlTables(bytes(`[ok]\nx = 1\n[bad]\n${text}`))) seen.push(path.join('.'));
      },
      (error) => error instanceof Damaged && /^line \d+: /.test(error.message),
      text,
    );
    assert.deepEqual(seen.slice(0, 2), ['', 'ok']);
  }
  assert.throws(() => readToml(bytes('a = 1\n[a.b]')), Damaged);
  assert.throws(() => readToml(bytes('a = 1\n[[a]]')), Damaged);
});

test('depth, string, key, table and document are bounded', () => {
  const over = (text: string) => assert.throws(() => readToml(bytes(text), 64 * 1024 * 1024), OverBudget);
  over(`a = ${'['.repeat(100_000)}`);
  over(`a = ${'{a='.repeat(100_000)}`);
  over(`a = "${'x'.repeat(2 * 1024 * 1024)}"`);
  over(`${'a.'.repeat(100)}a = 1`);
  over(`a = [${'{},'.repeat(300_000)}]`);
  over(`[${'a.'.repeat(60)}a]\n`.repeat(4000));
  over('#'.repeat(9 * 1024 * 1024));
  assert.throws(() => readToml(bytes('a = 1'), 4), OverBudget);
});

test('tables of any number come in memory for one', () => {
  const one = Buffer.from(
    '[[package]]\nname = "a"\nversion = "1.0.0"\ndependencies = [\n "b",\n]\n\n'.repeat(4000),
  );
  const times = 100;
  const endless: Bytes = {
    size: one.length * times,
    read(offset, length) {
      const out = Buffer.alloc(length);
      for (let at = 0; at < length; ) {
        const from = (offset + at) % one.length;
        at += one.copy(out, at, from, Math.min(one.length, from + length - at));
      }
      return out;
    },
  };
  let count = 0;
  for (const { values } of tomlTables(endless)) if (values.get('version') === '1.0.0') count += 1;
  assert.equal(count, 4000 * times);
});

test('a mark that lies across two windows is read as a whole', () => {
  for (let shift = 0; shift < 8; shift++) {
    const filler = `# ${'x'.repeat(256 * 1024 - 12 + shift)}\n`;
    assert.deepEqual(read(`${filler}a = """é"q"""\r\n[[b]]\r\nc = '''d'''`), { a: 'é"q', b: [{ c: 'd' }] });
  }
});

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }).filter((text) => !text.startsWith('\ufeff')),
  fc.integer(),
  fc.boolean(),
  fc.double({ noNaN: true }).filter((one) => !Number.isInteger(one)),
);
const key = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => text !== '__proto__');
const { document } = fc.letrec<{ document: Plain; value: Plain[string] }>((tie) => ({
  document: fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    leaf,
    fc.array(leaf),
    fc.array(tie('document')),
    tie('document'),
  ),
}));

test('property: reads what smol-toml writes as smol-toml reads it', () => {
  fc.assert(
    fc.property(document, (made) => {
      const text = stringify(made);
      assert.deepEqual(read(text), ordinary(parse(text)));
    }),
    { numRuns: 300, seed: 4 },
  );
});

/** With the ordinary prototype. */
function ordinary(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordinary);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, ordinary(one)]));
}

const EXAMPLE = `# lock
version = 1
"quoted key".'other' = """
long \\
   text"""
list = [ 1, 2.5, 'x', { a.b = 1979-05-27T07:32:00Z, c = [] } ]

[[package]]
name = "a"
version = "1.0.0"
dependencies = [
 "b 1.0",
 "c",
]
[package.extras]
x = true
[[package]]
name = 'b'
`;

test('mutated texts are read, damaged or over budget', () => {
  for (const text of mutations(Buffer.from(EXAMPLE), 600)) {
    try {
      readToml(bytesOf(text));
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
