// Terms of Erlang and Elixir in text, whole, odd and damaged.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, Damaged, OverBudget } from '../../core/bytes.ts';
import { readElixirTerms, readErlangTerms, type Terms } from './index.ts';

const erlang = (text: string) => readErlangTerms(bytesOf(Buffer.from(text)));
const elixir = (text: string) => readElixirTerms(bytesOf(Buffer.from(text)));
/** Tables as objects without prototype, in JSON. */
const shown = ({ terms }: Terms) =>
  JSON.stringify(terms, (_, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value));

test('Erlang: tuples and lists, atoms, texts, binaries, numbers, maps, comments', () => {
  const text = `%% a {comment}
{application, 'my app', [{vsn,"1.\\"0" "-rc"}, {n, [1, -2.5e3, 16#fF, $a, $\\n]}, {b, <<"x"/utf8>>, <<1,2>>, <<>>}|tail],
 #{k => v, "t" => [] }}.
next.`;
  const result = erlang(text);
  assert.equal(result.damage, undefined);
  assert.equal(
    shown(result),
    JSON.stringify([
      [
        'application',
        'my app',
        [['vsn', '1."0-rc'], ['n', ['1', '-2.5e3', '16#fF', '$a', '$\\n']], ['b', 'x', '', ''], 'tail'],
        { k: 'v', t: [] },
      ],
      'next',
    ]),
  );
});

test('Elixir: maps with both forms of keys, tuples, keyword lists, atoms, comments', () => {
  const text = `# lock
%{
  "bunt": {:hex, :bunt, "0.2.0", [:mix], [{:a, "~> 1.0", [hex: :a, optional: false]}], "hexpm", nil},
  "new" => {:git, "https://x.example/a#{b}.git", "0123", [branch: "main"]},
  other: :"with blank",
}`;
  const result = elixir(text);
  assert.equal(result.damage, undefined);
  assert.equal(
    shown(result),
    JSON.stringify([
      {
        bunt: [
          'hex',
          'bunt',
          '0.2.0',
          ['mix'],
          [
            [
              'a',
              '~> 1.0',
              [
                ['hex', 'a'],
                ['optional', 'false'],
              ],
            ],
          ],
          'hexpm',
          'nil',
        ],
        new: ['git', 'https://x.example/a#{b}.git', '0123', [['branch', 'main']]],
        other: 'with blank',
      },
    ]),
  );
});

test('what stands before a damage stays', () => {
  const cut = erlang('{"1.2.0",\n[{<<"a">>,{pkg,<<"a">>,<<"1.0">>},0},\n {<<"b">>,{pkg,<<"b');
  assert.ok(cut.damage instanceof Damaged);
  assert.equal(shown(cut), '[["1.2.0",[["a",["pkg","a","1.0"],"0"],["b",["pkg"]]]]]');
  const elixirCut = elixir('%{"a": {:hex, :a, "1"}, "b": {:hex, ');
  assert.ok(elixirCut.damage instanceof Damaged);
  assert.equal(shown(elixirCut), '[{"a":["hex","a","1"],"b":["hex"]}]');
});

test('brackets that do not fit, texts without end and foreign characters are damage', () => {
  for (const text of ['[}', '}', '"a', "'a", '<<"a"', '{a, ;}', '\u0001\u{1F600}'])
    assert.ok(erlang(text).damage instanceof Damaged, text);
  for (const text of ['[}', '%{"a" => "b', '%{a: :}', '&fun/1'])
    assert.ok(elixir(text).damage instanceof Damaged, text);
});

test('keys of maps are no properties', () => {
  const [map] = elixir('%{"__proto__": {:hex, :x, "1"}}').terms;
  assert.ok(map instanceof Map);
  assert.deepEqual([...map.keys()], ['__proto__']);
});

test('depth, number of terms and size have bounds; comments of megabytes cost nothing', () => {
  assert.ok(erlang('['.repeat(100_000)).damage instanceof OverBudget);
  assert.ok(erlang('[a,'.concat('1,'.repeat(1_000_001))).damage instanceof OverBudget);
  assert.ok(readErlangTerms(bytesOf(Buffer.alloc(16 * 1024 * 1024 + 1))).damage instanceof OverBudget);
  assert.equal(shown(erlang(`${'%\n'.repeat(2_000_000)}${' '.repeat(2_000_000)}a.`)), '["a"]');
});

test('words of megabytes are read in pieces', () => {
  for (const read of [erlang, elixir]) {
    const { terms, damage } = read('é'.repeat(5_000_000));
    assert.equal(damage, undefined);
    assert.ok(terms.every((term) => typeof term === 'string' && term.length <= 256));
  }
});

test('mutated terms: something or a damage', () => {
  const texts = [
    '{"1.2.0",[{<<"a">>,{pkg,<<"a">>,<<"1.0">>},0}]}.\n#{a => "b"}.',
    '%{"a": {:hex, :a, "1", [b: 1]}, "c" => nil}',
  ];
  for (const text of texts)
    for (const damaged of mutations(Buffer.from(text), 400))
      for (const read of [readErlangTerms, readElixirTerms])
        assert.ok(Array.isArray(read(bytesOf(damaged)).terms));
});
