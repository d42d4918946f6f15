// rpm's database in images: versions, sources, modules, owned files, write-ahead logs, layers, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../../test/support/catalogue.ts';
import { mutations } from '../../../../test/support/mutate.ts';
import { berkeleyDb, ndbDb, type RpmSpec, rpmHeader } from '../../../../test/support/rpm.ts';
import {
  createPackages,
  insertPackage,
  rpmSqlite,
  type SqliteFiles,
  withSqlite,
} from '../../../../test/support/sqlite.ts';
import type { Assembled } from '../../cataloguer.ts';
import { release } from '../release/index.ts';
import { rpm } from './index.ts';

const OS = { 'etc/os-release': 'ID="rhel"\nVERSION_ID="8.4"\n' };
const BERKELEY = 'var/lib/rpm/Packages';
const SQLITE = 'var/lib/rpm/rpmdb.sqlite';

async function run(...layers: LayerSpec[]): Promise<Assembled> {
  const result = (await catalogue([release, rpm], layers)).get('os/rpm');
  assert.ok(result);
  return result;
}

const berkeley = (...specs: RpmSpec[]): Buffer => berkeleyDb(specs.map((spec) => rpmHeader(spec))).data;
const sqlite = (...specs: RpmSpec[]): Buffer => rpmSqlite(specs.map((spec) => rpmHeader(spec)));
const names = ({ packages }: Assembled): string[] => packages.map((one) => one.name);
const introduced = ({ packages }: Assembled) => packages.map((one) => [one.name, one.introduced]);

test('a package has source, module, package URL, details and evidence', async () => {
  const spec = {
    name: 'conmon',
    version: '2.0.6',
    release: '1.el8',
    epoch: 2,
    sourceRpm: 'conmon-2.0.6-1.el8.src.rpm',
    license: 'ASL 2.0',
    vendor: 'Red Hat, Inc.',
    packager: 'Red Hat',
    module: 'container-tools:rhel8:8020:0d58',
  };
  const { packages, gaps } = await run({ ...OS, [BERKELEY]: berkeley(spec) });
  const { id, ...rest } = packages[0]!;
  assert.match(id, /^rpm-/);
  assert.deepEqual(rest, {
    type: 'rpm',
    name: 'conmon',
    version: '2:2.0.6-1.el8',
    arch: 'x86_64',
    source: { name: 'conmon', version: '2.0.6-1.el8' },
    purl: 'pkg:rpm/redhat/conmon@2.0.6-1.el8?arch=x86_64&distro=rhel-8.4&epoch=2&upstream=conmon-2.0.6-1.el8.src.rpm',
    licences: ['ASL 2.0'],
    evidence: [{ cataloguer: 'os/rpm', path: BERKELEY, layer: 0, by: 'header', confidence: 'certain' }],
    introduced: 0,
    details: {
      module: 'container-tools:rhel8:8020:0d58',
      vendor: 'Red Hat, Inc.',
      maintainer: 'Red Hat',
      sourceRpm: 'conmon-2.0.6-1.el8.src.rpm',
    },
  });
  assert.deepEqual(gaps, []);
});

test('the epoch is written when the header has one, zero too, and not when it has none', async () => {
  const { packages } = await run({ [BERKELEY]: berkeley({ name: 'none' }, { name: 'zero', epoch: 0 }) });
  assert.deepEqual(
    packages.map((one) => one.version),
    ['1.0-1', '0:1.0-1'],
  );
});

test('an empty module label is told apart from none', async () => {
  const { packages } = await run({ [BERKELEY]: berkeley({ name: 'a' }, { name: 'b', module: '' }) });
  assert.deepEqual(
    packages.map((one) => one.details.module),
    [undefined, ''],
  );
});

test('imported signature keys are no software', async () => {
  assert.deepEqual(names(await run({ [BERKELEY]: berkeley({ name: 'gpg-pubkey' }, { name: 'a' }) })), ['a']);
});

test('all forms are found at all places, by content and not by name', async () => {
  const layers: LayerSpec[] = [
    { 'var/lib/rpm/Packages': berkeley({ name: 'a' }) },
    { 'usr/lib/sysimage/rpm/Packages.db': ndbDb([rpmHeader({ name: 'a' })]) },
    { 'usr/share/rpm/rpmdb.sqlite': sqlite({ name: 'a' }) },
    { 'usr/lib/sysimage/rpm/Packages': sqlite({ name: 'a' }) },
  ];
  for (const layer of layers) assert.deepEqual(names(await run(layer)), ['a']);
});

test('a database reached through a linked folder is one database, under its real path', async () => {
  const { packages } = await run([
    { name: 'usr/lib/sysimage/rpm/rpmdb.sqlite', content: sqlite({ name: 'a' }) },
    { name: 'var/lib/rpm', type: 'symlink', target: '../../usr/lib/sysimage/rpm' },
  ]);
  assert.deepEqual(
    packages.map((one) => one.evidence[0]?.path),
    ['usr/lib/sysimage/rpm/rpmdb.sqlite'],
  );
});

test('a database behind a link to anywhere is looked at again', async () => {
  const result = await run([
    { name: 'data/db', content: berkeley({ name: 'a' }) },
    { name: BERKELEY, type: 'symlink', target: '/data/db' },
  ]);
  assert.deepEqual(names(result), ['a']);
});

test('owned files have canonical paths', async () => {
  const { owns } = await run([
    { name: BERKELEY, content: berkeley({ name: 'a', files: ['/bin/a', '/etc/a.conf', '/gone/x'] }) },
    { name: 'usr/bin/a', content: '' },
    { name: 'bin', type: 'symlink', target: 'usr/bin' },
    { name: 'etc/a.conf', content: '' },
  ]);
  assert.deepEqual(
    owns.map((one) => one.paths),
    [['usr/bin/a', 'etc/a.conf']],
  );
});

/** Package `old` is in the database; in the log `new` was added and `gone` removed. */
function logged(): SqliteFiles {
  return withSqlite((database, snapshot) => {
    createPackages(database);
    for (const name of ['old', 'gone']) insertPackage(database, rpmHeader({ name }));
    database.exec('PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0');
    insertPackage(database, rpmHeader({ name: 'new' }));
    database.exec('DELETE FROM Packages WHERE hnum = 2');
    return snapshot();
  });
}

test('the write-ahead log beside the database counts, in its layer or in a higher one', async () => {
  const { data, wal } = logged();
  assert.deepEqual(introduced(await run({ [SQLITE]: data, [`${SQLITE}-wal`]: wal })), [
    ['old', 0],
    ['new', 0],
  ]);
  assert.deepEqual(introduced(await run({ [SQLITE]: data }, { 'etc/x': '' }, { [`${SQLITE}-wal`]: wal })), [
    ['old', 0],
    ['new', 2],
  ]);
});

test('a log that is deleted, empty or of another database changes nothing', async () => {
  const { data, wal } = logged();
  const base = { [SQLITE]: data, [`${SQLITE}-wal`]: wal };
  const deleted = await run(base, { [`var/lib/rpm/.wh.rpmdb.sqlite-wal`]: '' });
  assert.deepEqual(names(deleted), ['old', 'gone']);
  assert.deepEqual(names(await run(base, { [`${SQLITE}-wal`]: '' })), ['old', 'gone']);
  assert.deepEqual(names(await run(base, { [`${SQLITE}-wal`]: Buffer.alloc(9000, 1) })), ['old', 'gone']);
});

test('a linked folder and a log at once', async () => {
  const { data, wal } = logged();
  const result = await run([
    { name: 'data/rpm/rpmdb.sqlite', content: data },
    { name: 'data/rpm/rpmdb.sqlite-wal', content: wal },
    { name: 'var/lib/rpm', type: 'symlink', target: '/data/rpm' },
  ]);
  assert.deepEqual(names(result), ['old', 'new']);
});

test('introduced is the first layer of the run to the top', async () => {
  const result = await run(
    { [BERKELEY]: berkeley({ name: 'a' }, { name: 'b' }) },
    { [BERKELEY]: berkeley({ name: 'a' }) },
    { [BERKELEY]: berkeley({ name: 'b' }, { name: 'a' }) },
  );
  assert.deepEqual(introduced(result), [
    ['b', 2],
    ['a', 0],
  ]);
});

test('one header with escapes among good ones: the good ones stay, the rest hides', async () => {
  const result = await run({
    [BERKELEY]: berkeley(
      { name: 'a' },
      { name: 'x\u001b[2J' },
      { name: 'y', version: '1'.repeat(5000) },
      { name: 'b' },
    ),
  });
  assert.deepEqual(names(result), ['a', 'b']);
  assert.deepEqual(
    result.gaps.map(({ reason, hides }) => [reason, hides]),
    [
      ['damaged', true],
      ['damaged', true],
    ],
  );
});

test('a file that is no database hides; damage in a database that a higher layer replaced does not matter', async () => {
  const noise = { [BERKELEY]: Buffer.alloc(5000, 0x5a) };
  const alone = await run(noise);
  assert.deepEqual(
    alone.gaps.map(({ path, reason, hides }) => [path, reason, hides]),
    [[BERKELEY, 'damaged', true]],
  );
  const replaced = await run(noise, { [BERKELEY]: berkeley({ name: 'a' }) });
  assert.deepEqual([names(replaced), replaced.gaps], [['a'], []]);
});

test('a header whose file list is damaged is a package all the same', async () => {
  const header = rpmHeader({ name: 'a', files: ['/bin/a'] });
  // The entry of dirindexes: its count.
  const at = header.indexOf(Buffer.from([0, 0, 0x04, 0x5c]));
  header.writeUInt32BE(0xffffff, at + 12);
  const result = await run({ [BERKELEY]: berkeleyDb([header]).data });
  assert.deepEqual(names(result), ['a']);
  assert.equal(result.gaps.length, 1);
});

test('damaged databases give packages or gaps, never an internal fault', async () => {
  for (const damaged of mutations(sqlite({ name: 'a', padding: 9000 }, { name: 'b', files: ['/x/y'] }), 80)) {
    const result = await run({ [SQLITE]: damaged, [`${SQLITE}-wal`]: damaged });
    for (const gap of result.gaps) assert.doesNotMatch(gap.detail ?? '', /internal fault/);
  }
});
