// Tar sequences: every header form, and what is no tar.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Damaged } from '../../core/bytes.ts';
import { headerOf, tarOf } from '../../../test/support/tar.ts';
import { BLOCK, padded, type TarEntry, TarSequence } from './index.ts';

/** All entries of an archive, contents skipped. */
function entriesOf(tar: Buffer): TarEntry[] {
  const sequence = new TarSequence();
  const entries: TarEntry[] = [];
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const step = sequence.next(tar.subarray(at, at + BLOCK));
    at += BLOCK;
    if (step.kind === 'end') break;
    if (step.kind === 'meta') {
      sequence.meta(tar.subarray(at, at + step.size));
      at += padded(step.size);
    }
    if (step.kind === 'entry') {
      entries.push(step.entry);
      at += padded(step.entry.stored);
    }
  }
  return entries;
}

function withSum(block: Buffer): Buffer {
  block.write('        ', 148);
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

test('files, folders, links and devices keep type, size, mode, owner and time', () => {
  const entries = entriesOf(
    tarOf([
      { name: 'etc/', mode: 0o755 },
      { name: 'etc/passwd', content: 'root', mode: 0o4755, uid: 7, gid: 8, mtime: 1_700_000_000 },
      { name: 'link', type: 'symlink', target: '/etc' },
      { name: 'hard', type: 'hardlink', target: 'etc/passwd' },
      { name: 'null', type: 'char' },
    ]),
  );
  assert.deepEqual(
    entries.map(({ name, type, size }) => [name, type, size]),
    [
      ['etc/', 'directory', 0],
      ['etc/passwd', 'file', 4],
      ['link', 'symlink', 0],
      ['hard', 'hardlink', 0],
      ['null', 'other', 0],
    ],
  );
  const file = entries[1]!;
  assert.deepEqual([file.mode, file.uid, file.gid, file.mtime], [0o4755, 7, 8, 1_700_000_000]);
  assert.equal(entries[2]!.linkName, '/etc');
});

test('pax records win over the header: path, link, size, capability', () => {
  const long = `${'d/'.repeat(80)}file`;
  const [entry] = entriesOf(
    tarOf([
      { name: long, content: 'abc', pax: { 'SCHILY.xattr.security.capability': Buffer.from([1, 0, 0, 2]) } },
    ]),
  );
  assert.equal(entry!.name, long);
  assert.deepEqual([...entry!.capability!], [1, 0, 0, 2]);
});

test('GNU long names and long links belong to the next entry only', () => {
  const name = 'x'.repeat(150);
  const meta = (flag: string, text: string) => {
    const content = Buffer.from(`${text}\0`);
    const body = Buffer.alloc(padded(content.length));
    content.copy(body);
    return Buffer.concat([headerOf({ name: '././@LongLink', flag, size: content.length }), body]);
  };
  const tar = Buffer.concat([
    meta('L', name),
    meta('K', 'far/away'),
    headerOf({ name: 'short', flag: '2', size: 0, link: 'near' }),
    headerOf({ name: 'next', flag: '0', size: 0 }),
    Buffer.alloc(1024),
  ]);
  assert.deepEqual(
    entriesOf(tar).map((one) => [one.name, one.linkName]),
    [
      [name, 'far/away'],
      ['next', ''],
    ],
  );
});

test('a ustar prefix and base-256 sizes are read; V7 folders end in a slash', () => {
  const prefixed = headerOf({ name: 'tail', flag: '0', size: 0 });
  prefixed.write('head/of/path', 345);
  const large = headerOf({ name: 'large', flag: '0', size: 0 });
  large.fill(0, 124, 136);
  large[124] = 0x80;
  large.writeUIntBE(12_884_901_888, 130, 6);
  const old = headerOf({ name: 'folder/', flag: '\0', size: 0 });
  const sequence = new TarSequence();
  const read = (block: Buffer) => {
    const step = sequence.next(withSum(block));
    assert.equal(step.kind, 'entry');
    return step.kind === 'entry' ? step.entry : undefined;
  };
  assert.equal(read(prefixed)?.name, 'head/of/path/tail');
  assert.equal(read(large)?.size, 12_884_901_888);
  assert.equal(read(old)?.type, 'directory');
});

test('sparse files: their size is the real one, their content is told apart', () => {
  const block = headerOf({ name: 'disk', flag: 'S', size: 512 });
  block.write('0000000000000000000000', 386);
  block.write('00120000000\0', 483);
  const step = new TarSequence().next(withSum(block));
  assert.ok(step.kind === 'entry');
  assert.deepEqual([step.entry.sparse, step.entry.stored, step.entry.size], [true, 512, 0o120000000]);
});

test('links and devices have no content, whatever size they state', () => {
  const step = new TarSequence().next(headerOf({ name: 'l', flag: '1', size: 4096, link: 'x' }));
  assert.ok(step.kind === 'entry' && step.entry.stored === 0);
});

for (const [what, block] of [
  ['a wrong checksum', Buffer.concat([Buffer.from('name'), Buffer.alloc(508)])],
  ['noise', Buffer.alloc(512, 0xa5)],
  [
    'a size that is no number',
    withSum(Buffer.from(headerOf({ name: 'a', flag: '0', size: 0 })).fill('zz', 124, 130)),
  ],
  ['an extended header of 4 GiB', headerOf({ name: 'a', flag: 'x', size: 2 ** 32 })],
] as const)
  test(`${what} is damage`, () => {
    assert.throws(() => new TarSequence().next(block), Damaged);
  });

test('a pax name with a NUL, and records that lie about their length, are damage', () => {
  for (const text of ['12 path=a\0b\n', '99 path=a\n', 'x path=a\n', '9 patha\n\n']) {
    const sequence = new TarSequence();
    sequence.next(headerOf({ name: 'p', flag: 'x', size: text.length }));
    assert.throws(() => sequence.meta(Buffer.from(text)), Damaged, text);
  }
});

test('an entry after a block of zeros is damage; two blocks end the archive', () => {
  const sequence = new TarSequence();
  assert.equal(sequence.next(Buffer.alloc(512)).kind, 'more');
  assert.throws(() => sequence.next(headerOf({ name: 'a', flag: '0', size: 0 })), Damaged);
  const ended = new TarSequence();
  ended.next(Buffer.alloc(512));
  assert.equal(ended.next(Buffer.alloc(512)).kind, 'end');
});
