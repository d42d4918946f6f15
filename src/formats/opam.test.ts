// Tests of opam files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { isBadContent } from '../core/bytes.ts';
import { opamText, parseOpam } from './opam.ts';

const TEXT = `opam-version: "2.0" # the format's
(* a comment *)
name: "reef"
version: "1.5.0"
description: """
Corals: "all" of them, name: "x"
"""
license: ["MIT" "ISC"]
depends: [
  "dune" {= "3.0"}
  "ocaml" {>= "4.08" & < "5.0"}
  ("a" | "b") {with-test}
  "plain"
]
synopsis: "a \\"quoted\\" \\
  one"
extra-source "x.tar" { src: "y" version: "9" }
`;

test('strings of wanted fields, with the options behind them', () => {
  const fields = parseOpam(TEXT, new Set(['name', 'version', 'license', 'depends', 'synopsis']));
  assert.equal(opamText(fields, 'name'), 'reef');
  assert.equal(opamText(fields, 'version'), '1.5.0');
  assert.equal(opamText(fields, 'synopsis'), 'a "quoted" one');
  assert.equal(opamText(fields, 'missing'), '');
  assert.deepEqual(
    fields.get('license')?.map(({ text }) => text),
    ['MIT', 'ISC'],
  );
  assert.deepEqual(fields.get('synopsis')?.length, 1);
  assert.deepEqual(
    fields.get('depends')?.map(({ text, option }) => `${text} ${option}`.trim()),
    ['dune = 3.0', 'ocaml >= 4.08 & < 5.0', 'a', 'b with-test', 'plain'],
  );
});

test('what is no opam text is damage, and nesting is bounded', () => {
  for (const text of ['a: "x', 'a: """x"', '(* x', 'a: ]', 'a: }', 'a: \u00e9'])
    assert.throws(() => parseOpam(text, new Set(['a'])), isBadContent, text);
  assert.throws(() => parseOpam(`a: ${'['.repeat(101)}`, new Set(['a'])), /deeper/);
});

test('millions of escapes, blanks and comments are read', () => {
  for (const part of ['\\a', 'é', ' '])
    assert.deepEqual(parseOpam(`name: "${part.repeat(3_000_000)}"`, new Set(['name'])).size, 1);
  for (const part of ['#\n', ' #\n', '\n'])
    assert.equal(
      opamText(parseOpam(`${part.repeat(3_000_000)}name: "reef"`, new Set(['name'])), 'name'),
      'reef',
    );
  assert.throws(() => parseOpam(`name: "${'\\\\a'.repeat(3_000_000)}`, new Set(['name'])), /without an end/);
});

test('damaged files: fields or a refusal', () => {
  for (const damaged of mutations(Buffer.from(TEXT), 400))
    try {
      parseOpam(damaged.toString(), new Set(['name', 'depends']));
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
});
