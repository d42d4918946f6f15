// Tests of the cataloguers of PHP.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../test/support/results.ts';
import { applications } from './applications.ts';
import { composerInstalled } from './composer-installed.ts';
import { composerLock } from './composer-lock.ts';
import { pear } from './pear.ts';

const TWO = {
  packages: [
    {
      name: 'reef/core',
      version: 'v2.0.1',
      license: ['MIT', 'GPL-2.0-or-later'],
      'install-path': '../reef/core',
    },
    { name: 'reef/tools', version: 'dev-main', license: ['MIT'], 'install-path': '../reef/tools' },
    { name: 'reef/all', version: '1.0.0', type: 'metapackage', 'install-path': null },
    {
      name: 'own/part',
      version: '1.0.0',
      dist: { type: 'path', url: '../part' },
      'install-path': '../../../..',
    },
  ],
  dev: true,
  'dev-package-names': ['reef/tools'],
};

const installed = (content: unknown, more: Record<string, string> = {}) =>
  resultOf([composerInstalled], {
    'srv/app/vendor/composer/installed.json': JSON.stringify(content),
    ...more,
  });

test('installed.json of Composer 2: licences, development flag behind the packages, folders', async () => {
  const { packages, contains, gaps } = await installed(TWO, { 'srv/app/vendor/reef/core/src/a.php': '' });
  assert.deepEqual(
    packages.map(({ purl, role, licences, evidence }) => [purl, role, licences, evidence[0]?.confidence]),
    [
      ['pkg:composer/reef/core@v2.0.1', undefined, ['MIT', 'GPL-2.0-or-later'], 'certain'],
      ['pkg:composer/reef/tools@dev-main', 'dev', ['MIT'], 'likely'],
      ['pkg:composer/reef/all@1.0.0', undefined, [], 'certain'],
      ['pkg:composer/own/part@1.0.0', undefined, [], 'likely'],
    ],
  );
  assert.deepEqual(contains, [{ package: packages[0]?.id, paths: ['srv/app/vendor/reef/core'] }]);
  assert.deepEqual(gaps, []);
});

test('a folder above the project is nobody’s own: it would hide what else is there', async () => {
  const { contains } = await installed(TWO, { 'etc/x': '' });
  assert.deepEqual(contains, []);
});

test('installed.json of Composer 1: a list, each package in its one place', async () => {
  const result = await installed([{ name: 'reef/core', version: '1.0.0' }, { version: '1' }], {
    'srv/app/vendor/reef/core/a.php': '',
  });
  assert.deepEqual(linesOf(result), ['reef/core 1.0.0']);
  assert.deepEqual(
    result.contains?.map(({ paths }) => paths),
    [['srv/app/vendor/reef/core']],
  );
  assert.deepEqual(gapsIn(result), ['not-understood hides']);
});

test('an installed.json of something else is not read', async () => {
  const { packages, gaps } = await resultOf([composerInstalled], {
    'opt/x/installed.json': JSON.stringify(TWO),
  });
  assert.deepEqual([packages, gaps], [[], []]);
});

test('a cut installed.json gives what comes before the cut', async () => {
  const text = JSON.stringify(TWO);
  const result = await resultOf([composerInstalled], {
    'vendor/composer/installed.json': text.slice(0, text.indexOf('"own/part"')),
  });
  assert.deepEqual(linesOf(result), ['reef/core v2.0.1', 'reef/tools dev-main', 'reef/all 1.0.0']);
  assert.deepEqual(gapsIn(result), ['damaged hides']);
});

test('composer.lock: packages-dev are for development; local folders are the project’s own', async () => {
  const lock = {
    packages: [
      { name: 'reef/core', version: '2.0.1' },
      { name: 'own/part', version: '1.0', dist: { type: 'path', url: 'part' } },
    ],
    'packages-dev': [{ name: 'reef/tests', version: 'v9.1.0', license: ['BSD-3-Clause'] }],
    platform: { php: '^8.1' },
  };
  const { packages, gaps } = await resultOf([composerLock], { 'composer.lock': JSON.stringify(lock) });
  assert.deepEqual(
    packages.map(({ purl, role, details }) => [purl, role, details.declared]),
    [
      ['pkg:composer/reef/core@2.0.1', undefined, 'lock'],
      ['pkg:composer/reef/tests@v9.1.0', 'dev', 'lock'],
    ],
  );
  assert.deepEqual(gaps, []);
});

/** What PHP's `serialize` makes of texts and tables of them. */
function serialise(value: unknown): string {
  if (typeof value === 'string') return `s:${Buffer.byteLength(value)}:"${value}";`;
  const pairs = Object.entries(value as Record<string, unknown>);
  return `a:${pairs.length}:{${pairs.map(([key, one]) => serialise(key) + serialise(one)).join('')}}`;
}
const RECORD = {
  name: 'Reef_Tar',
  channel: 'pear.php.net',
  version: { release: '1.4.14', api: '1.4.0' },
  license: { attribs: { uri: 'https://x.example' }, _content: 'New BSD License' },
  filelist: {
    'Reef/Tar.php': { role: 'php', installed_as: '/usr/share/php/Reef/Tar.php' },
    'doc.txt': { role: 'doc' },
  },
};

test('PEAR: channel, release, licence and files', async () => {
  const { packages, contains, gaps } = await resultOf([pear], {
    'usr/share/php/.registry/reef_tar.reg': serialise(RECORD),
    'usr/share/php/Reef/Tar.php': '',
  });
  assert.deepEqual(
    packages.map(({ name, version, purl, licences }) => [name, version, purl, licences]),
    [['pear.php.net/Reef_Tar', '1.4.14', 'pkg:pear/pear.php.net/Reef_Tar@1.4.14', ['New BSD License']]],
  );
  assert.deepEqual(
    contains?.map(({ paths }) => paths),
    [['usr/share/php/Reef/Tar.php']],
  );
  assert.deepEqual(gaps, []);
});

test('PECL has a channel of its own; old records have version and licence as texts', async () => {
  const record = { package: 'redis', channel: 'pecl.php.net', version: '5.3.7', license: 'PHP' };
  const { packages } = await resultOf([pear], {
    'usr/local/lib/php/.registry/.channel.pecl.php.net/redis.reg': serialise(record),
  });
  assert.deepEqual(
    packages.map(({ purl, licences }) => [purl, licences]),
    [['pkg:pear/pecl.php.net/redis@5.3.7', ['PHP']]],
  );
});

test('a PEAR record that is cut behind name and version hides no package; one cut before does', async () => {
  const text = serialise(RECORD);
  const at = (end: number) => resultOf([pear], { 'usr/share/php/.registry/x.reg': text.slice(0, end) });
  const late = await at(text.indexOf('filelist'));
  assert.deepEqual([linesOf(late), gapsIn(late)], [['pear.php.net/Reef_Tar 1.4.14'], ['damaged']]);
  const early = await at(text.indexOf('version'));
  assert.deepEqual([linesOf(early), gapsIn(early)], [[], ['damaged hides']]);
});

test('unpacked applications: each writes its version into a file that is known', async () => {
  const { packages, gaps } = await resultOf([applications], {
    'd10/core/lib/Drupal.php': "<?php\nclass Drupal {\n  const VERSION = '10.1.2';\n",
    'd7/includes/bootstrap.inc': "<?php\ndefine('VERSION', '7.98');\n",
    'j/libraries/src/Version.php':
      'final class Version {\n const MAJOR_VERSION = 4;\n const MINOR_VERSION = 2;\n const PATCH_VERSION = 8;\n',
    'mw/includes/Defines.php': "define( 'MW_VERSION', '1.39.3' );\n",
    'moodle/version.php': "<?php\n$release  = '4.1.2+ (Build: 20230313)';\n",
    'nc/version.php': "<?php\n$OC_VersionString = '27.1.4';\n",
    'pma/libraries/classes/Version.php': "    public const VERSION = '5.2.1' . VERSION_SUFFIX;\n",
    'other/version.php': "<?php\n$version = '1';\n",
  });
  assert.deepEqual(
    packages.map(({ purl, details }) => `${purl} ${details.cpe?.split(':', 6).join(':')}`),
    [
      'pkg:composer/drupal/core@10.1.2 cpe:2.3:a:drupal:drupal:10.1.2',
      'pkg:composer/drupal/drupal@7.98 cpe:2.3:a:drupal:drupal:7.98',
      'pkg:composer/joomla/joomla-cms@4.2.8 cpe:2.3:a:joomla:joomla\\!:4.2.8',
      'pkg:composer/mediawiki/core@1.39.3 cpe:2.3:a:mediawiki:mediawiki:1.39.3',
      'pkg:composer/moodle/moodle@4.1.2 cpe:2.3:a:moodle:moodle:4.1.2',
      'pkg:composer/nextcloud/server@27.1.4 cpe:2.3:a:nextcloud:nextcloud_server:27.1.4',
      'pkg:composer/phpmyadmin/phpmyadmin@5.2.1 cpe:2.3:a:phpmyadmin:phpmyadmin:5.2.1',
    ],
  );
  assert.deepEqual(gaps, []);
});

test('an application that Composer has put there is named by Composer alone', async () => {
  const record = { packages: [{ name: 'drupal/core', version: '10.1.2', 'install-path': '../../web/core' }] };
  const result = await resultOf([composerInstalled, applications], {
    'opt/drupal/vendor/composer/installed.json': JSON.stringify(record),
    'opt/drupal/web/core/lib/Drupal.php': "const VERSION = '10.1.2';",
    'srv/other/core/lib/Drupal.php': "const VERSION = '9.5.0';",
  });
  assert.deepEqual(linesOf(result), ['drupal/core 9.5.0']);
});

test('damaged files give packages or gaps', async () => {
  const file = (path: string, content: string) => [{ [path]: content }, path, 250] as const;
  await survivesDamage([composerInstalled], ...file('vendor/composer/installed.json', JSON.stringify(TWO)));
  await survivesDamage(
    [composerLock],
    ...file('composer.lock', JSON.stringify({ ...TWO, 'packages-dev': TWO.packages })),
  );
  await survivesDamage([pear], ...file('php/.registry/x.reg', serialise(RECORD)));
  await survivesDamage([applications], ...file('core/lib/Drupal.php', "const VERSION = '10.1.2';"));
});

test('an application of a name that Composer has installed fifty thousand times is looked up once', async () => {
  const packages = Array.from({ length: 50_000 }, (_, i) => ({
    name: 'drupal/core',
    version: `1.${i}`,
    'install-path': '../core',
  }));
  const { packages: found } = await resultOf([composerInstalled, applications], {
    'vendor/composer/installed.json': JSON.stringify({ packages }),
    'vendor/core/lib/Drupal.php': "const VERSION = '10.1.2';\n",
    'web/core/lib/Drupal.php': "const VERSION = '10.1.2';\n",
  });
  assert.deepEqual(
    found.map(({ evidence }) => evidence[0]?.path),
    ['web/core/lib/Drupal.php'],
  );
});
