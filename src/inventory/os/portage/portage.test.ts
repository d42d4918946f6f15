// Portage's database in images: names and versions, owned files, slots, layers, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerSpec } from '../../../../test/support/catalogue.ts';
import { gapsIn, linesOf, ownedBy, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { release } from '../release/index.ts';
import { portage } from './index.ts';
import { splitNameVersion } from './name-version.ts';

const OS = { 'etc/os-release': 'ID=gentoo\n' };
const run = (...layers: LayerSpec[]) => resultOf([release, portage], ...layers);
const MD5 = '0'.repeat(32);
const CONTENTS = `dir /usr\ndir /usr/bin\nobj /usr/bin/curl ${MD5} 1700000000\nobj /usr/share/a b ${MD5} 1700000000\nsym /usr/lib/l.so -> l.so.1 1700000000\nfif /run/x\n`;

test('PMS: the version is what follows the last hyphen, but for a revision', () => {
  const cases: Record<string, string | undefined> = {
    'curl-8.4.0': 'curl 8.4.0',
    'foo-bar-1.2_p3-r4': 'foo-bar 1.2_p3-r4',
    'openssl-1.1.1w': 'openssl 1.1.1w',
    'gcc-13.2.1_p20240210': 'gcc 13.2.1_p20240210',
    'audio-0-r1': 'audio 0-r1',
    'x_y+z-2_alpha1_rc2': 'x_y+z 2_alpha1_rc2',
    'gtk+-2.24': 'gtk+ 2.24',
    'foo-1-bar-2': 'foo-1-bar 2',
    'live-9999': 'live 9999',
    noversion: undefined,
    'foo-': undefined,
    '-1.0': undefined,
    'foo-bar': undefined,
    'foo-r1': undefined,
    'foo-1.': undefined,
  };
  for (const [folder, expected] of Object.entries(cases)) {
    const split = splitNameVersion(folder);
    assert.equal(split && `${split.name} ${split.version}`, expected, folder);
  }
  assert.equal(splitNameVersion(`${'a-'.repeat(100_000)}1`), undefined);
});

test('a package has its category, licence, slot, repository, package URL and evidence', async () => {
  const folder = 'var/db/pkg/dev-libs/openssl-3.0.9-r1';
  const { packages, gaps } = await run({
    ...OS,
    [`${folder}/CONTENTS`]: '',
    [`${folder}/LICENSE`]: 'Apache-2.0\n',
    [`${folder}/SLOT`]: '0/3\n',
    [`${folder}/repository`]: 'gentoo\n',
    [`${folder}/SIZE`]: '123\n',
    [`${folder}/PF`]: 'openssl-3.0.9-r1\n',
  });
  assert.equal(packages.length, 1);
  const { id, ...rest } = packages[0]!;
  assert.match(id, /^ebuild-/);
  assert.deepEqual(rest, {
    type: 'ebuild',
    name: 'dev-libs/openssl',
    version: '3.0.9-r1',
    purl: 'pkg:ebuild/dev-libs/openssl@3.0.9-r1?distro=gentoo&slot=0%2F3',
    licences: ['Apache-2.0'],
    evidence: [
      {
        cataloguer: 'os/portage',
        path: `${folder}/CONTENTS`,
        layer: 0,
        by: 'CONTENTS',
        confidence: 'certain',
      },
    ],
    introduced: 0,
    details: { channel: 'gentoo' },
  });
  assert.deepEqual(gaps, []);
});

test('owned files: obj, sym and fif lines, with spaces in paths; folders are not owned', async () => {
  const result = await run({
    'var/db/pkg/net-misc/curl-8/CONTENTS': CONTENTS,
    'usr/bin/curl': '',
    'usr/lib/x': '',
    'usr/share/a b': '',
    'run/y': '',
  });
  assert.deepEqual(ownedBy(result), {
    'net-misc/curl': ['usr/bin/curl', 'usr/share/a b', 'usr/lib/l.so', 'run/x'],
  });
});

test('two slots of a package are two packages; one being merged is none', async () => {
  const result = await run({
    'var/db/pkg/dev-lang/python-3.11.9/SLOT': '3.11',
    'var/db/pkg/dev-lang/python-3.12.3/SLOT': '3.12',
    'var/db/pkg/dev-lang/-MERGING-python-3.13.0/SLOT': '3.13',
  });
  assert.deepEqual(linesOf(result), ['dev-lang/python 3.11.9', 'dev-lang/python 3.12.3']);
});

test('a folder whose name holds no version hides a package', async () => {
  const result = await run({ 'var/db/pkg/dev-lang/python/CONTENTS': '' });
  assert.deepEqual([linesOf(result), gapsIn(result)], [[], ['not-understood hides']]);
});

test('a removed package is gone; one that stays was introduced by its first layer', async () => {
  const result = await run(
    { 'var/db/pkg/a/x-1/CONTENTS': '', 'var/db/pkg/a/y-1/CONTENTS': '' },
    { 'var/db/pkg/a/.wh.x-1': '', 'var/db/pkg/a/z-1/CONTENTS': '' },
  );
  assert.deepEqual(
    result.packages.map(({ name, introduced }) => [name, introduced]),
    [
      ['a/y', 0],
      ['a/z', 1],
    ],
  );
});

test('lines that are no files are counted; a LICENSE without end is a gap', async () => {
  const result = await run({
    'var/db/pkg/a/x-1/CONTENTS': `obj nonsense\n${'sym /a -> '.repeat(5000)}\n`,
    'var/db/pkg/a/x-1/LICENSE': 'x'.repeat(1_000_000),
  });
  assert.deepEqual(linesOf(result), ['a/x 1']);
  assert.deepEqual(gapsIn(result), ['damaged', 'damaged']);
});

test('damaged files give packages or gaps, never an internal fault', async () => {
  const layer = { 'var/db/pkg/a/x-1/CONTENTS': CONTENTS, 'var/db/pkg/a/x-1/LICENSE': 'MIT' };
  for (const path of Object.keys(layer)) await survivesDamage([portage], layer, path);
});
