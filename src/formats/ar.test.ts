// ar archives: members in order, padding, names, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { bytesOf, Damaged, isBadContent } from '../core/bytes.ts';
import { arMembers } from './ar.ts';

const member = (name: string, size: number | string, content = '') =>
  `${name.padEnd(16)}${''.padEnd(32)}${String(size).padEnd(10)}\`\n${content}`;
const archive = (...members: readonly string[]) => bytesOf(Buffer.from(`!<arch>\n${members.join('')}`));

test('members come in order with their places; odd ones are padded, GNU ends names with a slash', () => {
  const bytes = archive(
    member('debian-binary', 3, '2.\n\n'),
    member('control.tar.gz/', 4, 'abcd'),
    member('x', 0),
  );
  assert.deepEqual(
    [...arMembers(bytes)],
    [
      { name: 'debian-binary', offset: 68, size: 3 },
      { name: 'control.tar.gz', offset: 132, size: 4 },
      { name: 'x', offset: 196, size: 0 },
    ],
  );
});

test('another beginning, a size that is none and a header without its end are damage; members before it come', () => {
  assert.throws(() => [...arMembers(bytesOf(Buffer.from('!<thin>\nxxxx')))], Damaged);
  assert.throws(() => [...arMembers(archive(member('x', '-1')))], Damaged);
  assert.throws(() => [...arMembers(archive(member('x', 0).replace('`', 'x')))], Damaged);
  const members = arMembers(archive(member('a', 2, 'bc'), member('x', 'size')));
  assert.equal(members.next().value?.name, 'a');
  assert.throws(() => members.next(), Damaged);
});

test('archives of thousands of members are read no further than packages have them', () => {
  assert.equal([...arMembers(archive(...Array.from({ length: 1000 }, () => member('x', 0))))].length, 64);
});

test('whatever comes, it gives members or throws Damaged', () => {
  const good = Buffer.from(`!<arch>\n${member('a', 3, 'abc\n')}${member('b', 1, 'x\n')}`);
  for (const damaged of mutations(good, 500))
    try {
      for (const { size } of arMembers(bytesOf(damaged))) assert.ok(size >= 0);
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
});
