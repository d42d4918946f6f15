// Package files in folders: what each form says of itself, what can not be read, bombs and damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { rpmHeader } from '../../../../test/support/rpm.ts';
import { tarOf } from '../../../../test/support/tar.ts';
import { packageFiles } from './index.ts';

const CONTROL =
  'Package: foo\nSource: foosrc (1:1.0-1)\nVersion: 1:1.0-1+b1\nArchitecture: amd64\nMaintainer: Jo <jo@example.org>\n';
const PKGINFO =
  'pkgname = busybox-extras\npkgver = 1.36.1-r2\narch = x86_64\norigin = busybox\nmaintainer = Jo <jo@example.org>\nlicense = GPL-2.0-only\n';
const run = (layer: Record<string, string | Uint8Array>) => resultOf([packageFiles], layer);

function ar(...members: readonly (readonly [string, Buffer])[]): Buffer {
  return Buffer.concat([
    Buffer.from('!<arch>\n'),
    ...members.flatMap(([name, content]) => [
      Buffer.from(
        `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'100644'.padEnd(8)}${String(content.length).padEnd(10)}\`\n`,
      ),
      content,
      Buffer.alloc(content.length % 2, 0x0a),
    ]),
  ]);
}

function deb(member: string, content: Buffer): Buffer {
  return ar(['debian-binary', Buffer.from('2.0\n')], [member, content], ['data.tar', Buffer.alloc(3)]);
}

const control = (text = CONTROL) =>
  tarOf([
    { name: './', type: 'directory' },
    { name: './md5sums', content: 'x'.repeat(600) },
    { name: './control', content: text },
  ]);

/** An apk is three tar archives, each compressed by itself, the first two without their end. */
function apk(info = PKGINFO): Buffer {
  const cut = (tar: Buffer) => gzipSync(tar.subarray(0, -1024));
  return Buffer.concat([
    cut(tarOf([{ name: '.SIGN.RSA.x.rsa.pub', content: 'signature' }])),
    cut(tarOf([{ name: '.PKGINFO', content: info }])),
    gzipSync(tarOf([{ name: 'bin/x', content: 'x' }])),
  ]);
}

/** Lead, a signature header whose size is no multiple of eight, the header. */
function rpmFile(header: Buffer): Buffer {
  const magic = Buffer.from([0x8e, 0xad, 0xe8, 0x01, 0, 0, 0, 0]);
  const lead = Buffer.alloc(96);
  lead.writeUInt32BE(0xedabeedb);
  const signatures = Buffer.concat([magic, rpmHeader({ name: 'x', version: '12' })]);
  const padding = Buffer.alloc((8 - (signatures.length % 8)) % 8);
  return Buffer.concat([lead, signatures, padding, magic, header, Buffer.from('payload')]);
}

test('.deb: control data as gzip, zstd or plain; source with the version in parentheses', async () => {
  const forms: Record<string, Buffer> = {
    'control.tar.gz': gzipSync(control()),
    'control.tar.zst': zstdCompressSync(control()),
    'control.tar': control(),
  };
  for (const [member, content] of Object.entries(forms)) {
    const { packages, gaps } = await run({ 'pool/foo.deb': deb(member, content) });
    const { id, ...rest } = packages[0]!;
    assert.match(id, /^deb-/);
    assert.deepEqual(rest, {
      type: 'deb',
      name: 'foo',
      version: '1:1.0-1+b1',
      arch: 'amd64',
      source: { name: 'foosrc', version: '1:1.0-1' },
      purl: 'pkg:deb/foo@1:1.0-1%2Bb1?arch=amd64&upstream=foosrc%401:1.0-1',
      licences: [],
      evidence: [
        {
          cataloguer: 'os/package-files',
          path: 'pool/foo.deb',
          layer: 0,
          by: 'control',
          confidence: 'certain',
        },
      ],
      introduced: 0,
      details: { maintainer: 'Jo <jo@example.org>', declared: 'package' },
    });
    assert.deepEqual(gaps, []);
  }
});

test('.deb: where control data is xz, the file name tells, and that is a gap; without such a name it hides', async () => {
  const xz = deb('control.tar.xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 1, 2]));
  const named = await run({ 'var/cache/foo_1%3a2.0-1_amd64.deb': xz });
  assert.deepEqual([linesOf(named), gapsIn(named)], [['foo 1:2.0-1'], ['not-understood']]);
  assert.deepEqual(
    [named.packages[0]?.evidence[0]?.by, named.packages[0]?.evidence[0]?.confidence],
    ['file name', 'likely'],
  );
  const other = await run({ 'var/cache/latest.deb': xz });
  assert.deepEqual([linesOf(other), gapsIn(other)], [[], ['not-understood hides']]);
});

test('.rpm: lead, signatures and their padding are passed over', async () => {
  const header = rpmHeader({
    name: 'bash',
    version: '5.1',
    release: '2.el9',
    epoch: 2,
    sourceRpm: 'bash-5.1-2.el9.src.rpm',
  });
  const { packages, gaps } = await run({ 'repo/bash.rpm': rpmFile(header) });
  assert.deepEqual(
    packages.map(({ type, name, version, source, evidence, details }) => [
      type,
      name,
      version,
      source,
      evidence[0]?.cataloguer,
      details.declared,
    ]),
    [['rpm', 'bash', '2:5.1-2.el9', { name: 'bash', version: '5.1-2.el9' }, 'os/package-files', 'package']],
  );
  assert.equal(
    packages[0]?.purl,
    'pkg:rpm/bash@5.1-2.el9?arch=x86_64&epoch=2&upstream=bash-5.1-2.el9.src.rpm',
  );
  assert.deepEqual(gaps, []);
});

test('.apk: .PKGINFO of the second of three compressed parts', async () => {
  const { packages, gaps } = await run({ 'repo/busybox-extras.apk': apk() });
  assert.deepEqual(
    packages.map(({ purl, source, licences, details }) => [purl, source?.name, licences, details.maintainer]),
    [
      [
        'pkg:apk/busybox-extras@1.36.1-r2?arch=x86_64&upstream=busybox',
        'busybox',
        ['GPL-2.0-only'],
        'Jo <jo@example.org>',
      ],
    ],
  );
  assert.deepEqual(gaps, []);
});

test('.apk: Android applications are zip archives, and no packages of a system; other forms are gaps', async () => {
  const android = await run({ 'app.apk': Buffer.from('PK\u0003\u0004xxxx') });
  assert.deepEqual([linesOf(android), gapsIn(android)], [[], []]);
  const later = await run({ 'new.apk': Buffer.from('ADBdxxxx') });
  assert.deepEqual([linesOf(later), gapsIn(later)], [[], ['not-understood hides']]);
});

test('pacman: .PKGINFO after other files, gzip or zstd; xz is a gap', async () => {
  const info =
    'pkgname = foo\npkgbase = foo-base\npkgver = 2:1.5-3\narch = any\nlicense = MIT\nlicense = GPL\npackager = Jo\n';
  const tar = tarOf([
    { name: '.BUILDINFO', content: 'x' },
    { name: '.MTREE', content: 'y' },
    { name: '.PKGINFO', content: info },
  ]);
  for (const [ending, content] of [
    ['gz', gzipSync(tar)],
    ['zst', zstdCompressSync(tar)],
  ] as const) {
    const { packages } = await run({ [`foo.pkg.tar.${ending}`]: content });
    assert.deepEqual(
      packages.map(({ purl, licences }) => [purl, licences]),
      [['pkg:alpm/foo@2:1.5-3?arch=any&upstream=foo-base', ['MIT', 'GPL']]],
    );
  }
  const xz = await run({ 'foo.pkg.tar.xz': Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]) });
  assert.deepEqual(gapsIn(xz), ['not-understood hides']);
});

test('large packages: only the beginning is looked at, and what follows may be anything', async () => {
  const noise = Buffer.from(Array.from({ length: 400_000 }, (_, i) => (i * i * 31) >> 5));
  const tar = tarOf([
    { name: '.PKGINFO', content: PKGINFO },
    { name: 'data', content: noise },
  ]);
  for (const content of [gzipSync(tar), zstdCompressSync(tar)])
    assert.deepEqual(linesOf(await run({ 'x.apk': content })), ['busybox-extras 1.36.1-r2']);
});

test('bombs: what describes the package comes first, or is not found', async () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  const after = tarOf([
    { name: '.PKGINFO', content: PKGINFO },
    { name: 'bomb', content: zeros },
  ]);
  assert.deepEqual(linesOf(await run({ 'x.apk': gzipSync(after) })), ['busybox-extras 1.36.1-r2']);
  const before = tarOf([
    { name: 'bomb', content: zeros },
    { name: '.PKGINFO', content: PKGINFO },
  ]);
  assert.deepEqual(gapsIn(await run({ 'x.apk': zstdCompressSync(before) })), ['damaged hides']);
});

test('no ar archive, no rpm, no names: gaps that hide', async () => {
  const broken = {
    'a.deb': 'nonsense that is longer than a head',
    'b.deb': ar(['debian-binary', Buffer.from('2.0\n')]),
    'c.deb': deb('control.tar.gz', gzipSync(control('Description: x\n'))),
    'd.rpm': 'nonsense',
    'e.apk': apk('arch = x86_64\n'),
  };
  for (const [path, content] of Object.entries(broken)) {
    const result = await run({ [path]: content });
    assert.deepEqual([linesOf(result), gapsIn(result)], [[], ['damaged hides']], path);
  }
});

test('damaged files give packages or gaps, never an internal fault', async () => {
  const layer = {
    'foo.deb': deb('control.tar.gz', gzipSync(control())),
    'bar.deb': deb('control.tar', control()),
    'foo.rpm': rpmFile(rpmHeader({ name: 'bash' })),
    'foo.apk': apk(),
    'foo.pkg.tar.zst': zstdCompressSync(tarOf([{ name: '.PKGINFO', content: PKGINFO }])),
  };
  for (const [path, content] of Object.entries(layer))
    await survivesDamage([packageFiles], { [path]: content }, path);
});
