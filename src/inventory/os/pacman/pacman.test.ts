// pacman's local database in images: fields, owned files, names by folder, layers, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerSpec } from '../../../../test/support/catalogue.ts';
import { gapsIn, linesOf, ownedBy, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { release } from '../release/index.ts';
import { pacman } from './index.ts';

const OS = { 'etc/os-release': 'ID=arch\n' };
const LOCAL = 'var/lib/pacman/local';
const run = (...layers: LayerSpec[]) => resultOf([release, pacman], ...layers);

const desc = (name: string, version: string, more = '') =>
  `%NAME%\n${name}\n\n%VERSION%\n${version}\n\n${more}`;
const FILES = '%FILES%\nusr/\nusr/bin/\nusr/bin/rg\nusr/share/a b.txt\n\n%BACKUP%\netc/x\tabc\n\n';

test('a package has base, licences, packager, package URL and evidence', async () => {
  const more =
    '%BASE%\nripgrep\n\n%ARCH%\nx86_64\n\n%PACKAGER%\nJo <jo@example.org>\n\n%LICENSE%\nMIT\nUnlicense\n\n';
  const { packages, gaps } = await run({ ...OS, [`${LOCAL}/rg-2:1.0-3/desc`]: desc('rg', '2:1.0-3', more) });
  const { id, ...rest } = packages[0]!;
  assert.match(id, /^alpm-/);
  assert.deepEqual(rest, {
    type: 'alpm',
    name: 'rg',
    version: '2:1.0-3',
    arch: 'x86_64',
    source: { name: 'ripgrep' },
    purl: 'pkg:alpm/arch/rg@2:1.0-3?arch=x86_64&distro=arch&upstream=ripgrep',
    licences: ['MIT', 'Unlicense'],
    evidence: [
      {
        cataloguer: 'os/pacman',
        path: `${LOCAL}/rg-2:1.0-3/desc`,
        layer: 0,
        by: 'desc',
        confidence: 'certain',
      },
    ],
    introduced: 0,
    details: { maintainer: 'Jo <jo@example.org>' },
  });
  assert.deepEqual(gaps, []);
});

test('owned files are those of %FILES%, without folders', async () => {
  const result = await run({
    [`${LOCAL}/rg-1-1/desc`]: desc('rg', '1-1'),
    [`${LOCAL}/rg-1-1/files`]: FILES,
    'usr/bin/rg': '',
    'usr/share/a b.txt': '',
  });
  assert.deepEqual(ownedBy(result), { rg: ['usr/bin/rg', 'usr/share/a b.txt'] });
});

test('a damaged desc: name and version come from the folder, likely, and no package hides', async () => {
  const result = await run({ [`${LOCAL}/gtk-update-icon-cache-1:4.1-2/desc`]: '%NA@@\n\n%VERS' });
  assert.deepEqual(linesOf(result), ['gtk-update-icon-cache 1:4.1-2']);
  assert.equal(result.packages[0]?.evidence[0]?.confidence, 'likely');
  assert.equal(result.packages[0]?.evidence[0]?.by, 'folder name');
  assert.deepEqual(gapsIn(result), ['damaged']);
});

test('a damaged desc in a folder whose name is no package hides one', async () => {
  const result = await run({ [`${LOCAL}/nothing/desc`]: '%NAME%\n' });
  assert.deepEqual([linesOf(result), gapsIn(result)], [[], ['damaged hides']]);
});

test('a folder that has lost its desc is a package all the same', async () => {
  assert.deepEqual(linesOf(await run({ [`${LOCAL}/rg-1-1/files`]: FILES })), ['rg 1-1']);
});

test('an upgrade is another folder: the old one is deleted, the new one introduced by its layer', async () => {
  const result = await run(
    { [`${LOCAL}/rg-1-1/desc`]: desc('rg', '1-1'), [`${LOCAL}/fd-1-1/desc`]: desc('fd', '1-1') },
    { [`${LOCAL}/.wh.rg-1-1`]: '', [`${LOCAL}/rg-2-1/desc`]: desc('rg', '2-1') },
    { [`${LOCAL}/fd-1-1/desc`]: desc('fd', '1-1', '%REASON%\n1\n') },
  );
  assert.deepEqual(
    result.packages.map(({ name, version, introduced, evidence }) => [
      name,
      version,
      introduced,
      evidence[0]?.layer,
    ]),
    [
      ['fd', '1-1', 0, 2],
      ['rg', '2-1', 1, 1],
    ],
  );
});

test('a nested system owns files below its own root; files of these names elsewhere are no database', async () => {
  const result = await run({
    ...OS,
    [`srv/a/${LOCAL}/rg-1-1/desc`]: desc('rg', '1-1'),
    [`srv/a/${LOCAL}/rg-1-1/files`]: FILES,
    'srv/a/usr/bin/rg': '',
    'home/desc': desc('x', '1-1'),
    'var/lib/pacman/sync/y-1-1/desc': desc('y', '1-1'),
  });
  assert.deepEqual(ownedBy(result), { rg: ['srv/a/usr/bin/rg'] });
  assert.deepEqual(
    result.packages.map(({ purl }) => purl),
    ['pkg:alpm/rg@1-1'],
  );
});

test('damaged files give packages or gaps, never an internal fault', async () => {
  const layer = {
    [`${LOCAL}/rg-1-1/desc`]: desc('rg', '1-1', '%LICENSE%\nMIT\n'),
    [`${LOCAL}/rg-1-1/files`]: FILES,
  };
  for (const path of Object.keys(layer)) await survivesDamage([pacman], layer, path);
});
