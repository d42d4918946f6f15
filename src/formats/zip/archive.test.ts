// Zip archives: honest ones in all their forms, those that lie, and random damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { type Bytes, Damaged, OverBudget, bytesOf, isBadContent } from '../../core/bytes.ts';
import { type ZipPart, buildZip } from '../../../test/support/zip.ts';
import { type ZipArchive, type ZipEntry, openZip } from './index.ts';

const LIMIT = 1 << 20;
const PARTS: readonly ZipPart[] = [
  { name: 'META-INF/' },
  { name: 'META-INF/MANIFEST.MF', data: 'Manifest-Version: 1.0\r\n' },
  { name: 'stored.bin', data: 'as it is', stored: true },
  { name: 'long.txt', data: 'word '.repeat(5000) },
];

function open(data: Uint8Array): ZipArchive {
  const archive = openZip(bytesOf(data));
  assert.ok(archive);
  return archive;
}

function textOf(archive: ZipArchive, entry: ZipEntry): string {
  const content = archive.open(entry, LIMIT);
  return Buffer.from(content.read(0, content.size)).toString();
}

function contents(data: Uint8Array): [string, string][] {
  const archive = open(data);
  return [...archive.entries()].map((entry) => [entry.name, textOf(archive, entry)]);
}

function entryOf(archive: ZipArchive, name: string): ZipEntry {
  const found = [...archive.entries()].find((entry) => entry.name === name);
  assert.ok(found);
  return found;
}

const EXPECTED = PARTS.map((part) => [part.name, part.data ?? '']);

test('reads stored and deflated entries', () => {
  assert.deepEqual(contents(buildZip(PARTS)), EXPECTED);
});

test('reads entries whose sizes stand in data descriptors', () => {
  assert.deepEqual(contents(buildZip(PARTS.map((part) => ({ ...part, descriptor: true })))), EXPECTED);
});

test('reads zip64 archives', () => {
  assert.deepEqual(contents(buildZip(PARTS, { zip64: true })), EXPECTED);
});

test('finds the end record before a comment, even one that holds its signature', () => {
  const comment = Buffer.concat([
    Buffer.from('x'.repeat(900)),
    Buffer.from('PK\u0005\u0006'),
    Buffer.alloc(40),
  ]);
  assert.deepEqual(contents(buildZip(PARTS, { comment })), EXPECTED);
});

test('finds the end record before bytes that were appended', () => {
  assert.deepEqual(contents(Buffer.concat([buildZip(PARTS), Buffer.alloc(300)])), EXPECTED);
});

test('a script in front of the archive is no hindrance, whatever offsets count from', () => {
  const prefix = `#!/bin/sh\nexec java -jar "$0"\n${'#'.repeat(9000)}\n`;
  for (const zip64 of [false, true])
    for (const adjusted of [false, true])
      assert.deepEqual(contents(buildZip(PARTS, { prefix, adjusted, zip64 })), EXPECTED);
});

test('an empty archive has no entries', () => {
  assert.deepEqual(contents(buildZip([])), []);
});

test('what has no end record is no zip', () => {
  assert.equal(openZip(bytesOf(Buffer.from('PK\u0003\u0004 but that is all'))), undefined);
  assert.equal(openZip(bytesOf(new Uint8Array(0))), undefined);
});

test('a stored entry is a slice of the archive, not a copy', () => {
  const data = buildZip(PARTS);
  const archive = open(data);
  const content = archive.open(entryOf(archive, 'stored.bin'), 0).read(0, 8);
  assert.equal(content.buffer, data.buffer);
});

test('the directory is read in bounded windows', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({
    name: `a/rather/long/folder/name/entry-${i}.class`,
    stored: true,
  }));
  const data = buildZip(many);
  let largest = 0;
  const watched: Bytes = {
    size: data.length,
    read(offset, length) {
      largest = Math.max(largest, length);
      return data.subarray(offset, offset + length);
    },
  };
  assert.equal([...openZip(watched)!.entries()].length, 20_000);
  assert.ok(largest <= 128 * 1024, `${largest}`);
});

test('more than 65,535 entries without zip64: the count has wrapped, and that is no lie', () => {
  const many = Array.from({ length: 70_000 }, (_, i) => ({ name: `${i}`, stored: true }));
  assert.equal([...open(buildZip(many)).entries()].length, 70_000);
});

test('a record larger than a window is read all the same', () => {
  const long = 'n'.repeat(65_000);
  const parts = [
    { name: 'a' },
    { name: `${long}1` },
    { name: `${long}2` },
    { name: `${long}3` },
    { name: 'z' },
  ];
  assert.deepEqual(
    [...open(buildZip(parts)).entries()].map((entry) => entry.name.length),
    [1, 65_001, 65_001, 65_001, 1],
  );
});

test('names are given as written: with .., backslash, NUL, or bytes that are no UTF-8', () => {
  const names = ['../../etc/passwd', 'a\\b.jar', 'nul\0.jar', '/absolute'];
  const archive = open(buildZip(names.map((name) => ({ name }))));
  assert.deepEqual(
    [...archive.entries()].map((entry) => entry.name),
    names,
  );
});

test('start: the first bytes of a long entry, without inflating the rest', () => {
  const archive = open(buildZip([{ name: 'a', data: 'line\n'.repeat(400_000) }]));
  const start = archive.start(entryOf(archive, 'a'), 4096);
  assert.equal(Buffer.from(start).toString(), 'line\n'.repeat(820).slice(0, 4096));
});

test('start: of a bomb no more is inflated than a start needs', () => {
  const archive = open(buildZip([{ name: 'a', data: Buffer.alloc(50 << 20) }]));
  const start = archive.start(entryOf(archive, 'a'), 64 * 1024);
  assert.ok(start.length > 1024 && start.length <= 64 * 1024);
  assert.ok(start.buffer.byteLength <= 2 << 20, `${start.buffer.byteLength}`);
});

test('an entry larger than the limit is over budget before anything is inflated', () => {
  const archive = open(buildZip([{ name: 'a', data: Buffer.alloc(LIMIT + 1) }]));
  assert.throws(() => archive.open(entryOf(archive, 'a'), LIMIT), OverBudget);
});

const LIES: readonly [string, ZipPart['lie']][] = [
  ['a size that is too small', { size: 10 }],
  ['a size that is too large', { size: 30_000 }],
  ['a size that no deflate stream reaches', { size: 900_000 }],
  ['a compressed size that cuts the stream', { compressedSize: 20 }],
  ['a compressed size that reaches into the directory', { compressedSize: 200_000 }],
  ['a wrong checksum', { crc: 1 }],
  ['an offset where no entry is', { offset: 7 }],
  ['an offset behind the file', { offset: 0x7fffffff }],
  ['an unknown method', { method: 12 }],
  ['encryption', { flags: 1 }],
  ['AES encryption', { method: 99 }],
];

for (const [what, lie] of LIES)
  test(`damaged: ${what}`, () => {
    const archive = open(buildZip([{ name: 'a', data: 'word '.repeat(5000), ...(lie ? { lie } : {}) }]));
    assert.throws(() => archive.open(entryOf(archive, 'a'), LIMIT), Damaged);
  });

test('damaged: overlapping entries, whichever is opened first', () => {
  const parts = [
    { name: 'a', data: 'a'.repeat(100), stored: true },
    { name: 'b', data: 'b', lie: { offset: 0, compressedSize: 100, size: 100, method: 0 } },
  ];
  for (const order of [parts, parts.toReversed()]) {
    const archive = open(buildZip(parts));
    archive.open(entryOf(archive, order[0]!.name), LIMIT);
    assert.throws(() => archive.open(entryOf(archive, order[1]!.name), LIMIT), /overlap/);
  }
});

test('damaged: overlapping zip entries by 64-bit offsets, and those that wrap around', () => {
  const first = { name: 'a', data: 'a'.repeat(100), stored: true };
  for (const [offset, fault] of [
    [0, /overlap/],
    [20, /no zip entry/],
    [2 ** 52, /outside/],
  ] as const) {
    const second = { name: 'b', data: 'b', lie: { offset, compressedSize: 100, size: 100, method: 0 } };
    const archive = open(buildZip([first, second], { zip64: true }));
    archive.open(entryOf(archive, 'a'), LIMIT);
    assert.throws(() => archive.open(entryOf(archive, 'b'), LIMIT), fault);
  }
});

test('damaged: a zip64 extra field that is too short for what it stands in for', () => {
  const data = buildZip([{ name: 'a', data: 'x' }], { zip64: true });
  const field = data.indexOf(Buffer.from([1, 0, 24, 0]));
  data.writeUInt16LE(16, field + 2);
  assert.throws(() => [...open(data).entries()], /zip64 extra field is too short/);
});

test('damaged: an entry that contains the entries after it (a quine or an overlap bomb)', () => {
  const inner = { name: 'b', data: 'x'.repeat(50), stored: true };
  const archive = open(
    buildZip([{ name: 'a', stored: true, data: '', lie: { size: 80, compressedSize: 80 } }, inner]),
  );
  archive.open(entryOf(archive, 'a'), LIMIT);
  assert.throws(() => archive.open(entryOf(archive, 'b'), LIMIT), Damaged);
});

for (const lie of [{ count: 1 }, { count: 9 }])
  for (const zip64 of [false, true])
    test(`damaged: the end record counts ${lie.count} of 4 entries (zip64: ${zip64}), which are given first`, () => {
      const seen: string[] = [];
      assert.throws(() => {
        for (const entry of open(buildZip(PARTS, { lie, zip64 })).entries()) seen.push(entry.name);
      }, Damaged);
      assert.equal(seen.length, 4);
    });

for (const lie of [{ size: 1 << 30 }, { size: 20 }, { offset: 1 << 30 }])
  for (const zip64 of [false, true])
    test(`damaged: the end record lies about ${JSON.stringify(lie)} (zip64: ${zip64})`, () => {
      assert.throws(() => [...open(buildZip(PARTS, { lie, zip64 })).entries()], Damaged);
    });

test('damaged: zip64 numbers out of reach', () => {
  const data = buildZip(PARTS, { zip64: true });
  data.writeBigUInt64LE(2n ** 63n, data.length - 22 - 20 - 56 + 40);
  assert.throws(() => openZip(bytesOf(data)), Damaged);
});

test('any damage: nothing but Damaged and OverBudget, and never more than was allowed', () => {
  const seeds = [
    buildZip(PARTS, { comment: 'a comment' }),
    buildZip(PARTS, { zip64: true, prefix: '#!/bin/sh\n' }),
    buildZip([{ name: 'in.jar', data: buildZip(PARTS), stored: true }]),
  ];
  let random = 7;
  const next = (below: number): number => {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    return (random >>> 8) % below;
  };
  let opened = 0;
  for (let round = 0; round < 3000; round++) {
    const data = mutate(seeds[round % seeds.length]!, next);
    try {
      const archive = openZip(bytesOf(data));
      for (const entry of archive?.entries() ?? []) {
        try {
          assert.ok(archive!.open(entry, LIMIT).size <= Math.max(LIMIT, data.length));
          opened++;
        } catch (error) {
          if (!isBadContent(error)) throw error;
        }
      }
    } catch (error) {
      if (!isBadContent(error)) throw error;
    }
  }
  assert.ok(opened > 1000, `${opened} entries opened`);
});

function mutate(seed: Buffer, next: (below: number) => number): Buffer {
  const data = Buffer.from(seed);
  const at = next(data.length);
  switch (next(4)) {
    case 0:
      return data.subarray(0, at);
    case 1:
      return Buffer.concat([data.subarray(0, at), data.subarray(next(at + 1))]);
    case 2:
      return Buffer.concat([
        data.subarray(0, at),
        deflateRawSync(Buffer.from([at & 255])),
        data.subarray(at),
      ]);
    default:
      for (let i = next(6); i >= 0; i--) data[next(data.length)] = next(256);
      return data;
  }
}
