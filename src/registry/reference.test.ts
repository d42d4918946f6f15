// The grammar of references.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PlimsollError } from '../core/errors.ts';
import { formatReference, hostOf, loginNames, parseReference } from './reference.ts';

const HEX = 'a'.repeat(64);
const DIGEST = `sha256:${HEX}`;

const GOOD: readonly (readonly [text: string, full: string])[] = [
  ['debian', 'docker.io/library/debian:latest'],
  ['debian:12', 'docker.io/library/debian:12'],
  ['me/app', 'docker.io/me/app:latest'],
  ['docker.io/debian', 'docker.io/library/debian:latest'],
  ['index.docker.io/library/debian', 'docker.io/library/debian:latest'],
  ['a/b/c', 'docker.io/a/b/c:latest'],
  ['localhost/app', 'localhost/app:latest'],
  ['localhost:5000/app:1.0', 'localhost:5000/app:1.0'],
  ['127.0.0.1:5000/a/b', '127.0.0.1:5000/a/b:latest'],
  ['[::1]:5000/app', '[::1]:5000/app:latest'],
  ['registry.test/app', 'registry.test/app:latest'],
  ['registry.test:8443/a_b/c__d/e-f/g---h.i:T_a.g-1', 'registry.test:8443/a_b/c__d/e-f/g---h.i:T_a.g-1'],
  ['HOST/app', 'HOST/app:latest'],
  [`debian@${DIGEST}`, `docker.io/library/debian@${DIGEST}`],
  [`debian:12@${DIGEST}`, `docker.io/library/debian:12@${DIGEST}`],
  [`debian@sha512:${'b'.repeat(128)}`, `docker.io/library/debian@sha512:${'b'.repeat(128)}`],
  [`debian:${'a'.repeat(128)}`, `docker.io/library/debian:${'a'.repeat(128)}`],
];

test('the grammar: default registry, library/, latest, ports, digests', () => {
  for (const [text, full] of GOOD) {
    assert.equal(formatReference(parseReference(text)), full);
    assert.equal(formatReference(parseReference(full)), full, 'the full form means the same');
  }
});

const BAD = [
  '',
  '/',
  'a/',
  '/a',
  'a//b',
  ':tag',
  'a:',
  'A',
  'registry.test/App',
  'a:ta g',
  `a:${'a'.repeat(129)}`,
  'a b',
  'a@',
  'a@sha256:12',
  `a@${DIGEST}@${DIGEST}`,
  `a@sha256:${'A'.repeat(64)}`,
  '-a',
  'a-',
  'a___b',
  'a..b',
  'a/../b',
  '.hidden/a',
  'https://registry.test/a',
  'docker://a',
  HEX,
  'registry.test:port/a',
  'registry.test:123456/a',
  '-host.test/a',
  'ho st.test/a',
  'a\nb',
  'a\0',
  'ü/a',
  'registry.test/',
  `${'a/'.repeat(130)}a`,
  '[::1/a',
  'a?b',
  'a%2fb',
  'a#b',
  '@',
  '::',
  'x/a:b:c',
];

test('what is no reference is refused, whatever it is', () => {
  for (const text of BAD)
    assert.throws(() => parseReference(text), { code: 'reference.invalid' }, JSON.stringify(text));
});

test('any text gives a reference or reference.invalid, and a reference leads to its own host', () => {
  const unit = fc.constantFrom(
    'a',
    'B',
    '0',
    '.',
    '-',
    '_',
    '/',
    ':',
    '@',
    'localhost',
    DIGEST,
    '[',
    ']',
    ' ',
    '\n',
    '?',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      let reference;
      try {
        reference = parseReference(text);
      } catch (error) {
        assert.ok(error instanceof PlimsollError);
        return;
      }
      assert.deepEqual(parseReference(formatReference(reference)), reference);
      assert.equal(new URL(`https://${hostOf(reference)}/`).pathname, '/');
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('Docker Hub answers, and has its logins, under other names', () => {
  const hub = parseReference('debian');
  assert.equal(hostOf(hub), 'registry-1.docker.io');
  assert.equal(loginNames(hub)[0], 'https://index.docker.io/v1/');
  assert.deepEqual(loginNames(parseReference('registry.test:1/a')), ['registry.test:1']);
});
