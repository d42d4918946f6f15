// Tests of the cataloguer of GGUF models.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, isBadContent, OverBudget } from '../../core/bytes.ts';
import { readGgufTexts } from '../../formats/gguf.ts';
import { AI } from './index.ts';

interface Form {
  readonly version: number;
  readonly little: boolean;
}

/** Key, type, and what follows. */
type Entry = readonly [key: string, type: number, value: Buffer];

const WANTED = new Set(['general.name']);
const LATEST: Form = { version: 3, little: true };

const word = (value: number, { little }: Form) => {
  const bytes = Buffer.alloc(4);
  if (little) bytes.writeUInt32LE(value);
  else bytes.writeUInt32BE(value);
  return bytes;
};
const count = (value: number, form: Form) => {
  if (form.version === 1) return word(value, form);
  const parts = [word(value, form), word(0, form)];
  return Buffer.concat(form.little ? parts : parts.toReversed());
};
const text = (value: string, form: Form) =>
  Buffer.concat([count(Buffer.byteLength(value), form), Buffer.from(value)]);

function gguf(entries: readonly Entry[], form = LATEST): Buffer {
  const rows = entries.flatMap(([key, type, value]) => [text(key, form), word(type, form), value]);
  return Buffer.concat([
    Buffer.from('GGUF'),
    word(form.version, form),
    count(1, form),
    count(entries.length, form),
    ...rows,
    Buffer.alloc(64),
  ]);
}

const MODEL = (form: Form): Entry[] => [
  ['general.architecture', 8, text('llama', form)],
  ['llama.context_length', 4, word(4096, form)],
  ['tokenizer.tokens', 9, Buffer.concat([word(8, form), count(2, form), text('a', form), text('bc', form)])],
  ['tokenizer.scores', 9, Buffer.concat([word(6, form), count(2, form), Buffer.alloc(8)])],
  ['general.name', 8, text('Coral 7B', form)],
  ['general.version', 8, text('v0.2', form)],
  ['general.license', 8, text('apache-2.0', form)],
];

async function run(files: Record<string, Uint8Array>) {
  const { packages, gaps } = (await catalogue(AI, [files])).get('ai/gguf')!;
  return {
    rows: packages.map(({ name, version, licences, evidence }) => [
      name,
      version,
      licences,
      evidence[0]?.confidence,
    ]),
    gaps: gaps.map(({ reason, hides }) => [reason, hides]),
  };
}

test('name, version and licence, in all versions and byte orders', async () => {
  for (const form of [
    LATEST,
    { version: 3, little: false },
    { version: 2, little: true },
    { version: 1, little: true },
  ]) {
    const { rows, gaps } = await run({ 'models/x.gguf': gguf(MODEL(form), form) });
    assert.deepEqual([rows, gaps], [[['Coral 7B', 'v0.2', ['apache-2.0'], 'certain']], []]);
  }
});

test('a model without a name has its file’s', async () => {
  const { rows } = await run({ 'models/tiny.Q4.gguf': gguf([]) });
  assert.deepEqual(rows, [['tiny.Q4', '', [], 'possible']]);
});

test('other and broken files are gaps', async () => {
  const { gaps } = await run({
    'a.gguf': Buffer.from('no model'),
    'b.gguf': gguf(MODEL(LATEST)).subarray(0, 60),
  });
  assert.deepEqual(gaps, [
    ['not-understood', false],
    ['damaged', true],
  ]);
});

test('counts are bounded', () => {
  const many = Buffer.concat([word(8, LATEST), count(0x7fffffff, LATEST)]);
  assert.throws(() => readGgufTexts(bytesOf(gguf([['x', 9, many]])), WANTED), OverBudget);
});

test('mutated models: texts, or Damaged, or OverBudget', () => {
  for (const file of mutations(gguf(MODEL(LATEST)), 500)) {
    try {
      readGgufTexts(bytesOf(file), WANTED);
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
