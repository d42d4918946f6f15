// Tests of the cataloguers of Conan and vcpkg.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../test/support/results.ts';
import { withSqlite } from '../../../test/support/sqlite.ts';
import { conanCache } from './conan-cache.ts';
import { conanInfo } from './conan-info.ts';
import { conanLock } from './conan-lock.ts';
import { conanPackage } from './conan-reference.ts';
import { conanfile } from './conanfile.ts';
import { vcpkgInstalled } from './vcpkg-installed.ts';
import { vcpkgManifest } from './vcpkg-manifest.ts';

test('references: user and channel, revisions, times; ranges are no versions', () => {
  assert.deepEqual(conanPackage('zlib/1.2.13#13c9%1667396813.733'), { name: 'zlib', version: '1.2.13' });
  assert.deepEqual(conanPackage('zlib/1.2.13%1667396813.733'), { name: 'zlib', version: '1.2.13' });
  assert.deepEqual(conanPackage('zlib/1.2.13@_/_'), { name: 'zlib', version: '1.2.13' });
  assert.deepEqual(conanPackage('zlib/1.2.13:0123abcd'), { name: 'zlib', version: '1.2.13' });
  assert.deepEqual(conanPackage('boost/1.75.0@me/stable#a9c3:9d1f#0ca9'), {
    name: 'boost',
    version: '1.75.0',
    confidence: 'likely',
    qualifiers: { user: 'me', channel: 'stable' },
  });
  for (const none of ['boost/[>=1.70 <2]', 'boost', '', '/1.0', 'a b/1'])
    assert.equal(conanPackage(none), undefined);
});

const GRAPH = {
  graph_lock: {
    nodes: {
      '0': { path: 'conanfile.txt', requires: ['1'], build_requires: ['3'] },
      '1': { ref: 'openssl/3.0.3#288a', requires: ['2'], context: 'host' },
      '2': { pref: 'zlib/1.2.12#b76d:2a19#8873' },
      '3': { ref: 'gtest/1.14.0', context: 'host' },
      '4': { ref: 'cmake/3.28.1', context: 'build', requires: ['2'] },
      '5': { ref: 'nothing' },
    },
    revisions_enabled: true,
  },
  version: '0.4',
};

const rowsOf = async (text: string) => {
  const result = await resultOf([conanLock], { 'conan.lock': text });
  return {
    rows: result.packages.map(({ name, version, role }) => `${name} ${version} ${role ?? ''}`.trim()),
    gaps: gapsIn(result),
  };
};

test('conan.lock of Conan 1: all nodes but the project; what is only needed to build is for development', async () => {
  const { rows, gaps } = await rowsOf(JSON.stringify(GRAPH));
  assert.deepEqual(rows, ['openssl 3.0.3', 'zlib 1.2.12', 'gtest 1.14.0 dev', 'cmake 3.28.1 dev']);
  assert.deepEqual(gaps, ['not-understood hides']);
});

test('conan.lock of Conan 2: lists; build and Python requirements are for development', async () => {
  const lock = {
    version: '0.5',
    requires: ['zlib/1.2.13#13c9%1667396813.733'],
    build_requires: ['cmake/3.28.1#1'],
    python_requires: ['helpers/1.0'],
    config_requires: [],
  };
  assert.deepEqual(await rowsOf(JSON.stringify(lock)), {
    rows: ['zlib 1.2.13', 'cmake 3.28.1 dev', 'helpers 1.0 dev'],
    gaps: [],
  });
});

test('a cut conan.lock gives what stands before the cut', async () => {
  const text = JSON.stringify(GRAPH);
  assert.deepEqual(await rowsOf(text.slice(0, text.indexOf('"3":'))), {
    rows: ['openssl 3.0.3', 'zlib 1.2.12'],
    gaps: ['damaged hides'],
  });
});

const CONANFILE =
  '[requires]\nzlib/1.2.13 # comment\nboost/[>=1.70]\n\n[tool_requires]\ncmake/3.28.1\n[options]\nzlib/*:shared=True\n';

test('conanfile.txt: exact versions; ranges are counted', async () => {
  const result = await resultOf([conanfile], { 'conanfile.txt': CONANFILE });
  assert.deepEqual(
    result.packages.map(({ name, version, role, details }) => [name, version, role, details.declared]),
    [
      ['zlib', '1.2.13', undefined, 'manifest'],
      ['cmake', '3.28.1', 'dev', 'manifest'],
    ],
  );
  assert.deepEqual(gapsIn(result), ['not-understood hides']);
});

const INFO =
  '[settings]\n    os=Linux\n\n[requires]\n    zlib/1.2.Z\n\n[full_requires]\n    zlib/1.2.12:2a19826344ff\n\n[env]\n';

test('conaninfo.txt in the cache of Conan 1: the package by its folder, and the parts that it was built with', async () => {
  const folder = 'root/.conan/data/openssl/3.0.3/_/_/package/772675ace4978e60';
  const { packages, contains, gaps } = await resultOf([conanInfo], { [`${folder}/conaninfo.txt`]: INFO });
  assert.deepEqual(
    packages.map(({ purl, role, evidence }) => [purl, role, evidence[0]?.confidence]),
    [
      ['pkg:conan/openssl@3.0.3', undefined, 'certain'],
      ['pkg:conan/zlib@1.2.12', 'vendored', 'likely'],
    ],
  );
  assert.deepEqual(contains, [{ package: packages[0]?.id, paths: [folder] }]);
  assert.deepEqual(gaps, []);
});

test('conaninfo.txt of a package that Conan 2 deployed; elsewhere nothing names its package', async () => {
  const deployed = await resultOf([conanInfo], {
    'app/full_deploy/host/zlib/1.3.1/Release/x86_64/conaninfo.txt': '[settings]\nos=Linux\n',
    'root/.conan2/p/b/zlib0123/p/conaninfo.txt': '[settings]\n',
  });
  assert.deepEqual([linesOf(deployed), gapsIn(deployed)], [['zlib 1.3.1'], []]);
  const other = await resultOf([conanInfo], {
    'opt/x/conaninfo.txt': '[requires]\nzlib/1.3.1#a:b\nfmt/10.Y.Z\n',
  });
  assert.deepEqual(
    [linesOf(other), gapsIn(other)],
    [['zlib 1.3.1'], ['not-understood hides', 'not-understood hides']],
  );
});

const CACHE = withSqlite((database, snapshot) => {
  database.exec(
    'CREATE TABLE packages (reference text, rrev text, pkgid text, prev text, path text UNIQUE, timestamp real)',
  );
  const insert = database.prepare('INSERT INTO packages VALUES (?, ?, ?, ?, ?, ?)');
  insert.run('zlib/1.3.1', 'a', 'b', 'c', 'b/zlib0123/p', 1);
  insert.run('fmt/10.2.1@me/dev', 'a', 'b', 'c', 'fmt4567/p', 2);
  return snapshot().data;
});

test('the cache of Conan 2: what its database lists, each with its folder', async () => {
  const { packages, contains, gaps } = await resultOf([conanCache], {
    'root/.conan2/p/cache.sqlite3': CACHE,
    'root/.conan2/p/b/zlib0123/p/lib/libz.a': '',
  });
  assert.deepEqual(
    packages.map(({ purl }) => purl),
    ['pkg:conan/zlib@1.3.1', 'pkg:conan/fmt@10.2.1?channel=dev&user=me'],
  );
  assert.deepEqual(contains, [{ package: packages[0]?.id, paths: ['root/.conan2/p/b/zlib0123/p'] }]);
  assert.deepEqual(gaps, []);
});

const MANIFEST = JSON.stringify({
  name: 'project',
  version: '1.0',
  dependencies: ['zlib', { name: 'fmt', 'version>=': '10.1.0' }, 'openssl'],
  overrides: [
    { name: 'zlib', version: '1.2.13', 'port-version': 2 },
    { name: 'fmt', 'version-string': '9.1.0#1' },
    { name: 'curl' },
  ],
});

test('vcpkg.json: overrides are exact, all else is counted; never the project itself', async () => {
  const result = await resultOf([vcpkgManifest], { 'vcpkg.json': MANIFEST });
  assert.deepEqual(
    result.packages.map(({ purl }) => purl),
    ['pkg:vcpkg/zlib@1.2.13?port_version=2', 'pkg:vcpkg/fmt@9.1.0?port_version=1'],
  );
  assert.deepEqual(gapsIn(result), ['not-understood hides']);
});

test('vcpkg: an installed port by the name of its list, its files, two triplets', async () => {
  const list = (triplet: string) => `${triplet}/\n${triplet}/lib/\n${triplet}/lib/libz.a\n`;
  const { packages, contains, gaps } = await resultOf([vcpkgInstalled], {
    'app/vcpkg_installed/vcpkg/info/zlib_1.3.1_x64-linux.list': list('x64-linux'),
    'app/vcpkg_installed/vcpkg/info/zlib_1.3.1_my_own.list': list('my_own'),
    'app/vcpkg_installed/vcpkg/info/odd.list': '',
    'app/vcpkg_installed/x64-linux/lib/libz.a': '',
  });
  assert.deepEqual(
    packages.map(({ name, version, evidence }) => [name, version, evidence[0]?.path.split('/').at(-1)]),
    [
      ['zlib', '1.3.1', 'zlib_1.3.1_x64-linux.list'],
      ['zlib', '1.3.1', 'zlib_1.3.1_my_own.list'],
    ],
  );
  assert.deepEqual(contains, [
    { package: packages[0]?.id, paths: ['app/vcpkg_installed/x64-linux/lib/libz.a'] },
  ]);
  assert.deepEqual(
    gaps.map(({ hides }) => hides),
    [true],
  );
});

test('damaged files give packages or gaps', async () => {
  const list = 'vcpkg/info/zlib_1.3.1_x64-linux.list';
  const cases = [
    [conanLock, 'conan.lock', JSON.stringify(GRAPH)],
    [conanfile, 'conanfile.txt', CONANFILE],
    [conanInfo, 'a/1/_/_/package/0123456789/conaninfo.txt', INFO],
    [conanCache, 'p/cache.sqlite3', CACHE],
    [vcpkgManifest, 'vcpkg.json', MANIFEST],
    [vcpkgInstalled, list, 'x64-linux/\nx64-linux/lib/libz.a\n'],
  ] as const;
  for (const [cataloguer, path, content] of cases)
    await survivesDamage([cataloguer], { [path]: content }, path, 200);
});
