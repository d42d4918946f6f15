// Nix stores in images: names, outputs, the database with its log, layers, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DatabaseSync } from 'node:sqlite';
import type { LayerSpec } from '../../../../test/support/catalogue.ts';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { withSqlite } from '../../../../test/support/sqlite.ts';
import type { Assembled } from '../../cataloguer.ts';
import { nix } from './index.ts';
import { parseStoreName } from './store-name.ts';

const DB = 'nix/var/nix/db/db.sqlite';
const run = (...layers: LayerSpec[]) => resultOf([nix], ...layers);
const hash = (letter: string) => letter.repeat(32);

/** A layer with store paths (`a-hello-2.12`: the letter stands for a whole hash), a file in each. */
function store(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`nix/store/${pathOf(name)}/share/f`, 'x']));
}

const pathOf = (name: string) => `${hash(name.charAt(0))}${name.slice(1)}`;

function createPaths(database: DatabaseSync): void {
  database.exec(
    `CREATE TABLE ValidPaths (id integer primary key autoincrement not null, path text unique not null, hash text not null,
     registrationTime integer not null, deriver text, narSize integer, ultimate integer, sigs text, ca text)`,
  );
}

function insertPath(database: DatabaseSync, name: string, deriver: string | null = null): void {
  const made = deriver === null ? null : `/nix/store/${pathOf(deriver)}`;
  const insert =
    'INSERT INTO ValidPaths (path, hash, registrationTime, deriver, narSize) VALUES (?, ?, 1, ?, 5)';
  database.prepare(insert).run(`/nix/store/${pathOf(name)}`, 'sha256:00', made);
}

/** The database of a store with these paths, each with its deriver. */
function nixDb(...paths: readonly (readonly [string, string?])[]): Buffer {
  return withSqlite((database, snapshot) => {
    createPaths(database);
    for (const [name, deriver] of paths) insertPath(database, name, deriver ?? null);
    return snapshot().data;
  });
}

const seen = ({ packages }: Assembled) =>
  packages.map(({ name, version, evidence }) => [
    `${name} ${version}`,
    ...evidence.map((one) => `${one.by} ${one.confidence}`),
  ]);

test('names: the version begins after the first hyphen that no letter follows', () => {
  const cases: Record<string, string> = {
    'hello-2.12': 'hello|2.12|',
    'python3.10-requests-2.28.1': 'python3.10-requests|2.28.1|',
    'glibc-2.35-224-bin': 'glibc|2.35-224|bin',
    'openssl-3.0.7-man': 'openssl|3.0.7|man',
    'source-code-pro-2.038R': 'source-code-pro|2.038R|',
    'font-misc-1.1.2': 'font-misc|1.1.2|',
    'system-path': 'system-path||',
    'a-unstable-2023-01-02': 'a-unstable|2023-01-02|',
  };
  for (const [name, expected] of Object.entries(cases)) {
    const parsed = parseStoreName(`${hash('a')}-${name}`);
    assert.equal(parsed && [parsed.name, parsed.version, parsed.output].join('|'), expected, name);
  }
});

test('names: the deriver tells where an output of any name begins', () => {
  const parsed = parseStoreName(`${hash('a')}-foo-1.0-special`, `${hash('b')}-foo-1.0.drv`);
  assert.deepEqual([parsed?.name, parsed?.version, parsed?.output], ['foo', '1.0', 'special']);
  const other = parseStoreName(`${hash('a')}-foo-1.0-special`, `${hash('b')}-bar-1.0.drv`);
  assert.deepEqual([other?.version, other?.output], ['1.0-special', '']);
});

test('names: derivations, other alphabets and lengths are no store paths', () => {
  for (const name of [
    `${hash('a')}-foo-1.0.drv`,
    `${hash('e')}-foo-1.0`,
    `${hash('a').slice(1)}-foo-1.0`,
    '.links',
    hash('a'),
  ])
    assert.equal(parseStoreName(name), undefined, name);
  assert.equal(parseStoreName(`${hash('a')}-${'x'.repeat(100_000)}`), undefined);
});

test('a folder of the store is a package, with package URL, evidence and all that is in it', async () => {
  const { packages, contains, gaps } = await run(store('a-hello-2.12'));
  const path = `nix/store/${hash('a')}-hello-2.12`;
  const { id, ...rest } = packages[0]!;
  assert.match(id, /^nix-/);
  assert.deepEqual(rest, {
    type: 'nix',
    name: 'hello',
    version: '2.12',
    purl: `pkg:nix/hello@2.12?outputhash=${hash('a')}`,
    licences: [],
    evidence: [{ cataloguer: 'os/nix', path, layer: 0, by: 'store path', confidence: 'certain' }],
    introduced: 0,
    details: {},
  });
  assert.deepEqual(contains, [{ package: id, paths: [path] }]);
  assert.deepEqual(gaps, []);
});

test('outputs of one package are one package, the main one first; two builds are two', async () => {
  const result = await run(
    store('a-hello-2.12-dev', 'b-hello-2.12', 'c-hello-2.12-doc', 'd-hello-2.12', 'f-zlib-1.3-dev'),
  );
  assert.deepEqual(linesOf(result), ['hello 2.12', 'hello 2.12', 'zlib 1.3']);
  assert.deepEqual(
    result.contains?.map(({ paths }) => paths.map((path) => path.charAt('nix/store/'.length)).join('')),
    ['bac', 'd', 'f'],
  );
});

test('files, derivations and locks are no packages; paths without a version are counted', async () => {
  const result = await run({
    ...store('a-hello-2.12', 'b-system-path', 'c-etc'),
    [`nix/store/${hash('d')}-hello-2.12.drv`]: 'Derive(',
    [`nix/store/${hash('f')}-hello-2.12.tar.gz`]: 'x',
    [`nix/store/${hash('a')}-hello-2.12.lock`]: '',
  });
  assert.deepEqual(linesOf(result), ['hello 2.12']);
  assert.deepEqual(gapsIn(result), ['not-understood']);
  assert.match(result.gaps[0]?.detail ?? '', /^2 store paths/);
});

test('with a database: its paths are certain, others likely, and what the store lacks is not there', async () => {
  const database = nixDb(
    ['a-hello-2.12', 'x-hello-2.12.drv'],
    ['b-gone-1.0', 'y-gone-1.0.drv'],
    ['c-plain-1.0'],
  );
  const result = await run({ ...store('a-hello-2.12', 'c-plain-1.0', 'd-copied-3.0'), [DB]: database });
  assert.deepEqual(seen(result), [
    ['hello 2.12', 'db.sqlite certain'],
    ['plain 1.0', 'db.sqlite certain'],
    ['copied 3.0', 'store path likely'],
  ]);
});

test('with a database: derivers tell two builds of one version apart, and their outputs', async () => {
  const database = nixDb(
    ['a-foo-1.0', 'x-foo-1.0.drv'],
    ['b-foo-1.0-extra', 'x-foo-1.0.drv'],
    ['c-foo-1.0', 'y-foo-1.0.drv'],
    ['d-foo-1.0-extra', 'y-foo-1.0.drv'],
  );
  const result = await run({
    ...store('a-foo-1.0', 'b-foo-1.0-extra', 'c-foo-1.0', 'd-foo-1.0-extra'),
    [DB]: database,
  });
  assert.deepEqual(
    seen(result).map(([line, ...by]) => [line, by.length]),
    [
      ['foo 1.0', 2],
      ['foo 1.0', 2],
    ],
  );
});

test('paths that lie in the write-ahead log alone are found', async () => {
  const [data, wal] = withSqlite((database, snapshot) => {
    database.exec('PRAGMA journal_mode = wal; PRAGMA wal_autocheckpoint = 0');
    createPaths(database);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    insertPath(database, 'a-hello-2.12', 'x-hello-2.12.drv');
    const files = snapshot();
    return [files.data, files.wal];
  });
  const files = { ...store('a-hello-2.12'), [DB]: data };
  assert.deepEqual(seen(await run(files)), [['hello 2.12', 'store path likely']]);
  assert.deepEqual(seen(await run(files, { [`${DB}-wal`]: wal })), [['hello 2.12', 'db.sqlite certain']]);
});

test('a store path was introduced by the layer that brought its content, whoever states its folder again', async () => {
  const result = await run(
    store('a-hello-2.12'),
    [{ name: `nix/store/${hash('a')}-hello-2.12`, type: 'directory' }],
    store('b-zlib-1.3'),
  );
  assert.deepEqual(
    result.packages.map(({ name, introduced }) => [name, introduced]),
    [
      ['hello', 0],
      ['zlib', 2],
    ],
  );
  assert.deepEqual(
    linesOf(await run(store('a-hello-2.12'), { [`nix/store/.wh.${hash('a')}-hello-2.12`]: '' })),
    [],
  );
});

test('a nested store is found by its database', async () => {
  const nested = Object.fromEntries(
    Object.entries({ ...store('a-hello-2.12'), [DB]: nixDb() }).map(([path, content]) => [
      `mnt/${path}`,
      content,
    ]),
  );
  assert.deepEqual(linesOf(await run(nested)), ['hello 2.12']);
});

test('damaged databases give packages or gaps, never an internal fault, and hide no package', async () => {
  const layer = { ...store('a-hello-2.12'), [DB]: nixDb(['a-hello-2.12', 'x-hello-2.12.drv']) };
  await survivesDamage([nix], layer, DB, 120);
  const result = await run({ ...layer, [DB]: Buffer.alloc(4096, 1) });
  assert.deepEqual([linesOf(result), gapsIn(result)], [['hello 2.12'], ['damaged']]);
});
