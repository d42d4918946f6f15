// rpm databases of all three forms: what they hold, in either byte order, and what is left of damaged ones.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../../test/support/mutate.ts';
import { type Berkeley, berkeleyDb, ndbDb, PAGE, rpmHeader } from '../../../test/support/rpm.ts';
import { createPackages, insertPackage, rpmSqlite, withSqlite } from '../../../test/support/sqlite.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import { eachFile, eachHeader, packageOf } from './index.ts';

const HEADERS = [
  rpmHeader({ name: 'small', files: ['/usr/bin/small'] }),
  rpmHeader({ name: 'large', padding: 9000, files: ['/usr/bin/large', '/usr/share/large/data'] }),
  rpmHeader({ name: 'last', padding: 5000 }),
];
const NAMES = ['small', 'large', 'last'];

interface Result {
  readonly names: string[];
  readonly damage: string[];
  readonly files: string[];
}

function read(data: Uint8Array, wal?: Uint8Array): Result {
  const result: Result = { names: [], damage: [], files: [] };
  try {
    eachHeader(
      bytesOf(data),
      {
        header(header) {
          result.names.push(packageOf(header).name);
          eachFile(header, (folder, name) => result.files.push(folder + name));
        },
        damage: (error) => result.damage.push(error.message),
      },
      wal && bytesOf(wal),
    );
  } catch (error) {
    if (!isBadContent(error)) throw error;
    result.damage.push(error.message);
  }
  return result;
}

test('a Berkeley DB of either byte order gives all headers, those in overflow pages too', () => {
  for (const little of [true, false]) {
    const { names, damage, files } = read(berkeleyDb(HEADERS, little).data);
    assert.deepEqual(names, NAMES);
    assert.deepEqual(damage, []);
    assert.deepEqual(files, ['/usr/bin/small', '/usr/bin/large', '/usr/share/large/data']);
  }
});

test('a Berkeley DB whose bucket goes on over many pages gives every header', () => {
  const headers = Array.from({ length: 200 }, (_, i) => rpmHeader({ name: `p${i}` }));
  const { names, damage } = read(berkeleyDb(headers).data);
  assert.deepEqual(
    names,
    headers.map((_, i) => `p${i}`),
  );
  assert.deepEqual(damage, []);
});

test('ndb and SQLite give all headers', () => {
  for (const data of [
    ndbDb(HEADERS),
    rpmSqlite(HEADERS),
    rpmSqlite(HEADERS, 512),
    rpmSqlite(HEADERS, 65536),
  ]) {
    const { names, damage } = read(data);
    assert.deepEqual(names, NAMES);
    assert.deepEqual(damage, []);
  }
});

/** A page of the big database overwritten. */
function withPage({ data }: Berkeley, page: number, change: (page: Buffer) => void): Buffer {
  const copy = Buffer.from(data);
  change(copy.subarray(page * PAGE, (page + 1) * PAGE));
  return copy;
}

test('a page that points to itself costs its own header only', () => {
  const db = berkeleyDb(HEADERS);
  const chain = db.chains[1]!;
  const { names, damage } = read(withPage(db, chain, (page) => page.writeUInt32LE(chain, 16)));
  assert.deepEqual(names, ['small', 'last']);
  assert.match(damage.join(), /used twice/);
});

test('two headers in one chain of pages: the first is read, the second is damage', () => {
  const db = berkeleyDb(HEADERS);
  const data = Buffer.from(db.data);
  // The second header's first page leads on into the pages of the third.
  data.writeUInt32LE(db.chains[2]!, db.chains[1]! * PAGE + 16);
  const { names, damage } = read(data);
  assert.equal(names[0], 'small');
  assert.ok(damage.length > 0);
});

test('a page of noise in place of a hash page is damage, and the other pages are read', () => {
  const headers = Array.from({ length: 40 }, (_, i) => rpmHeader({ name: `p${i}` }));
  const db = berkeleyDb(headers);
  const { names, damage } = read(withPage(db, 1, (page) => page.fill(0xa5)));
  assert.ok(names.length > 0 && names.length < 40);
  assert.match(damage.join(), /page 1 should hold records/);
});

test('a page of noise in an overflow chain costs its own header only', () => {
  const db = berkeleyDb(HEADERS);
  const { names, damage } = read(withPage(db, db.chains[2]!, (page) => page.fill(0xa5)));
  assert.deepEqual(names, ['small', 'large']);
  assert.equal(damage.length, 1);
});

test('a cut Berkeley DB says how many pages are missing and keeps what is there', () => {
  const db = berkeleyDb(HEADERS);
  const { names, damage } = read(db.data.subarray(0, db.chains[2]! * PAGE));
  assert.deepEqual(names, ['small', 'large']);
  assert.match(damage.join(), /the file has 5 of 7 pages/);
});

test('a header that claims 300 MB among good ones: the good ones stay', () => {
  const db = berkeleyDb(HEADERS);
  const berkeley = Buffer.from(db.data);
  berkeley.writeUInt32LE(300 * 1024 * 1024, sizeAt(berkeley, HEADERS[1]!.length));
  const ndb = ndbDb(HEADERS);
  ndb.writeUInt32LE(300 * 1024 * 1024, ndb.indexOf('BlbS', ndb.indexOf('BlbS') + 4) + 12);
  for (const data of [berkeley, ndb]) {
    const { names, damage } = read(data);
    assert.deepEqual(names, ['small', 'last']);
    assert.match(damage.join(), /limit/);
  }
});

/** Where the hash page states the size of an overflow item. */
function sizeAt(data: Buffer, size: number): number {
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32LE(size);
  return data.indexOf(wanted, PAGE);
}

test('an SQLite row of 300 MB among good ones: the good ones stay', () => {
  const { names, damage } = withSqlite((database, snapshot) => {
    createPackages(database);
    insertPackage(database, HEADERS[0]!);
    database.exec('INSERT INTO Packages (blob) VALUES (zeroblob(40000000))');
    insertPackage(database, HEADERS[2]!);
    return read(snapshot().data);
  });
  assert.deepEqual(names, ['small', 'last']);
  assert.match(damage.join(), /row 2 has 400000\d\d bytes, limit/);
});

test('ndb slots that all point to one blob do not multiply it', () => {
  const data = ndbDb(HEADERS);
  for (let at = 32; at < PAGE; at += 16) data.copy(data, at, 48, 64);
  const { names, damage } = read(data);
  assert.ok(names.length <= 2);
  assert.ok(damage.length > 200);
});

test('a package that lies only in the write-ahead log is found, one erased there is gone', () => {
  const { data, wal } = withSqlite((database, snapshot) => {
    createPackages(database);
    insertPackage(database, HEADERS[0]!);
    database.exec('PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0');
    insertPackage(database, HEADERS[1]!);
    database.exec('DELETE FROM Packages WHERE hnum = 1');
    return snapshot();
  });
  assert.deepEqual(read(data).names, ['small']);
  assert.deepEqual(read(data, wal).names, ['large']);
});

test('what is no database of a known form is damage: empty, noise, a B-tree of Berkeley DB', () => {
  const btree = berkeleyDb(HEADERS).data;
  btree.writeUInt32LE(0x053162, 12);
  for (const data of [Buffer.alloc(0), Buffer.from('hello'), Buffer.alloc(9000, 0x5a), btree]) {
    const { names, damage } = read(data);
    assert.deepEqual(names, []);
    assert.equal(damage.length, 1);
  }
});

test('damaged databases give what is left or damage, never another error, in bounded time', () => {
  const wal = withSqlite((database, snapshot) => {
    database.exec('PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0');
    createPackages(database);
    for (const header of HEADERS) insertPackage(database, header);
    return snapshot();
  });
  const seeds = [
    berkeleyDb(HEADERS).data,
    berkeleyDb(HEADERS, false).data,
    ndbDb(HEADERS),
    rpmSqlite(HEADERS, 512),
  ];
  for (const [seed, data] of seeds.entries())
    for (const damaged of mutations(data, 300, seed)) assert.ok(read(damaged).names.length <= 20);
  for (const damaged of mutations(wal.wal, 300, 9)) assert.ok(read(wal.data, damaged).names.length <= 3);
});
