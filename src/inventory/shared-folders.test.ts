// No package accounts for folders that others share, whatever its records claim.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../test/support/catalogue.ts';
import { accountedAmong } from './binaries/unidentified/accounted.ts';
import { CATALOGUERS } from './cataloguers.ts';
import { isShared } from './shared-folders.ts';

const PHP_RECORD =
  'a:3:{s:4:"name";s:1:"a";s:7:"version";s:1:"1";s:8:"filelist";a:1:{s:1:"x";a:1:{s:12:"installed_as";s:4:"/usr";}}}';
/** Records whose lists of files name folders that are not theirs, by cataloguer. */
const CLAIMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'perl/installed': { 'usr/lib/auto/Foo/.packlist': '/usr\n/usr/bin\n/opt\n/\n' },
  'lua/luarocks': {
    'usr/lib/luarocks/rocks-5.1/a/1-1/a-1-1.rockspec': 'package = "a" version = "1-1"',
    'usr/lib/luarocks/rocks-5.1/a/1-1/rock_manifest':
      'rock_manifest = { bin = "x", lua = { ["../../.."] = "1", ["../../../bin"] = "2" } }',
  },
  'cpp/vcpkg-installed': { 'opt/vcpkg/info/a_1.0_x64-linux.list': 'x64-linux/\n../../usr\n../../usr/bin\n' },
  'php/composer-installed': {
    'app/vendor/composer/installed.json': JSON.stringify({
      packages: ['/usr', '../../../usr/bin', '../../../opt'].map((path, i) => ({
        name: `a/${i}`,
        version: '1.0',
        'install-path': path,
      })),
    }),
  },
  'php/pear': { 'usr/share/php/.registry/a.reg': PHP_RECORD },
  'conda/meta': { 'conda-meta/a-1-0.json': '{"name":"a","version":"1","files":["usr/bin/x","opt/x"]}' },
  'java/jvm-release': { 'usr/release': 'JAVA_VERSION="17.0.1"\nIMPLEMENTOR="x"\n', 'usr/bin/java': 'x' },
  'beam/applications': { 'usr/ebin/a.app': '{application,a,[{vsn,"1.0"}]}.' },
  'ocaml/switch': {
    'home/.opam-switch/switch-state': 'installed: ["a.1"]',
    'home/.opam-switch/install/a.changes': 'added: ["../usr" {"D"} "../usr/bin" {"D"}]',
  },
};
const STRANGERS = ['usr/bin/stranger', 'opt/stranger'];

for (const [name, files] of Object.entries(CLAIMS))
  test(`${name}: a record that claims /usr hides no stranger there`, async () => {
    const one = CATALOGUERS.filter((cataloguer) => cataloguer.name === name);
    const strangers = Object.fromEntries(STRANGERS.map((path) => [path, 'x']));
    const results = await catalogue(one, [{ ...files, ...strangers }]);
    assert.ok(results.get(name)?.packages.length, 'the record names a package');
    const isAccounted = accountedAmong(STRANGERS, results);
    assert.deepEqual(STRANGERS.filter(isAccounted), []);
  });

test('folders of one package are its own', () => {
  for (const folder of ['', 'usr', 'opt', 'usr/bin', 'usr/local/lib', 'home/x', 'usr/lib/x86_64-linux-gnu'])
    assert.ok(isShared(folder), folder);
  for (const folder of [
    'opt/x',
    'usr/lib/jvm',
    'usr/lib/node_modules/a',
    'usr/local/go',
    'home/x/y',
    'app/x',
    'jdk-17',
  ])
    assert.ok(!isShared(folder), folder);
});
