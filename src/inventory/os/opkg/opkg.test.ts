// opkg's database in images: states, control files, lists, layers, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerSpec } from '../../../../test/support/catalogue.ts';
import { gapsIn, linesOf, ownedBy, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { release } from '../release/index.ts';
import { opkg } from './index.ts';

const OS = { 'etc/os-release': 'ID=openwrt\nVERSION_ID="23.05.5"\n' };
const STATUS = 'usr/lib/opkg/status';
const INFO = 'usr/lib/opkg/info';
const run = (...layers: LayerSpec[]) => resultOf([release, opkg], ...layers);

function stanza(name: string, version = '1.0', status = 'install user installed'): string {
  return `Package: ${name}\nVersion: ${version}\nDepends: libc\nStatus: ${status}\nArchitecture: x86_64\nInstalled-Time: 1\n\n`;
}

const CONTROL = `Package: libuci
Version: 2023.08.10-r1
Depends: libc
Source: package/libs/uci
SourceName: uci
License: LGPL-2.1
Maintainer: Jo <jo@example.org>
Architecture: x86_64
Description:  a library
`;

test('a package has source, licence and maintainer of its control file, package URL and evidence', async () => {
  const { packages, gaps } = await run({
    ...OS,
    [STATUS]: stanza('libuci', '2023.08.10-r1'),
    [`${INFO}/libuci.control`]: CONTROL,
  });
  const { id, ...rest } = packages[0]!;
  assert.match(id, /^opkg-/);
  assert.deepEqual(rest, {
    type: 'opkg',
    name: 'libuci',
    version: '2023.08.10-r1',
    arch: 'x86_64',
    source: { name: 'uci' },
    purl: 'pkg:opkg/openwrt/libuci@2023.08.10-r1?arch=x86_64&distro=openwrt-23.05.5&upstream=uci',
    licences: ['LGPL-2.1'],
    evidence: [{ cataloguer: 'os/opkg', path: STATUS, layer: 0, by: 'status', confidence: 'certain' }],
    introduced: 0,
    details: { maintainer: 'Jo <jo@example.org>' },
  });
  assert.deepEqual(gaps, []);
});

test('the third word of Status decides; a record without one is not installed, and that is said', async () => {
  const result = await run({
    [STATUS]:
      stanza('a') +
      stanza('b', '1', 'deinstall user installed') +
      stanza('c', '1', 'install user unpacked') +
      stanza('d', '1', 'deinstall ok config-files') +
      stanza('e', '1', 'purge ok not-installed') +
      'Package: f\nVersion: 1\n',
  });
  assert.deepEqual(
    result.packages.map(({ name, details }) => `${name} ${details.state ?? ''}`),
    ['a ', 'b ', 'c unpacked'],
  );
  assert.deepEqual(gapsIn(result), ['not-understood']);
});

test('a control file of another version tells nothing of the installed one', async () => {
  const result = await run({ [STATUS]: stanza('libuci', '2'), [`${INFO}/libuci.control`]: CONTROL });
  assert.deepEqual(linesOf(result), ['libuci 2']);
  assert.deepEqual(result.packages[0]?.licences, []);
});

test('without a status file, control files name the packages, likely', async () => {
  const result = await run({
    [`${INFO}/libuci.control`]: CONTROL,
    [`${INFO}/libuci.list`]: '/usr/lib/libuci.so\n',
    'usr/lib/libuci.so': '',
  });
  assert.deepEqual(linesOf(result), ['libuci 2023.08.10-r1']);
  assert.equal(result.packages[0]?.details.state, undefined);
  assert.deepEqual(result.packages[0]?.evidence[0], {
    cataloguer: 'os/opkg',
    path: `${INFO}/libuci.control`,
    layer: 0,
    by: 'control',
    confidence: 'likely',
  });
  assert.deepEqual(ownedBy(result), { libuci: ['usr/lib/libuci.so'] });
});

test('sources: OpenEmbedded names recipes, downloads name nothing', async () => {
  const sources = [
    'Source: openssl_3.0.8.bb',
    'OE: openssl',
    'Source: feeds/base/libs/openssl',
    'Source: https://example.org/x.tar.gz',
    'Source: a b',
  ];
  const found = await Promise.all(
    sources.map(async (field) => {
      const { packages } = await run({
        [`${INFO}/libssl3.control`]: `Package: libssl3\nVersion: 3\n${field}\n`,
      });
      return packages[0]?.source?.name;
    }),
  );
  assert.deepEqual(found, ['openssl', 'openssl', 'openssl', undefined, undefined]);
});

test('owned files: paths alone, or with mode and target behind tabs', async () => {
  const result = await run({
    [STATUS]: stanza('a') + stanza('b'),
    [`${INFO}/a.list`]: '/bin/a\n/etc/a.conf\n',
    [`${INFO}/b.list`]: '/bin/b\t0100755\t\n/bin/c\t0120777\tb\n',
    'bin/a': '',
    'etc/a.conf': '',
  });
  assert.deepEqual(ownedBy(result), { a: ['bin/a', 'etc/a.conf'], b: ['bin/b', 'bin/c'] });
});

test('the database of the highest layer is the list; a deleted one lists nothing', async () => {
  const result = await run({ [STATUS]: stanza('a') + stanza('b') }, { [STATUS]: stanza('a') + stanza('c') });
  assert.deepEqual(
    result.packages.map(({ name, introduced }) => [name, introduced]),
    [
      ['a', 0],
      ['c', 1],
    ],
  );
  assert.deepEqual(linesOf(await run({ [STATUS]: stanza('a') }, { 'usr/lib/opkg/.wh.status': '' })), []);
});

test('a linked database is followed; a nested system owns files below its own root', async () => {
  const linked = await run([
    { name: 'data/opkg/status', content: stanza('a') },
    { name: 'var/lib/opkg', type: 'symlink', target: '/data/opkg' },
  ]);
  assert.deepEqual(linesOf(linked), ['a 1.0']);
  const nested = await run({
    ...OS,
    [`srv/root/${STATUS}`]: stanza('a'),
    [`srv/root/${INFO}/a.list`]: '/bin/a\n',
    'srv/root/bin/a': '',
  });
  assert.deepEqual(ownedBy(nested), { a: ['srv/root/bin/a'] });
  assert.equal(nested.packages[0]?.purl, 'pkg:opkg/a@1.0?arch=x86_64');
});

test('a damaged database hides, its good records stay', async () => {
  const result = await run({ [STATUS]: `${stanza('a')}nonsense\n${stanza('', '1')}${stanza('b')}` });
  assert.deepEqual(linesOf(result), ['a 1.0', 'b 1.0']);
  assert.ok(gapsIn(result).includes('damaged hides'));
});

test('damaged files give packages or gaps, never an internal fault', async () => {
  const layer = {
    [STATUS]: stanza('libuci', '2023.08.10-r1'),
    [`${INFO}/libuci.control`]: CONTROL,
    [`${INFO}/libuci.list`]: '/bin/a\n/b\n',
  };
  for (const path of Object.keys(layer)) await survivesDamage([opkg], layer, path, 80);
});
