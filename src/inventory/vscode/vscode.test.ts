// Tests of the cataloguer of extensions of Visual Studio Code and its relatives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '../../image/entry.ts';
import { gapsIn, resultOf, survivesDamage } from '../../../test/support/results.ts';
import { VSCODE } from './index.ts';

const extension = (publisher: string, name: string, version = '1.0.0') =>
  JSON.stringify({ publisher, name, version, license: 'MIT' });

test('extensions of users and servers, by publisher and name', async () => {
  const { packages, contains, gaps } = await resultOf(VSCODE, {
    'root/.vscode-server/extensions/reef.lang-1.0.0/package.json': extension('reef', 'lang'),
    'home/coder/.local/share/code-server/extensions/reef.tools-2.0.0/package.json': extension(
      'reef',
      'tools',
      '2.0.0',
    ),
    'root/.vscode-server/extensions/reef.lang-1.0.0/node_modules/x/package.json': extension('a', 'b'),
    'srv/extensions/reef.lang/package.json': extension('reef', 'lang'),
  });
  assert.deepEqual(
    packages.map(({ name, purl, licences, role }) => [name, purl, licences, role]),
    [
      ['reef.lang', 'pkg:vscode-extension/reef/lang@1.0.0', ['MIT'], undefined],
      ['reef.tools', 'pkg:vscode-extension/reef/tools@2.0.0', ['MIT'], undefined],
    ],
  );
  assert.deepEqual(contains?.[0]?.paths, ['root/.vscode-server/extensions/reef.lang-1.0.0']);
  assert.deepEqual(gaps, []);
});

test('extensions that come with the editor are parts of it', async () => {
  const { packages } = await resultOf(VSCODE, {
    'usr/lib/code-server/lib/vscode/extensions/git/package.json': extension('vscode', 'git'),
  });
  assert.deepEqual(
    packages.map(({ name, role }) => [name, role]),
    [['vscode.git', 'vendored']],
  );
});

test('paths of megabytes are judged in one pass', () => {
  const entry = { path: `${'vscode'.repeat(200_000)}/extension/x/package.json` } as Entry;
  assert.equal(VSCODE[0]?.readers[0]?.wants('package.json', entry), 'no');
});

test('an extension without a publisher hides', async () => {
  const result = await resultOf(VSCODE, {
    'root/.vscode/extensions/x/package.json': '{"name":"x","version":"1"}',
  });
  assert.deepEqual(gapsIn(result), ['not-understood hides']);
});

test('damaged files give packages or gaps', async () => {
  const path = 'root/.vscode/extensions/x/package.json';
  await survivesDamage(VSCODE, { [path]: extension('reef', 'lang') }, path, 300);
});
