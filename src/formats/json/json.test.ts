// Tests of the JSON reader: the same as JSON.parse for all that is valid, in parts and windows; bounds and damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { untilFault } from '../../../test/support/members.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { type Bytes, bytesOf, Damaged, isBadContent, OverBudget } from '../../core/bytes.ts';
import type { Value } from '../value.ts';
import { type JsonOptions, jsonMembers, readJson } from './index.ts';

const bytes = (text: string) => bytesOf(Buffer.from(text));
/** Back to what JSON.parse gives, to compare. */
function plain(value: Value): unknown {
  if (value instanceof Map) {
    const made = Object.create(null) as Record<string, unknown>;
    for (const [key, inner] of value) Object.defineProperty(made, key, shown(plain(inner)));
    return made;
  }
  return Array.isArray(value) ? (value as readonly Value[]).map(plain) : value;
}
const shown = (value: unknown) => ({ value, enumerable: true, configurable: true, writable: true });
/** JSON.parse, with objects that have no prototype. */
const parsed = (text: string) => plain(readBack(JSON.parse(text)));
function readBack(value: unknown): Value {
  if (typeof value !== 'object' || value === null) return value as Value;
  if (Array.isArray(value)) return value.map(readBack);
  return new Map(Object.entries(value).map(([key, inner]) => [key, readBack(inner)]));
}

function members(text: string, containers: string[][], options?: JsonOptions): [number, string, unknown][] {
  return [...jsonMembers(bytes(text), containers, options)].map(({ of, key, value }) => [
    of,
    key,
    plain(value),
  ]);
}

test('members of wanted objects and elements of wanted lists, in the order of the text', () => {
  const text = '{"z":{"b":1,"a":{"x":[2]}},"l":["p",{"q":null}],"n":{"b":0}}';
  assert.deepEqual(members(text, [['l'], ['z']]), [
    [1, 'b', 1],
    [1, 'a', parsed('{"x":[2]}')],
    [0, '0', 'p'],
    [0, '1', parsed('{"q":null}')],
  ]);
  assert.deepEqual(members('[true,false,-1.5e3]', [[]]), [
    [0, '0', true],
    [0, '1', false],
    [0, '2', -1500],
  ]);
});

test('a star is any key', () => {
  const text = '{"t":{"net8":{"A":{"v":1}},"net9":{"B":{"v":2}}},"u":{"A":{}}}';
  assert.deepEqual(members(text, [['t', '*']]), [
    [0, 'A', parsed('{"v":1}')],
    [0, 'B', parsed('{"v":2}')],
  ]);
  assert.deepEqual(members('[{"a":1},{"a":2}]', [['1'], ['*']]), [
    [1, 'a', 1],
    [0, 'a', 2],
    [1, 'a', 2],
  ]);
});

test('a member that is itself wanted comes in its parts only', () => {
  const text = '{"version":3,"packages":{"a":{"b":1}},"packages2":{}}';
  assert.deepEqual(members(text, [[], ['packages']]), [
    [0, 'version', 3],
    [1, 'a', parsed('{"b":1}')],
    [0, 'packages2', parsed('{}')],
  ]);
  assert.deepEqual(members('{"packages":"none"}', [[], ['packages']]), [[0, 'packages', 'none']]);
});

test('a byte order mark, carriage returns and escaped keys', () => {
  assert.deepEqual(members('\ufeff{\r\n\t"\\u0061\\"b" :\r\n "\\u00e9\\n"\r\n}\r\n', [[]]), [
    [0, 'a"b', 'é\n'],
  ]);
});

test('names from content never become keys of a plain object', () => {
  const [member] = [...jsonMembers(bytes('{"__proto__":{"__proto__":{"x":1},"constructor":2}}'), [[]])];
  assert.equal(member?.key, '__proto__');
  assert.ok(member.value instanceof Map);
  assert.deepEqual([...member.value.keys()], ['__proto__', 'constructor']);
});

test('lenient: comments and trailing commas, and only then', () => {
  const text = '// a\n{ /* b */ "k": [1, /*,*/ 2,// c\n ], "s": "//no,]", "o": {"x": {"y":1,},},\n} // d';
  assert.deepEqual(members(text, [[]], { lenient: true }), [
    [0, 'k', [1, 2]],
    [0, 's', '//no,]'],
    [0, 'o', parsed('{"x":{"y":1}}')],
  ]);
  for (const bad of ['{"a":[1,]}', '{"a":1,}', '{"a":/**/1}', '//\n{}'])
    assert.throws(() => members(bad, [[]]), Damaged, bad);
  for (const bad of ['{"a":1 /', '{"a":1 /* ', '{"a":/x/ 1}'])
    assert.throws(() => members(bad, [[]], { lenient: true }), Damaged, bad);
});

test('what stood before the damage is kept', () => {
  for (const rest of [
    '',
    ',',
    ',"c',
    ',"c"',
    ',"c":',
    ',"c":{',
    ',"c":{"x":[1,2',
    ',"c":"x',
    ',"c":nul}',
    ' "c":1}',
    ',]',
    ',3:4}',
  ])
    assert.deepEqual(
      [untilFault(jsonMembers(bytes(`{"a":1,"b":{"x":2}${rest}`), [[]]))].map(({ keys, fault }) => [
        keys,
        fault instanceof Damaged,
      ]),
      [[['a', 'b'], true]],
      rest,
    );
  for (const none of ['', ' ', '{', '}', ',', ':', '{}{}', '[] x', '\0\0', '{"a":1}]'])
    assert.ok(untilFault(jsonMembers(bytes(none), [[]])).fault instanceof Damaged, JSON.stringify(none));
});

test('bytes that are no UTF-8 become U+FFFD', () => {
  const data = Buffer.from('{"a?":"b?"}');
  data[3] = data[8] = 0xff;
  assert.deepEqual(
    [...jsonMembers(bytesOf(data), [[]])].map(({ key, value }) => [key, value]),
    [['a\ufffd', 'b\ufffd']],
  );
});

test('bounds: values that are too large, too many or too deep are refused when they are wanted, passed over when not', () => {
  const deep = '['.repeat(2_000_000) + ']'.repeat(2_000_000);
  const large = `"${'x'.repeat(5_000_000)}"`;
  const many = `[${'{},'.repeat(300_000)}0]`;
  for (const value of [deep, large, many]) {
    const text = `{"a":1,"b":${value},"c":{"d":2}}`;
    const { keys, fault } = untilFault(jsonMembers(bytes(text), [[]]));
    assert.deepEqual(keys, ['a']);
    assert.ok(fault instanceof OverBudget);
    assert.deepEqual(members(text, [['c']]), [[0, 'd', 2]]);
  }
  assert.throws(() => readJson(bytes(deep)), OverBudget);
  assert.throws(() => readJson(bytes(`[${'{},'.repeat(1_000_000)}0]`)), OverBudget);
});

test('a small document as a whole', () => {
  assert.deepEqual(plain(readJson(bytes(' {"a":[1,"x"]} '))), parsed('{"a":[1,"x"]}'));
  assert.equal(readJson(bytes('7')), 7);
  assert.deepEqual(plain(readJson(bytes('{/**/"a":[1,],}'), 100, { lenient: true })), parsed('{"a":[1]}'));
  assert.throws(() => readJson(bytes('{"a":1')), Damaged);
  assert.throws(() => readJson(bytes('{"a":1} 2')), Damaged);
  assert.throws(() => readJson(bytes('[1,2,3]'), 6), OverBudget);
});

test('finds the same as JSON.parse for every document, wherever the window ends', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 8, noNullPrototype: true }),
      fc.constantFrom(0, 1, '\t'),
      fc.integer({ min: 262_100, max: 262_200 }),
      (object, indent, pad) => {
        const text = `${' '.repeat(pad)}${JSON.stringify(object, undefined, indent)}`;
        const built = new Map([...jsonMembers(bytes(text), [[]])].map(({ key, value }) => [key, value]));
        assert.deepEqual(plain(built), parsed(text));
        const lenient = new Map(
          [...jsonMembers(bytes(text), [[]], { lenient: true })].map(({ key, value }) => [key, value]),
        );
        assert.deepEqual(lenient, built);
        const within = new Map<string, Value>();
        for (const { key, value } of jsonMembers(bytes(text), [['*']])) within.set(key, value);
        const expected = new Map<string, Value>();
        for (const inner of Object.values(object))
          if (typeof inner === 'object' && inner !== null)
            for (const [key, value] of Object.entries(inner)) expected.set(key, readBack(value));
        assert.deepEqual(plain(within), plain(expected));
      },
    ),
    { seed: 11, numRuns: 300 },
  );
});

test('a large document takes the memory of its largest member', () => {
  // 64 MB that exist in no memory: the same member again and again.
  const member = Buffer.from(
    `"node_modules/${'n'.repeat(40)}":{"version":"1.0.0","dependencies":{"a":"^1.0.0"}},\n`,
  );
  const count = Math.ceil((64 * 1024 * 1024) / member.length);
  const head = Buffer.from('{"packages":{');
  const tail = Buffer.from('"last":{}}}');
  const size = head.length + count * member.length + tail.length;
  const endless: Bytes = {
    size,
    read(offset, length) {
      const out = Buffer.alloc(length);
      for (let at = 0; at < length; ) {
        const place = offset + at - head.length;
        const [part, from] =
          place < 0
            ? [head, offset + at]
            : place < count * member.length
              ? [member, place % member.length]
              : [tail, place - count * member.length];
        at += part.copy(out, at, from);
      }
      return out;
    },
  };
  let found = 0;
  let most = 0;
  for (const _ of jsonMembers(endless, [['packages']])) {
    found++;
    if (found % 100_000 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers);
  }
  assert.equal(found, count + 1);
  assert.ok(most < 64 * 1024 * 1024, `${most} bytes`);
});

test('damaged documents give Damaged or OverBudget and nothing else', () => {
  const valid =
    '{"lockfileVersion":3,"packages":{"":{"name":"a"},"node_modules/b":{"version":"1.0.0","dev":true,"x":[1,{"y":"\\u0041"}]}}, /* c */ "d":[1,2,],}';
  for (const file of mutations(Buffer.from(valid), 1500))
    for (const lenient of [false, true]) {
      const { fault } = untilFault(jsonMembers(bytesOf(file), [[], ['packages'], ['*', '*']], { lenient }));
      assert.ok(fault === undefined || isBadContent(fault), String(fault));
    }
});
