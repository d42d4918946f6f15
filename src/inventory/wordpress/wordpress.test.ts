// Tests of the cataloguer of WordPress.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapsIn, resultOf, survivesDamage } from '../../../test/support/results.ts';
import { WORDPRESS } from './index.ts';

const PLUGIN = `<?php
/**
 * Plugin Name: Reef Forms
 * Version:     5.3.1 */
/* License: GPL-2.0+
 * Author: somebody
 */
$version = 'Version: 9';
`;
const run = (files: Record<string, string>) => resultOf(WORDPRESS, files);

test('a plugin is known by its folder; its header gives version and licence', async () => {
  const { packages, contains, gaps } = await run({
    'var/www/html/wp-content/plugins/reef-forms/reef.php': PLUGIN,
    'var/www/html/wp-content/plugins/reef-forms/inc.php': '<?php\n// Version: 1.0\n',
    'var/www/html/wp-content/plugins/reef-forms/vendor/x/y.php': PLUGIN,
  });
  assert.deepEqual(
    packages.map(({ type, name, version, purl, licences }) => ({ type, name, version, purl, licences })),
    [
      {
        type: 'wordpress-plugin',
        name: 'reef-forms',
        version: '5.3.1',
        purl: 'pkg:wordpress-plugin/reef-forms@5.3.1',
        licences: ['GPL-2.0+'],
      },
    ],
  );
  assert.deepEqual(
    contains?.map(({ paths }) => paths),
    [['var/www/html/wp-content/plugins/reef-forms']],
  );
  assert.deepEqual(gaps, []);
});

test('plugins of one file, must-use plugins, and one without a version', async () => {
  const { packages, contains } = await run({
    'wp-content/plugins/hello.php': '<?php /* Plugin Name: Hello\nVersion: 1.7.2 */',
    'wp-content/mu-plugins/loader.php': '<?php\r# Plugin Name: Loader\r',
  });
  assert.deepEqual(
    packages.map(({ name, version, evidence }) => [name, version, evidence[0]?.confidence]),
    [
      ['hello', '1.7.2', 'certain'],
      ['loader', '', 'likely'],
    ],
  );
  assert.deepEqual(
    contains?.map(({ paths }) => paths),
    [['wp-content/plugins/hello.php'], ['wp-content/mu-plugins/loader.php']],
  );
});

test('a theme is known by the header of its style sheet', async () => {
  const { packages } = await run({
    'wp-content/themes/reef/style.css': '/*\nTheme Name: The Reef\nVersion: 1.0\n*/\n',
    'wp-content/themes/reef/assets/style.css': '/*\nTheme Name: x\nVersion: 2\n*/\n',
  });
  assert.deepEqual(
    packages.map(({ purl }) => purl),
    ['pkg:wordpress-theme/reef@1.0'],
  );
});

test('the core has its version in wp-includes/version.php', async () => {
  const result = await run({
    'srv/wp-includes/version.php': "<?php\n$wp_version = '6.4.2';\n$wp_db_version = 56657;\n",
    'srv/wp-admin/index.php': '',
    'bad/wp-includes/version.php': `<?php${'\n'.repeat(100_000)}`,
  });
  assert.deepEqual(
    result.packages.map(({ purl, details }) => [purl, details.cpe]),
    [['pkg:generic/wordpress@6.4.2', 'cpe:2.3:a:wordpress:wordpress:6.4.2:*:*:*:*:*:*:*']],
  );
  assert.deepEqual(
    result.contains?.map(({ paths }) => paths),
    [['srv/wp-includes', 'srv/wp-admin']],
  );
  assert.deepEqual(gapsIn(result), ['not-understood hides']);
});

test('WordPress reads 8 KiB of a header, and so do we', async () => {
  const { packages } = await run({
    'wp-content/plugins/a/a.php': `<?php\n${' '.repeat(8192)}\n// Plugin Name: A\n`,
  });
  assert.deepEqual(packages, []);
});

test('damaged files give packages or gaps', async () => {
  const path = 'wp-content/plugins/a/a.php';
  await survivesDamage(WORDPRESS, { [path]: PLUGIN }, path, 300);
});
