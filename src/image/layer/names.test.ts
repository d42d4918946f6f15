// Which readers a file's name leads to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileNames, Reader } from '../reader.ts';
import { ReaderIndex } from './names.ts';

const reader = (name: string, files?: FileNames): Reader => ({
  name,
  version: 1,
  pass: 'packages',
  optionsKey: '',
  ...(files && { files }),
  wants: () => 'bytes',
});

const index = new ReaderIndex([
  reader('always'),
  reader('lock', { basenames: ['Cargo.lock', 'opam'] }),
  reader('opam', { basenames: ['opam'], suffixes: ['.opam'] }),
  reader('spdx', { suffixes: ['.spdx', '.spdx.json'] }),
]);

const of = (name: string) => index.of(name).map((one) => one.name);

test('a name leads to the readers of its basename and of its endings, each once', () => {
  assert.deepEqual(of('Cargo.lock'), ['always', 'lock']);
  assert.deepEqual(of('opam'), ['always', 'lock', 'opam']);
  assert.deepEqual(of('a.opam'), ['always', 'opam']);
  assert.deepEqual(of('.opam'), ['always', 'opam']);
  assert.deepEqual(of('.spdx-redis.spdx'), ['always', 'spdx']);
  assert.deepEqual(of('a.spdx.json'), ['always', 'spdx']);
});

test('upper and lower case are the same here; a reader may tell them apart', () => {
  assert.deepEqual(of('CARGO.LOCK'), ['always', 'lock']);
  assert.deepEqual(of('A.Spdx.JSON'), ['always', 'spdx']);
});

test('a longer ending than the last one must fit whole', () => {
  assert.deepEqual(of('a.json'), ['always']);
  assert.deepEqual(of('spdx.json'), ['always']);
  assert.deepEqual(of('lock'), ['always']);
  assert.deepEqual(of(''), ['always']);
});
