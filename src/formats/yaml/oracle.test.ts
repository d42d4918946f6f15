// The YAML reader gives what the `yaml` package gives, for all that both of them read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAllDocuments, stringify, type ToStringOptions, visit } from 'yaml';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Value } from '../value.ts';
import { readYaml } from './index.ts';

const OPTIONS = { uniqueKeys: false, logLevel: 'silent', stringKeys: true } as const;

/** By the `yaml` package, in our shapes; undefined where it finds an error. */
function oracle(text: string): Value | undefined {
  const [document] = parseAllDocuments(text, OPTIONS);
  if (document === undefined || !('contents' in document)) return null;
  if (document.errors.length > 0) return undefined;
  // Numbers that would not print as they are written stay text with us.
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'number' && String(node.value) !== node.source) node.value = node.source;
    },
  });
  try {
    return shaped(document.toJS({ mapAsMap: true }));
  } catch {
    return undefined;
  }
}

function shaped(value: unknown): Value {
  if (value instanceof Map) return new Map([...value].map(([key, inner]) => [String(key), shaped(inner)]));
  return Array.isArray(value) ? value.map(shaped) : (value as Value);
}

const read = (text: string) => readYaml(bytesOf(Buffer.from(text)), 4_000_000);

const STYLES: readonly ToStringOptions[] = [
  {},
  { lineWidth: 20 },
  { lineWidth: 0, indentSeq: false },
  { lineWidth: 30, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' },
  { defaultStringType: 'QUOTE_SINGLE', singleQuote: true, indent: 4 },
  { lineWidth: 24, collectionStyle: 'flow' },
  { lineWidth: 40, defaultStringType: 'BLOCK_LITERAL', defaultKeyType: 'PLAIN' },
  { lineWidth: 30, defaultStringType: 'BLOCK_FOLDED', defaultKeyType: 'PLAIN' },
];

/** Texts in which the characters that mean something to YAML are frequent. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom(...Array.from('ab1-?:,[]{}#&*!|>\'"%@` \n\t\\~._é😀')) }),
  fc.string({ unit: fc.constantFrom('word', ' ', '  ', '\n', '\n\n', ': ', ' #', '- '), maxLength: 30 }),
  fc.constantFrom(
    '',
    'true',
    'null',
    '~',
    '1.10',
    '01',
    '0x1f',
    '---',
    '...',
    '<<',
    '__proto__',
    'npm:a@^1.0.0',
  ),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('table'),
  ),
  list: fc.array(tie('any'), { maxLength: 4 }),
  table: fc.dictionary(text, tie('any'), { maxKeys: 4, noNullPrototype: true }),
})).any;

test('whatever the yaml package writes, in all its styles', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(...STYLES), (made, style) => {
      const written = stringify(made, { aliasDuplicateObjects: false, ...style });
      const expected = oracle(written);
      if (expected === undefined) return;
      assert.deepEqual(read(written), expected, written);
    }),
    { seed: 5, numRuns: 3000 },
  );
});

const SAMPLE = `# A comment
%YAML 1.2
---
version: '9.0'
settings: {autoInstallPeers: true, x: [1, "two", {three: 'fo''ur'}], empty: {}, no: []}
"quoted: key": plain text # comment
'single': "esc\\t\\u0041 \\
  joined
  folded"
? "a complex key that is long"
: version: 1.2.3
  deps:
  - one: 1
    two: ~
  - - nested
    - 'x'
  -
    below: false
? plain
? |
  block
  key
: - value
literal: |
  first
    deeper

  last
folded: >-
  some
  words

  more
   deeper
  end
keep: |+
  text

plain: several
  lines of

  text
anchored: &a {x: 1}
again: *a
nested:
  k: &b v
aliased: *b
http://x: http://y#z
...
`;

test('damaged documents: bad content is refused, and what both read means the same', () => {
  let both = 0;
  assert.deepEqual(read(SAMPLE), oracle(SAMPLE));
  for (const file of mutations(Buffer.from(SAMPLE), 1500)) {
    const damaged = file.toString();
    // To the package, tags mean something, a carriage return ends a line, and blank lines after a joined one don't count.
    if (/!|\r|\\\n *\n/.test(damaged)) continue;
    let mine: Value;
    try {
      mine = read(damaged);
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
      continue;
    }
    const expected = oracle(damaged);
    if (expected === undefined) continue;
    both++;
    assert.deepEqual(mine, expected);
  }
  assert.ok(both > 200, `${both} read by both`);
});
