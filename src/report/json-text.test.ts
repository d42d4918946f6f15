// The text of JSON reports: the same document as plain JSON, laid out and harmless.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonDocument, jsonDocumentWithHead } from './json-text.ts';

test('whatever the document and the levels, it reads back as it was', () => {
  const objects = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
  fc.assert(
    fc.property(objects, fc.integer({ min: 0, max: 7 }), (value, levels) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      assert.deepEqual(JSON.parse(jsonDocument(value, levels)), plain);
      const both = jsonDocumentWithHead(() => ({ head: 1 }), { ...value, tail: 2 }, levels + 1);
      assert.deepEqual(JSON.parse(both), { head: 1, ...(plain as object), tail: 2 });
    }),
    { seed: 3 },
  );
});

test('the outer levels have a line for each member', () => {
  const value = { a: [{ b: [1, 2] }, { b: [] }], c: {}, d: undefined, e: [] };
  assert.equal(jsonDocument(value, 2), '{\n"a": [\n{"b":[1,2]},\n{"b":[]}\n],\n"c": {},\n"e": []\n}\n');
});

test('no character that could act reaches a terminal', () => {
  const text = jsonDocument({ a: '\u001b[2J\u009b2J\u007f\u202e\u2066\u2028\ufeff\r' }, 1);
  assert.match(text, /^[\u0020-\u007e\n]*$/);
});
