// What the cataloguers say of themselves is so: docs/support.md is made of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOffered } from '../image/index.ts';
import type { Entry } from '../image/entry.ts';
import { CATALOGUERS } from './index.ts';

/** Small files are no programs, and large ones are no notes. */
const SIZES = [4096, 200_000];

const entryAt = (path: string, size: number): Entry => ({
  layer: 0,
  index: 0,
  path,
  kind: 'file',
  size,
  mode: 0o755,
  uid: 0,
  gid: 0,
  mtime: 0,
});

/** `**` as two folders, `*` as a number, and words in braces as what they stand for. */
const WORDS: Readonly<Record<string, string>> = {
  '{name}': '1',
  '{version}': '1.0',
  '{sha1}': '0'.repeat(40),
};
const made = (pattern: string) =>
  pattern
    .replaceAll('**', 'a/b')
    .replaceAll('*', '1')
    .replaceAll(/\{[a-z0-9]+\}/g, (word) => WORDS[word]!);

test('names are unique, and those of readers too', () => {
  const names = CATALOGUERS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length, names.filter((name, i) => names.indexOf(name) < i).join());
  const readers = CATALOGUERS.flatMap((one) => one.readers.map(({ name }) => name));
  assert.equal(
    new Set(readers).size,
    readers.length,
    readers.filter((name, i) => readers.indexOf(name) < i).join(),
  );
});

test('cataloguers come after those whose results they read', () => {
  const seen = new Set<string>();
  for (const { name, after = [] } of CATALOGUERS) {
    for (const one of after) assert.ok(seen.has(one), `${name} after ${one}`);
    seen.add(name);
  }
});

for (const { name, readers, support } of CATALOGUERS)
  test(`${name} reads the files that it names`, () => {
    assert.ok(support.files.length > 0);
    for (const pattern of support.files)
      assert.ok(
        SIZES.some((size) => isOffered(readers, entryAt(made(pattern), size))),
        pattern,
      );
    assert.match(support.ecosystem, /^\S(?:.*\S)?$/);
  });

test('readers of pass packages are found by tables of names', () => {
  const open = CATALOGUERS.flatMap((one) => one.readers).filter(
    ({ files, pass }) => files === undefined && pass === 'packages',
  );
  assert.deepEqual(open.map(({ name }) => name).sort(), ['os/dpkg', 'os/repositories']);
});

// A pattern that tries every place of a long path would take hours here.
for (const { name, readers, support } of CATALOGUERS)
  test(`${name} is through with endless paths`, () => {
    for (const pattern of support.files) {
      const path = made(pattern);
      const folders = path.slice(0, path.lastIndexOf('/') + 1);
      const basename = path.slice(folders.length);
      const endless = (folders || 'a/').repeat(Math.ceil(200_000 / (folders.length || 2)));
      for (const end of [basename, basename.toUpperCase(), `\n/${basename}`, `\n/${basename.toUpperCase()}`])
        assert.equal(typeof isOffered(readers, entryAt(endless + end, 4096)), 'boolean');
    }
  });
