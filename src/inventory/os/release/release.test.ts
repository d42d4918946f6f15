// Which distribution an image is, by each file that may say so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../../test/support/catalogue.ts';
import { mutations } from '../../../../test/support/mutate.ts';
import type { Distribution } from '../../distribution.ts';
import { identityOf } from './identity.ts';
import { release } from './index.ts';

async function found(...layers: LayerSpec[]): Promise<Distribution | undefined> {
  return (await catalogue([release], layers)).get('os/release')?.distribution;
}

const short = (one: Distribution | undefined) => one && `${one.id} ${one.version} (${one.path})`;

const DEBIAN = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION_CODENAME=bookworm
ID=debian
`;

test('os-release gives all fields', async () => {
  const text = `${DEBIAN}ID_LIKE="a B"\nCPE_NAME="cpe:/o:debian:debian_linux:12"\n`;
  assert.deepEqual(await found({ 'etc/os-release': text }), {
    id: 'debian',
    like: ['a', 'b'],
    version: '12',
    codename: 'bookworm',
    name: 'Debian GNU/Linux 12 (bookworm)',
    cpe: 'cpe:/o:debian:debian_linux:12',
    path: 'etc/os-release',
  });
});

test('os-release in /usr/lib counts when /etc has none, and through the usual link', async () => {
  assert.equal(short(await found({ 'usr/lib/os-release': DEBIAN })), 'debian 12 (usr/lib/os-release)');
  const linked = [
    { name: 'usr/lib/os-release', content: DEBIAN },
    { name: 'etc/os-release', type: 'symlink', target: '../usr/lib/os-release' },
  ] as const;
  assert.equal(short(await found(linked)), 'debian 12 (usr/lib/os-release)');
});

test('os-release behind a link to anywhere is looked at again', async () => {
  const layer = [
    { name: 'nix/store/abc-os-release', content: 'ID=nixos\nVERSION_ID="24.05"\n' },
    { name: 'etc/static/os-release', type: 'symlink', target: '/nix/store/abc-os-release' },
    { name: 'etc/os-release', type: 'symlink', target: '/etc/static/os-release' },
  ] as const;
  assert.equal(short(await found(layer)), 'nixos 24.05 (nix/store/abc-os-release)');
});

test('the highest layer decides', async () => {
  const upper = 'ID=ubuntu\nVERSION_ID=24.04\n';
  assert.equal(
    short(await found({ 'etc/os-release': DEBIAN }, { 'etc/os-release': upper })),
    'ubuntu 24.04 (etc/os-release)',
  );
});

test('os-release outranks its older relatives, and one without an ID leaves it to them', async () => {
  const old = { 'etc/debian_version': '12.5\n', 'etc/alpine-release': '3.18.4\n' };
  assert.equal((await found({ ...old, 'etc/os-release': 'ID=wolfi\n' }))?.id, 'wolfi');
  assert.equal((await found({ ...old, 'etc/os-release': 'NAME=x\n' }))?.id, 'alpine');
});

test('older relatives name distribution and version', () => {
  const cases: [file: string, text: string, id: string, version: string, codename?: string][] = [
    ['alpine-release', '3.10.2\n', 'alpine', '3.10.2'],
    ['debian_version', '9.13\n', 'debian', '9.13'],
    ['debian_version', 'trixie/sid\n', 'debian', '', 'trixie'],
    ['centos-release', 'CentOS release 5.11 (Final)\n', 'centos', '5.11', 'Final'],
    [
      'redhat-release',
      'Red Hat Enterprise Linux Server release 6.10 (Santiago)\n',
      'rhel',
      '6.10',
      'Santiago',
    ],
    ['redhat-release', 'Rocky Linux release 8.4 (Green Obsidian)\n', 'rocky', '8.4', 'Green Obsidian'],
    ['redhat-release', 'AlmaLinux release 8.4 (Electric Cheetah)\n', 'almalinux', '8.4', 'Electric Cheetah'],
    ['fedora-release', 'Fedora release 35 (Thirty Five)\n', 'fedora', '35', 'Thirty Five'],
    ['oracle-release', 'Oracle Linux Server release 7.9\n', 'ol', '7.9'],
    ['system-release', 'Amazon Linux AMI release 2018.03\n', 'amzn', '2018.03'],
    ['system-release', 'Amazon Linux release 2 (Karoo)\n', 'amzn', '2', 'Karoo'],
    ['photon-release', 'VMware Photon OS 4.0\nPHOTON_BUILD_NUMBER=1526e30ba\n', 'photon', '4.0'],
    ['mariner-release', 'CBL-Mariner 2.0.20220226\n', 'mariner', '2.0.20220226'],
    [
      'SuSE-release',
      'SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 4\n',
      'sles',
      '11.4',
      'x86_64',
    ],
    [
      'SuSE-release',
      'openSUSE 13.1 (x86_64)\nVERSION = 13.1\nCODENAME = Bottle\n',
      'opensuse',
      '13.1',
      'x86_64',
    ],
    [
      'lsb-release',
      'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=18.04\nDISTRIB_CODENAME=bionic\n',
      'ubuntu',
      '18.04',
      'bionic',
    ],
  ];
  for (const [file, text, id, version, codename] of cases) {
    const identity = identityOf(file, text);
    assert.deepEqual([identity?.id, identity?.version, identity?.codename], [id, version, codename], text);
  }
});

test('identity: further relatives of Red Hat and the mark of Arch', () => {
  const cases: [file: string, text: string, id: string, version: string][] = [
    ['redhat-release', 'Anolis OS release 8.8\n', 'anolis', '8.8'],
    ['system-release', 'Alibaba Cloud Linux release 3 (Soaring Falcon)\n', 'alinux', '3'],
    ['redhat-release', 'MIRACLE LINUX release 9.2 (Feige)\n', 'miraclelinux', '9.2'],
    ['redhat-release', 'TencentOS Server 3.1 (Final)\n', 'tencentos', '3.1'],
    ['redhat-release', 'EulerOS release 2.0 (SP8)\n', 'euleros', '2.0'],
    ['arch-release', '', 'arch', ''],
    ['gentoo-release', 'Gentoo Base System release 2.14\n', 'gentoo', '2.14'],
    ['azurelinux-release', 'Microsoft Azure Linux 3.0.20240727\n', 'azurelinux', '3.0.20240727'],
  ];
  for (const [file, text, id, version] of cases) {
    const identity = identityOf(file, text);
    assert.deepEqual([identity?.id, identity?.version], [id, version], text);
  }
});

test('identity: relatives that lie in /usr/lib count, also where nothing links to them', async () => {
  const layer = { 'usr/lib/fedora-release': 'Fedora release 41 (Forty One)\n' };
  assert.equal(short(await found(layer)), 'fedora 41 (usr/lib/fedora-release)');
  const linked = [
    { name: 'usr/lib/system-release', content: 'Amazon Linux release 2023 (Amazon Linux)\n' },
    { name: 'etc/system-release', type: 'symlink', target: '../usr/lib/system-release' },
  ] as const;
  assert.equal(short(await found(linked)), 'amzn 2023 (usr/lib/system-release)');
});

test('identity: distributions under their own names keep these', async () => {
  for (const id of ['wolfi', 'chainguard', 'echo', 'minimos', 'hummingbird', 'secureos', 'bottlerocket'])
    assert.equal((await found({ 'etc/os-release': `ID="${id}"\nVERSION_ID=1\n` }))?.id, id);
});

test('identity: distroless and other variants of a distribution are told apart', async () => {
  const text = 'ID="debian"\nPRETTY_NAME="Distroless"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\n';
  assert.equal((await found({ 'etc/os-release': text }))?.variant, 'distroless');
  const core = 'ID=fedora\nVERSION_ID=41\nVARIANT_ID=CoreOS\n';
  assert.equal((await found({ 'etc/os-release': core }))?.variant, 'coreos');
});

test('identity: an image that RapidFort rebuilt says so in a file of its own', async () => {
  const layer = { 'etc/os-release': DEBIAN, 'usr/share/rapidfort/curated.json': '{}' };
  assert.equal((await found(layer))?.supplier, 'RapidFort');
  assert.equal((await found({ 'etc/os-release': DEBIAN }))?.supplier, undefined);
});

test('identity: a busybox image has none', async () => {
  assert.equal(
    await found({ 'bin/busybox': '\u007fELF', 'etc/passwd': 'root:x:0:0::/:/bin/sh\n' }),
    undefined,
  );
});

test('a release file of unknown words names nothing', () => {
  for (const file of ['redhat-release', 'debian_version', 'lsb-release', 'os-release', 'SuSE-release'])
    assert.equal(identityOf(file, file === 'debian_version' ? '' : 'Frobnix release 3\n'), undefined);
});

test('an image without any release file has no distribution', async () => {
  assert.equal(await found({ 'etc/passwd': 'x' }), undefined);
});

test('release files elsewhere are not read', async () => {
  assert.equal(await found({ 'srv/root/etc/os-release': DEBIAN, 'usr/share/os-release': DEBIAN }), undefined);
});

test('damaged release files name something or nothing, never an error', () => {
  for (const damaged of mutations(Buffer.from(DEBIAN), 300)) {
    const identity = identityOf('os-release', damaged.toString());
    assert.ok(identity === undefined || identity.id.length <= 256);
  }
});

const ALPINE = { 'etc/os-release': 'ID=alpine\nVERSION_ID=3.18.4\nPRETTY_NAME="Alpine Linux v3.18"\n' };

async function onRepositories(...lines: string[]): Promise<string | undefined> {
  return short(await found({ ...ALPINE, 'etc/apk/repositories': `${lines.join('\n')}\n` }));
}

test('repositories of the same branch leave the version as os-release has it', async () => {
  const lines = ['https://mirror.example/alpine/v3.18/main', 'https://mirror.example/alpine/v3.18/community'];
  assert.equal(await onRepositories(...lines), 'alpine 3.18.4 (etc/os-release)');
  assert.equal(await onRepositories('/media/cdrom/apks'), 'alpine 3.18.4 (etc/os-release)');
});

test('the apk repository file beats os-release: the highest branch counts', async () => {
  const lines = ['https://mirror.example/alpine/v3.9/main', 'https://mirror.example/alpine/v3.19/main/'];
  assert.equal(await onRepositories(...lines), 'alpine 3.19 (etc/apk/repositories)');
  assert.equal(
    await onRepositories('http://m.example/alpine/edge/community'),
    'alpine edge (etc/apk/repositories)',
  );
});

test('tagged and commented repositories and edge/testing change no branch', async () => {
  const lines = [
    '@edge http://m.example/alpine/edge/main',
    '#http://m.example/alpine/edge/main',
    'http://m.example/alpine/edge/testing',
  ];
  assert.equal(await onRepositories(...lines), 'alpine 3.18.4 (etc/os-release)');
});

test('repositories say nothing of a distribution that is not Alpine', async () => {
  const layer = {
    'etc/os-release': 'ID=wolfi\n',
    'etc/apk/repositories': 'https://m.example/alpine/edge/main\n',
  };
  assert.equal((await found(layer))?.version, '');
});
