// SQLite's pages against SQLite itself: b-trees of any depth, overflow chains, all value types, the write-ahead log, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mutations } from '../../../test/support/mutate.ts';
import { withSqlite } from '../../../test/support/sqlite.ts';
import { bytesOf, Damaged, isBadContent } from '../../core/bytes.ts';
import { eachRow, openDatabase, type Value } from './index.ts';

const LIMIT = 1 << 20;

interface Result {
  readonly rows: [rowid: number, ...values: Value[]][];
  readonly damage: string[];
}

function read(data: Uint8Array, wal?: Uint8Array, table = 't'): Result {
  const result: Result = { rows: [], damage: [] };
  eachRow(openDatabase(bytesOf(data), wal && bytesOf(wal)), table, LIMIT, {
    row: (rowid, values) =>
      result.rows.push([rowid, ...values.map((one) => (one instanceof Uint8Array ? Buffer.from(one) : one))]),
    damage: (error) => result.damage.push(error.message),
  });
  return result;
}

/** A table of `count` rows, row i with a text of `size` bytes. */
function table(count: number, size: number, pragmas = ''): Buffer {
  return withSqlite((database, snapshot) => {
    database.exec(`${pragmas}; CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)`);
    const insert = database.prepare('INSERT INTO t VALUES (?, ?)');
    database.exec('BEGIN');
    for (let i = 1; i <= count; i++) insert.run(i, String(i).padEnd(size, 'x'));
    database.exec('COMMIT');
    return snapshot().data;
  });
}

test('all rows come in order, whatever the depth of the tree and the page size', () => {
  for (const pragmas of ['PRAGMA page_size = 512', 'PRAGMA page_size = 4096', 'PRAGMA page_size = 65536']) {
    const { rows, damage } = read(table(3000, 40, pragmas));
    assert.deepEqual(damage, []);
    assert.deepEqual(
      rows,
      Array.from({ length: 3000 }, (_, i) => [i + 1, null, String(i + 1).padEnd(40, 'x')]),
    );
  }
});

test('rows of every size around the limits of a page are whole', () => {
  for (const size of [470, 476, 477, 478, 480, 506, 507, 508, 512, 980, 1024, 5000, 100_000]) {
    const { rows, damage } = read(table(3, size, 'PRAGMA page_size = 512'));
    assert.deepEqual(damage, []);
    assert.deepEqual(
      rows.map(([id, , text]) => [id, text]),
      [1, 2, 3].map((i) => [i, String(i).padEnd(size, 'x')]),
    );
  }
});

test('values of every type, in every text encoding', () => {
  for (const encoding of ['UTF-8', 'UTF-16le', 'UTF-16be']) {
    const { rows } = withSqlite((database, snapshot) => {
      database.exec(`PRAGMA encoding = '${encoding}'; CREATE TABLE t (a, b, c, d, e, f, g, h, i, j, k)`);
      database.exec(
        "INSERT INTO t VALUES (NULL, 0, 1, -5, 300, -70000, 5000000000, -9007199254740995, 1.5, 'größe', x'00ff')",
      );
      database.exec('INSERT INTO t (a, b) VALUES (8388607, -140737488355328)');
      return read(snapshot().data);
    });
    assert.deepEqual(rows, [
      [1, null, 0, 1, -5, 300, -70000, 5000000000, -9007199254740995n, 1.5, 'größe', Buffer.from([0, 255])],
      [2, 8388607, -140737488355328, ...Array.from({ length: 9 }, () => null)],
    ]);
  }
});

test('random tables are read as SQLite reads them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string({ maxLength: 900 }), fc.option(fc.uint8Array({ maxLength: 3000 }))), {
        maxLength: 30,
      }),
      fc.constantFrom(512, 1024, 4096),
      (values, pageSize) => {
        const { rows, damage } = withSqlite((database, snapshot) => {
          database.exec(`PRAGMA page_size = ${pageSize}; CREATE TABLE t (text, blob)`);
          const insert = database.prepare('INSERT INTO t VALUES (?, ?)');
          for (const [text, blob] of values) insert.run(text, blob);
          return read(snapshot().data);
        });
        assert.deepEqual(damage, []);
        assert.deepEqual(
          rows,
          values.map(([text, blob], i) => [i + 1, text, blob && Buffer.from(blob)]),
        );
      },
    ),
    { numRuns: 25, seed: 7 },
  );
});

/** A database whose second commit is in the log only; `change` may break the log. */
function logged(change: (wal: Buffer) => Buffer = (wal) => wal): Result {
  return withSqlite((database, snapshot) => {
    database.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO t VALUES (1, 1)');
    database.exec('PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0');
    database.exec("INSERT INTO t VALUES (2, 'first commit')");
    database.exec("INSERT INTO t VALUES (3, 'second commit')");
    const { data, wal } = snapshot();
    return read(data, change(wal));
  });
}

const idsOf = ({ rows }: Result): number[] => rows.map(([id]) => id);

test('the write-ahead log counts up to its last commit', () => {
  assert.deepEqual(idsOf(logged()), [1, 2, 3]);
  assert.deepEqual(idsOf(logged((wal) => wal.subarray(0, wal.length - 10))), [1, 2]);
});

test('frames after a wrong checksum or another salt are left over from earlier use', () => {
  const last = (wal: Buffer): number => wal.length - 4096 - 24;
  const flip = (at: (wal: Buffer) => number) => (wal: Buffer) => {
    const copy = Buffer.from(wal);
    copy[at(wal)]! ^= 1;
    return copy;
  };
  assert.deepEqual(idsOf(logged(flip((wal) => last(wal) + 24 + 4000))), [1, 2]);
  assert.deepEqual(idsOf(logged(flip((wal) => last(wal) + 8))), [1, 2]);
  assert.deepEqual(idsOf(logged(flip(() => 16))), [1]);
});

test('a log without a commit, an empty one and one that is none change nothing', () => {
  const uncommitted = (wal: Buffer): Buffer => wal.subarray(0, 32 + 24 + 100);
  for (const wal of [uncommitted, () => Buffer.alloc(0), () => Buffer.alloc(5000, 7)])
    assert.deepEqual(idsOf(logged(wal)), [1]);
});

test('a table that grows over many pages in the log alone is found', () => {
  const { rows, damage } = withSqlite((database, snapshot) => {
    database.exec('PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0');
    database.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)');
    const insert = database.prepare('INSERT INTO t VALUES (?, ?)');
    for (let i = 0; i < 200; i++) insert.run(i, 'x'.repeat(500));
    const { data, wal } = snapshot();
    return read(data, wal);
  });
  assert.equal(rows.length, 200);
  assert.deepEqual(damage, []);
});

/** The root of table t is page 2; its cells' pointers begin at offset 12 where it is an interior page. */
const ROOT = 512;

test('a page that points to itself is damage, and all other pages are read', () => {
  const data = table(300, 40, 'PRAGMA page_size = 512');
  const cell = ROOT + data.readUInt16BE(ROOT + 12);
  data.writeUInt32BE(2, cell);
  const { rows, damage } = read(data);
  assert.ok(rows.length > 200 && rows.length < 300);
  assert.deepEqual(damage, ['page 2 is used twice']);
});

test('a leaf of noise is damage, and all other leaves are read', () => {
  const data = table(300, 40, 'PRAGMA page_size = 512');
  const cell = ROOT + data.readUInt16BE(ROOT + 12);
  const leaf = (data.readUInt32BE(cell) - 1) * 512;
  data.fill(0xa5, leaf, leaf + 512);
  const { rows, damage } = read(data);
  assert.ok(rows.length > 200 && rows.length < 300);
  assert.equal(damage.length, 1);
});

test('an overflow chain that goes in circles costs its own row only', () => {
  const data = table(3, 5000, 'PRAGMA page_size = 512');
  const leaf = (data.readUInt32BE(ROOT + data.readUInt16BE(ROOT + 12)) - 1) * 512;
  const cell = leaf + data.readUInt16BE(leaf + 8);
  // 5,004 bytes, of which 39 + (5,004 - 39) % 508 lie in the leaf, behind size and row id.
  const at = cell + 2 + 1 + 432;
  const first = data.readUInt32BE(at);
  data.writeUInt32BE(first, (first - 1) * 512);
  const { rows, damage } = read(data);
  assert.equal(rows.length, 2);
  assert.match(damage.join(), /used twice/);
});

test('a page that is beyond the end of the file is damage', () => {
  const data = table(300, 40, 'PRAGMA page_size = 512');
  const { rows, damage } = read(data.subarray(0, 512 * 8));
  assert.ok(rows.length > 0 && rows.length < 300);
  assert.ok(damage.length > 0);
});

test('a log that claims four billion pages takes no memory for them', () => {
  const result = logged((wal) => {
    const copy = Buffer.from(wal.subarray(0, 32 + 24 + 4096));
    copy.writeUInt32BE(0xffffffff, 32 + 4);
    resum(copy);
    return copy;
  });
  assert.deepEqual(idsOf(result), [1, 2]);
});

/** Writes the right checksums into a log of one frame. */
function resum(wal: Buffer): void {
  const little = wal.readUInt32BE(0) === 0x377f0682;
  let [a, b] = [wal.readUInt32BE(24), wal.readUInt32BE(28)];
  const add = (from: number, to: number): void => {
    for (let i = from; i < to; i += 8) {
      a = (a + (little ? wal.readUInt32LE(i) : wal.readUInt32BE(i)) + b) >>> 0;
      b = (b + (little ? wal.readUInt32LE(i + 4) : wal.readUInt32BE(i + 4)) + a) >>> 0;
    }
  };
  add(32, 40);
  add(56, 56 + 4096);
  wal.writeUInt32BE(a, 32 + 16);
  wal.writeUInt32BE(b, 32 + 20);
}

test('a table that is not there, and a file that is no database, are Damaged', () => {
  assert.throws(() => read(table(1, 1), undefined, 'u'), Damaged);
  for (const data of [Buffer.alloc(0), Buffer.alloc(8192), Buffer.from('SQLite format 3\0')])
    assert.throws(() => read(data), Damaged);
});

test('damaged databases give rows or damage, never another error, in bounded time', () => {
  const data = table(60, 300, 'PRAGMA page_size = 512');
  for (const damaged of mutations(data, 500, 3)) {
    try {
      assert.ok(read(damaged).rows.length <= 120);
    } catch (error) {
      if (!isBadContent(error)) throw error;
    }
  }
});
