// File lists in their compact form come back as they went in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FileLists, pathsOf } from './file-list.ts';

const asIs = (path: string): string => path.replace(/^\/|\/$/g, '');

const folder = fc
  .array(fc.stringMatching(/^[a-zä.]{1,4}$/), { maxLength: 3 })
  .map((parts) => parts.join('/'));
const name = fc.stringMatching(/^[a-zä. ]{1,4}$/);

test('any files come back in order, each below its folder', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(folder, name)), (files) => {
      const lists = new FileLists();
      for (const [folder, name] of files) lists.add(folder, name);
      const paths = files.map(([folder, name]) => (folder === '' ? name : `${folder}/${name}`));
      const text = lists.take();
      assert.deepEqual(text === '' ? [] : pathsOf(text, '', asIs), paths);
    }),
  );
});

test('the files of one package are not those of the next', () => {
  const lists = new FileLists();
  lists.add('/usr/bin/', 'a');
  assert.equal(lists.take(), '/usr/bin/\na');
  lists.add('/usr/bin/', 'b');
  assert.equal(lists.take(), '/usr/bin/\nb');
  assert.equal(lists.take(), '');
});

test('names that can be none of a file are left out', () => {
  const lists = new FileLists();
  for (const name of ['', 'a/b', 'a\nb/', '/']) lists.add('/usr', name);
  lists.add('/us\nr', 'a');
  assert.equal(lists.take(), '');
});

test('files of a folder that is not there are left out', () => {
  const folders = (path: string) => (path === 'gone/' ? undefined : asIs(path));
  assert.deepEqual(pathsOf('here/\na\ngone/\nb\nhere/\nc', '', folders), ['here/a', 'here/c']);
});

test('a nested system has no files outside of its root, wherever `..` and links lead', () => {
  const links = new Map([
    ['srv/chroot/', 'srv/chroot'],
    ['srv/chroot//', 'srv/chroot'],
    ['srv/chroot/usr/', 'srv/chroot/usr'],
    ['srv/chroot/../../usr/bin/', 'usr/bin'],
    ['srv/chroot/link/', 'srv/chrootother'],
  ]);
  const list = '/\na\nusr/\nb\n../../usr/bin/\nc\nlink/\nd';
  assert.deepEqual(
    pathsOf(list, 'srv/chroot/', (path) => links.get(path)),
    ['srv/chroot/a', 'srv/chroot/usr/b'],
  );
});

test('lists without end stop at their budget and say so', () => {
  const lists = new FileLists();
  for (let i = 0; i < 5_000_000; i++) lists.add('/usr', 'name');
  assert.equal(lists.full, true);
  assert.ok(lists.take().length < 20_000_000);
});
