// WWW-Authenticate.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseChallenges } from './challenge.ts';

const parse = (header: string) =>
  parseChallenges(header).map(({ scheme, params }) => [scheme, Object.fromEntries(params)]);

test('a Bearer challenge with quoted and bare values', () => {
  assert.deepEqual(
    parse('Bearer realm="https://tokens.test/token",service=registry.test, scope="repository:a/b:pull,push"'),
    [
      [
        'bearer',
        { realm: 'https://tokens.test/token', service: 'registry.test', scope: 'repository:a/b:pull,push' },
      ],
    ],
  );
});

test('several challenges in one header, scheme and names in any case, escapes in quotes', () => {
  assert.deepEqual(parse('Negotiate, BASIC Realm="a \\"b\\"" , Bearer realm="x"'), [
    ['negotiate', {}],
    ['basic', { realm: 'a "b"' }],
    ['bearer', { realm: 'x' }],
  ]);
});

test('of a parameter given twice the first counts; no name acts on a prototype', () => {
  const [challenge] = parseChallenges('Bearer realm="a", realm="b", __proto__="c"');
  assert.equal(challenge?.params.get('realm'), 'a');
  assert.equal(challenge?.params.get('__proto__'), 'c');
});

test('nonsense gives nothing, and long headers are read in linear time', () => {
  assert.deepEqual(parse(''), []);
  assert.deepEqual(parse('"""=,,'), []);
  assert.deepEqual(parse('Bearer realm="open'), [['bearer', {}]]);
  const begun = performance.now();
  for (const piece of ['Bearer ', 'a="\\', 'a=b ', ', ', '"', 'Bearer a="b" '])
    parseChallenges(piece.repeat(Math.ceil(100_000 / piece.length)));
  assert.ok(performance.now() - begun < 5000);
});

test('any text is read without an error', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('Bearer', ' ', ',', '=', '"', '\\', 'a', 'realm', '\t') }),
      (text) => {
        parseChallenges(text);
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});
