// A package database speaks of the system that it belongs to, and of nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cataloguer } from '../cataloguer.ts';
import { zstdCompressSync } from 'node:zlib';
import { catalogue } from '../../../test/support/catalogue.ts';
import { apk } from './apk/index.ts';
import { chisel } from './chisel/index.ts';
import { rootOf } from './databases.ts';
import { dpkg } from './dpkg/index.ts';
import { opkg } from './opkg/index.ts';

test('the root of a database: of the image, of a system in a folder, or its own folder', () => {
  const places = ['var/lib/dpkg'];
  assert.equal(rootOf('var/lib/dpkg', places), '');
  assert.equal(rootOf('srv/chroot/var/lib/dpkg', places), 'srv/chroot/');
  assert.equal(rootOf('srv/lib/dpkg', places), 'srv/lib/');
  assert.equal(rootOf('srv/xvar/lib/dpkg', places), 'srv/xvar/lib/');
});

const MINE = 'usr/lib/victim/package.json';
const DEB = 'Package: evil\nStatus: install ok installed\nVersion: 1\nArchitecture: all\n';
const wall = (...rows: object[]) =>
  zstdCompressSync(
    Buffer.from(
      [{ jsonwall: '1.0', schema: '1.0', count: rows.length + 1 }, ...rows]
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(''),
    ),
  );

/** Files that a package of any language could bring. */
const CLAIMS: readonly (readonly [Cataloguer, Readonly<Record<string, string | Uint8Array>>])[] = [
  [dpkg, { 'app/lib/dpkg/status': DEB, 'app/lib/dpkg/info/evil.list': `/.\n/${MINE}\n` }],
  [dpkg, { 'app/var/lib/dpkg/status': DEB, 'app/var/lib/dpkg/info/evil.list': `/.\n/../${MINE}\n` }],
  [opkg, { 'app/lib/opkg/status': DEB, 'app/lib/opkg/info/evil.list': `/${MINE}\n` }],
  [apk, { 'app/xlib/apk/db/installed': 'P:evil\nV:1\nA:x\nF:usr/lib/victim\nR:package.json\n\n' }],
  [
    chisel,
    {
      'app/manifest.wall': wall(
        { kind: 'content', slice: 'evil_a', path: `/${MINE}` },
        { kind: 'package', name: 'evil', version: '1', arch: 'amd64' },
      ),
    },
  ],
];

test('a database somewhere in the image lists its packages, and claims no file outside of its folder', async () => {
  for (const [cataloguer, files] of CLAIMS) {
    const results = await catalogue([cataloguer], [{ [MINE]: '{}', ...files }]);
    const { packages, owns } = results.get(cataloguer.name)!;
    assert.deepEqual(
      packages.map(({ name }) => name),
      ['evil'],
      cataloguer.name,
    );
    assert.deepEqual(
      owns.flatMap(({ paths }) => paths),
      [],
      cataloguer.name,
    );
  }
});
