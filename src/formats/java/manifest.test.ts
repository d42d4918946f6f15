// Manifests: wrapped lines, character sets, sections.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseManifest } from './index.ts';

const parse = (text: string): Record<string, string> =>
  Object.fromEntries(parseManifest(Buffer.from(text)).entries());

test('keys are case-insensitive and values trimmed; all three line ends count', () => {
  const wanted = { 'manifest-version': '1.0', 'implementation-title': 'x' };
  for (const end of ['\r\n', '\n', '\r'])
    assert.deepEqual(parse(`Manifest-Version: 1.0${end}IMPLEMENTATION-Title:  x ${end}${end}`), wanted);
});

test('a line that begins with a space goes on from the one before, without that space', () => {
  assert.deepEqual(parse('Bundle-SymbolicName: org.example.ve\r\n ry.long\r\n  name\r\n'), {
    'bundle-symbolicname': 'org.example.very.long name',
  });
});

test('a line may be wrapped inside of a character', () => {
  const bytes = Buffer.from('Built-By: é\n');
  const at = bytes.indexOf(0xa9);
  const wrapped = Buffer.concat([bytes.subarray(0, at), Buffer.from('\n '), bytes.subarray(at)]);
  assert.equal(parseManifest(wrapped).get('built-by'), 'é');
});

test('only the main section counts: sections for single files come after the first empty line', () => {
  const text = 'Implementation-Version: 9.0.50\n\nName: javax/servlet/\nImplementation-Version: 4.0.FR\n';
  assert.deepEqual(parse(text), { 'implementation-version': '9.0.50' });
});

test('empty lines before the first attribute are skipped', () => {
  assert.deepEqual(parse('\n\nA: b\n'), { a: 'b' });
});

test('of a repeated attribute the last value counts, as in Java', () => {
  assert.deepEqual(parse('A: 1\na: 2\n'), { a: '2' });
});

test('lines without a colon are no attributes', () => {
  assert.deepEqual(parse('nonsense\nA: b\n'), { a: 'b' });
});

test('names of content are no keys of a plain object', () => {
  assert.equal(parseManifest(Buffer.from('__proto__: x\n')).get('__proto__'), 'x');
});

test('a manifest of one endless wrapped line takes linear time', () => {
  const data = Buffer.from(`A: ${'x\n '.repeat(200_000)}`);
  assert.equal(parseManifest(data).get('a')?.length, 200_000);
});
