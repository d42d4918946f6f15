// dpkg's database in images: states, sources, layers, links, owned files, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../../test/support/catalogue.ts';
import { mutations } from '../../../../test/support/mutate.ts';
import type { Assembled } from '../../cataloguer.ts';
import { release } from '../release/index.ts';
import { dpkg } from './index.ts';

const OS = { 'etc/os-release': 'ID=debian\nVERSION_ID="12"\n' };

async function run(...layers: LayerSpec[]): Promise<Assembled> {
  const result = (await catalogue([release, dpkg], layers)).get('os/dpkg');
  assert.ok(result);
  return result;
}

function stanza(name: string, more = 'Version: 1.0\n', status = 'install ok installed'): string {
  return `Package: ${name}\nStatus: ${status}\nArchitecture: amd64\n${more}\n`;
}

const names = ({ packages }: Assembled): string[] => packages.map((one) => one.name);
const lines = ({ packages }: Assembled): string[] => packages.map((one) => `${one.name} ${one.version}`);

/** Owned paths by package name. */
function owned({ packages, owns }: Assembled): Record<string, readonly string[]> {
  const byId = new Map(packages.map((one) => [one.id, one.name]));
  return Object.fromEntries(owns.map((one) => [byId.get(one.package), one.paths]));
}

test('a package has source, package URL, details and evidence', async () => {
  const status = stanza(
    'libc6',
    'Source: glibc\nVersion: 2.36-9+deb12u14\nMaintainer: GNU Libc Maintainers\nOrigin: Debian\n',
  );
  const { packages, gaps } = await run({ ...OS, 'var/lib/dpkg/status': status });
  const { id, ...rest } = packages[0]!;
  assert.match(id, /^deb-[0-9a-f]{16}$/);
  assert.deepEqual(rest, {
    type: 'deb',
    name: 'libc6',
    version: '2.36-9+deb12u14',
    arch: 'amd64',
    source: { name: 'glibc' },
    purl: 'pkg:deb/debian/libc6@2.36-9%2Bdeb12u14?arch=amd64&distro=debian-12&upstream=glibc',
    licences: [],
    evidence: [
      { cataloguer: 'os/dpkg', path: 'var/lib/dpkg/status', layer: 0, by: 'status', confidence: 'certain' },
    ],
    introduced: 0,
    details: { maintainer: 'GNU Libc Maintainers', vendor: 'Debian' },
  });
  assert.deepEqual(gaps, []);
});

test('the source version is the one in parentheses: a binary rebuild has a version of its own', async () => {
  const status = stanza('bash', 'Source: bash (5.2.37-2)\nVersion: 5.2.37-2+b10\n');
  const { packages } = await run({ ...OS, 'var/lib/dpkg/status': status });
  assert.deepEqual(packages[0]?.source, { name: 'bash', version: '5.2.37-2' });
  assert.match(packages[0]?.purl ?? '', /upstream=bash%405.2.37-2$/);
});

test('a package without a Source field is its own source', async () => {
  const { packages } = await run({ 'var/lib/dpkg/status': stanza('dash') });
  assert.deepEqual(packages[0]?.source, { name: 'dash' });
  assert.equal(packages[0]?.purl, 'pkg:deb/dash@1.0?arch=amd64');
});

test('the third word of Status decides: what has files on disk counts, with its state', async () => {
  const states = [
    'install ok installed',
    'deinstall ok installed',
    'purge reinstreq installed',
    'install ok unpacked',
    'install ok half-configured',
    'install reinstreq half-installed',
    'install ok triggers-awaited',
    'install ok triggers-pending',
    'deinstall ok config-files',
    'unknown ok not-installed',
  ];
  const status = states.map((state, i) => stanza(`p${i}`, 'Version: 1\n', state)).join('');
  const { packages } = await run({ 'var/lib/dpkg/status': status });
  assert.deepEqual(
    packages.map(({ name, details }) => `${name} ${details.state ?? ''}`),
    [
      'p0 ',
      'p1 ',
      'p2 ',
      'p3 unpacked',
      'p4 half-configured',
      'p5 half-installed',
      'p6 triggers-awaited',
      'p7 triggers-pending',
    ],
  );
});

test('a record without Status is not installed in status, which is said, and installed in status.d', async () => {
  const record = 'Package: netbase\nVersion: 6.4\nArchitecture: all\n';
  const plain = await run({ 'var/lib/dpkg/status': record });
  assert.deepEqual(names(plain), []);
  assert.deepEqual(
    plain.gaps.map(({ reason, hides }) => [reason, hides]),
    [['not-understood', false]],
  );
  const distroless = await run({ 'var/lib/dpkg/status.d/netbase': record });
  assert.deepEqual(lines(distroless), ['netbase 6.4']);
  assert.equal(distroless.packages[0]?.details.state, undefined);
  assert.equal(distroless.packages[0]?.evidence[0]?.by, 'status.d');
  assert.deepEqual(distroless.gaps, []);
});

test('distroless: *.md5sums beside the record is no package but the list of its files', async () => {
  const result = await run({
    'var/lib/dpkg/status.d/netbase': 'Package: netbase\nVersion: 6.4\n',
    'var/lib/dpkg/status.d/netbase.md5sums': `${'0'.repeat(32)}  etc/services\n${'1'.repeat(32)}  usr/share/doc/netbase/copyright\n`,
    'etc/services': '',
    'usr/share/doc/netbase/copyright': '',
  });
  assert.deepEqual(owned(result), { netbase: ['etc/services', 'usr/share/doc/netbase/copyright'] });
});

test('two architectures of one name are two packages with a file list each', async () => {
  const record = (arch: string) =>
    `Package: libc6\nStatus: install ok installed\nVersion: 2\nArchitecture: ${arch}\nMulti-Arch: same\n\n`;
  const result = await run({
    'var/lib/dpkg/status': record('amd64') + record('arm64'),
    'var/lib/dpkg/info/libc6:amd64.list': '/.\n/lib\n/lib/a.so\n',
    'var/lib/dpkg/info/libc6:arm64.list': '/.\n/lib\n/lib/b.so\n',
    'lib/a.so': '',
  });
  assert.deepEqual(
    result.packages.map((one) => one.arch),
    ['amd64', 'arm64'],
  );
  assert.deepEqual(
    result.owns.map((one) => one.paths),
    [['lib/a.so'], ['lib/b.so']],
  );
});

test('owned files have canonical paths: merged /usr, links between folders; folders are not owned', async () => {
  const result = await run([
    { name: 'usr/bin/bash', content: 'x' },
    { name: 'bin', type: 'symlink', target: 'usr/bin' },
    { name: 'etc/bash.bashrc', content: '' },
    { name: 'usr/share/doc/bash', type: 'symlink', target: 'other' },
    { name: 'var/lib/dpkg/status', content: stanza('bash') },
    {
      name: 'var/lib/dpkg/info/bash.list',
      content:
        '/.\n/bin\n/bin/bash\n/etc\n/etc/bash.bashrc\n/bin/rbash\n/gone\n/gone/file\n/usr\n/usr/share\n/usr/share/doc\n/usr/share/doc/bash\n',
    },
  ]);
  assert.deepEqual(owned(result), {
    bash: ['usr/bin/bash', 'etc/bash.bashrc', 'usr/bin/rbash', 'usr/share/doc/bash'],
  });
});

test('a list that is missing is replaced by the checksums', async () => {
  const result = await run({
    'var/lib/dpkg/status': stanza('a') + stanza('b'),
    'var/lib/dpkg/info/a.list': '/usr/bin/a\n',
    'var/lib/dpkg/info/b.md5sums': `${'0'.repeat(32)}  usr/bin/b\n`,
    'usr/bin/a': '',
  });
  assert.deepEqual(owned(result), { a: ['usr/bin/a'], b: ['usr/bin/b'] });
});

test('a symlinked database folder is followed inside the root, with its file lists', async () => {
  const result = await run([
    { name: 'data/dpkg/status', content: stanza('a') },
    { name: 'data/dpkg/info/a.list', content: '/usr/bin/a\n' },
    { name: 'data/dpkg/status.d/b', content: 'Package: b\nVersion: 2\n' },
    { name: 'var/lib/dpkg', type: 'symlink', target: '/../../data/dpkg' },
    { name: 'usr/bin/a', content: '' },
  ]);
  assert.deepEqual(lines(result).sort(), ['a 1.0', 'b 2']);
  assert.deepEqual(owned(result), { a: ['usr/bin/a'] });
  assert.equal(result.packages.find((one) => one.name === 'a')?.evidence[0]?.path, 'data/dpkg/status');
});

test('file lists behind a link of their own are read together', async () => {
  const result = await run([
    { name: 'var/lib/dpkg/status', content: stanza('a') + stanza('b') },
    { name: 'data/info/a.list', content: '/usr/bin/a\n' },
    { name: 'data/info/b.list', content: '/usr/bin/b\n' },
    { name: 'data/info/b.md5sums', content: `${'0'.repeat(32)}  usr/bin/c\n` },
    { name: 'var/lib/dpkg/info', type: 'symlink', target: '/data/info' },
    { name: 'usr/bin/a', content: '' },
  ]);
  assert.deepEqual(owned(result), { a: ['usr/bin/a'], b: ['usr/bin/b'] });
});

test('the database of the highest layer is the list; introduced is the first layer of the run to the top', async () => {
  const result = await run(
    { 'var/lib/dpkg/status': stanza('stays') + stanza('again') + stanza('goes') },
    { 'var/lib/dpkg/status': stanza('stays') + stanza('new') },
    { 'etc/hosts': '' },
    { 'var/lib/dpkg/status': stanza('stays') + stanza('new') + stanza('again') },
    { 'var/lib/dpkg/status': stanza('stays') + stanza('new', 'Version: 1.1\n') + stanza('again') },
  );
  assert.deepEqual(
    result.packages.map((one) => [one.name, one.introduced, one.evidence[0]?.layer]),
    [
      ['stays', 0, 4],
      ['new', 4, 4],
      ['again', 3, 4],
    ],
  );
});

test('a database overwritten with an empty one lists nothing, one deleted neither', async () => {
  const base = { 'var/lib/dpkg/status': stanza('a'), 'var/lib/dpkg/info/a.list': '/usr/bin/a\n' };
  assert.deepEqual(names(await run(base, { 'var/lib/dpkg/status': '' })), []);
  assert.deepEqual(names(await run(base, { 'var/lib/dpkg/.wh.status': '' })), []);
  assert.deepEqual(names(await run(base, { 'var/lib/.wh..wh..opq': '' })), []);
});

test('a nested system has its own database, whose files lie below it', async () => {
  const result = await run({
    ...OS,
    'srv/chroot/var/lib/dpkg/status': stanza('a'),
    'srv/chroot/var/lib/dpkg/info/a.list': '/usr/bin/a\n',
    'srv/chroot/usr/bin/a': '',
  });
  assert.deepEqual(owned(result), { a: ['srv/chroot/usr/bin/a'] });
  assert.equal(result.packages[0]?.purl, 'pkg:deb/a@1.0?arch=amd64');
});

test('one record with escapes or of megabytes among good ones: the good ones stay, the rest hides', async () => {
  const status =
    stanza('good1') +
    stanza('evil\u001b[31m') +
    stanza('long', `Version: ${'9'.repeat(100_000)}\n`) +
    stanza('noversion', '') +
    stanza('big', `Description: ${'x'.repeat(5_000_000)}\nVersion: 1\n`) +
    stanza('good2');
  const result = await run({ 'var/lib/dpkg/status': status });
  assert.deepEqual(names(result), ['good1', 'big', 'good2']);
  assert.ok(result.gaps.length >= 3);
  for (const gap of result.gaps) {
    assert.equal(gap.path, 'var/lib/dpkg/status');
    assert.ok(gap.hides && gap.reason === 'damaged');
  }
});

test('thousands of damaged records are counted, not listed', async () => {
  const result = await run({ 'var/lib/dpkg/status': stanza('x', '').repeat(5000) + stanza('good') });
  assert.deepEqual(names(result), ['good']);
  assert.equal(result.gaps.length, 21);
  assert.equal(result.gaps.at(-1)?.detail, 'and 4980 more faults');
});

test('a database of nothing but damage is read no further than it takes to know that', async () => {
  const result = await run({ 'var/lib/dpkg/status': stanza('good') + stanza('x', '').repeat(30_000) });
  assert.deepEqual(names(result), ['good']);
  assert.equal(result.gaps.at(-1)?.reason, 'budget');
  assert.ok(result.gaps.at(-1)?.hides);
});

test('a file list without end hides no package', async () => {
  const list = '/a/b\n'.repeat(8_100_000);
  const result = await run({ 'var/lib/dpkg/status': stanza('a'), 'var/lib/dpkg/info/a.list': list });
  assert.deepEqual(names(result), ['a']);
  assert.deepEqual(
    result.gaps.map(({ reason, hides }) => [reason, hides]),
    [['budget', false]],
  );
});

test('a record that stands twice is one package', async () => {
  assert.deepEqual(names(await run({ 'var/lib/dpkg/status': stanza('a') + stanza('a') })), ['a']);
});

test('files of the same names elsewhere are no database', async () => {
  const files = {
    'proc/status': stanza('a'),
    'usr/share/x.list': '/a\n',
    'var/lib/dpkg/available': stanza('b'),
  };
  assert.deepEqual(await run(files), { packages: [], owns: [], gaps: [] });
});

test('damaged databases give packages or gaps, never an internal fault', async () => {
  const status = Buffer.from(stanza('a') + stanza('b', 'Source: s (1)\nVersion: 2\n') + stanza('c'));
  for (const damaged of mutations(status, 60)) {
    const result = await run({ 'var/lib/dpkg/status': damaged, 'var/lib/dpkg/info/a.list': damaged });
    assert.ok(result.packages.length <= 8);
    for (const gap of result.gaps) assert.doesNotMatch(gap.detail ?? '', /internal fault/);
  }
});
