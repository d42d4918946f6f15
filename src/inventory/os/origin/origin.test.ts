// Who built an OS package: each rule, by its name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distributionOf, packageOf, type PackageFields } from '../../../../test/support/packages.ts';
import type { Channels, Repository } from '../../channels.ts';
import type { PackageDetails } from '../../package.ts';
import { withOrigins, type Surroundings } from './index.ts';

function judged(
  system: string,
  type: string,
  nameVersion: string,
  fields: PackageFields = {},
  around: Omit<Surroundings, 'distribution'> = {},
): PackageDetails {
  const distribution = system === '' ? {} : { distribution: distributionOf(system) };
  return withOrigins([packageOf(type, nameVersion, fields)], { ...distribution, ...around })[0]!.details;
}

const short = ({ origin, originBy, maker }: PackageDetails) =>
  [origin, originBy, maker].filter(Boolean).join(' ');

const byMaintainer = (maintainer: string, version = '1.0-1', system = 'debian 12') =>
  short(judged(system, 'deb', `a ${version}`, { details: { maintainer } }));

test('dpkg: the Origin field decides where there is one', () => {
  const of = (vendor: string, system = 'debian 12') =>
    short(judged(system, 'deb', 'a 1.0', { details: { vendor, maintainer: 'A <a@debian.org>' } }));
  assert.equal(of('Debian'), 'distribution vendor');
  assert.equal(of('Ubuntu', 'ubuntu 24.04'), 'distribution vendor');
  assert.equal(of('Ubuntu'), 'third-party vendor');
  assert.equal(of('Elastic Packages'), 'third-party vendor Elastic');
});

test('dpkg: versions that only third parties write', () => {
  const of = (version: string) => byMaintainer('A <a@debian.org>', version);
  assert.equal(of('5:25.0.3-1~debian.12~bookworm'), 'third-party version Docker');
  assert.equal(of('20.20.2-1nodesource1'), 'third-party version NodeSource');
  assert.equal(of('16.2-1.pgdg120+2'), 'third-party version PostgreSQL Global Development Group');
  assert.equal(of('1:11.4.2+maria~deb12'), 'third-party version MariaDB');
  assert.equal(of('8.3.6-1+0~20240416.23+debian12~1.gbp4d8a5c'), 'third-party version sury.org');
  assert.equal(of('3.12.3-1+jammy1'), 'third-party version a Launchpad PPA');
  assert.equal(of('1.26.0-1~bookworm'), 'third-party version');
  assert.equal(of('7.88.1-10+deb12u5.root.io.2'), 'third-party version Root.io');
  assert.equal(of('7.88.1-10+deb12u5'), 'distribution maintainer');
});

test('dpkg: maintainers, by whole domains', () => {
  assert.equal(byMaintainer('Debian GLibc <debian-glibc@lists.debian.org>'), 'distribution maintainer');
  assert.equal(byMaintainer('A <a@alioth-lists.debian.net>'), 'distribution maintainer');
  assert.equal(byMaintainer('Docker <support@docker.com>'), 'third-party maintainer Docker');
  assert.equal(byMaintainer('A <a@debian.org.example.org>'), '');
  assert.equal(byMaintainer('A <a@notdocker.com>'), '');
  assert.equal(
    byMaintainer('Ubuntu Developers <u@lists.ubuntu.com>', '1-1ubuntu1', 'ubuntu 24.04'),
    'distribution maintainer',
  );
  assert.equal(byMaintainer('Ubuntu Developers <u@lists.ubuntu.com>'), '');
});

test('dpkg: a private address says nothing; Bugs and the form of stable updates do', () => {
  const maintainer = 'A <a@example.org>';
  assert.equal(byMaintainer(maintainer), '');
  assert.equal(byMaintainer(maintainer, '1.0-1+deb12u2'), 'distribution version');
  assert.equal(byMaintainer(maintainer, '1.0-1~deb12u2+b1'), 'distribution version');
  const bugs = (text: string, system = 'debian 12') =>
    short(judged(system, 'deb', 'a 1.0-1', { details: { maintainer, bugs: text } }));
  assert.equal(bugs('debbugs://bugs.debian.org'), 'distribution bugs');
  assert.equal(bugs('https://bugs.launchpad.net/ubuntu/+filebug', 'ubuntu 24.04'), 'distribution bugs');
  assert.equal(bugs('mailto:a@example.org'), '');
});

test('dpkg: fetched lists name the repository, and it outweighs a maintainer of the distribution\u2019s', () => {
  const repository = (url: string, origin: string): Repository => ({
    kind: 'apt',
    id: '',
    url,
    suite: 's',
    enabled: true,
    origin,
    path: 'x',
    layer: 0,
  });
  const of = (one: Repository) =>
    judged(
      'debian 12',
      'deb',
      'a 1.0-1',
      { details: { maintainer: 'A <a@debian.org>' } },
      { from: new Map([['a 1.0-1', one]]) },
    );
  const docker = of(repository('download.docker.com/linux/debian', 'Docker'));
  assert.deepEqual([short(docker), docker.channel], ['third-party list Docker', 'Docker']);
  assert.equal(short(of(repository('mirror.example/debian', 'Debian'))), 'distribution list');
  assert.equal(short(of(repository('unknown.example/x', ''))), 'third-party list');
});

test('rpm: the vendor tag, as each distribution writes its own', () => {
  const of = (system: string, vendor: string) =>
    short(judged(system, 'rpm', 'a 1-1', { details: { vendor } }));
  for (const [system, vendor] of [
    ['rhel 9.4', 'Red Hat, Inc.'],
    ['centos 7', 'CentOS'],
    ['almalinux 9.3', 'AlmaLinux'],
    ['rocky 9.3', 'Rocky Enterprise Software Foundation'],
    ['ol 9.3', 'Oracle America'],
    ['fedora 41', 'Fedora Project'],
    ['amzn 2023', 'Amazon Linux'],
    ['azurelinux 3.0', 'Microsoft Corporation'],
    ['photon 5.0', 'VMware, Inc.'],
    ['sles 15.5', 'SUSE LLC <https://www.suse.com/>'],
    ['opensuse-leap 15.6', 'openSUSE'],
  ] as const)
    assert.equal(of(system, vendor), 'distribution vendor', system);
  assert.equal(of('rocky 9.3', 'Fedora Project'), 'third-party vendor EPEL');
  assert.equal(of('rhel 9.4', 'Oracle and/or its affiliates'), 'third-party vendor Oracle MySQL');
  assert.equal(of('rhel 9.4', 'Remi\u2019s RPM repository'), 'third-party vendor Remi');
  assert.equal(of('rhel 9.4', 'Somebody'), 'third-party vendor');
  assert.equal(of('rhel 9.4', ''), '');
});

test('rpm: without a vendor tag the repository that it came from tells', () => {
  const repository = (id: string): Repository => ({
    kind: 'dnf',
    id,
    url: '',
    enabled: true,
    path: 'x',
    layer: 0,
  });
  const of = (id: string) =>
    judged(
      'rhel 9.4',
      'rpm',
      'a 1:2-3.el9',
      { arch: 'x86_64' },
      { from: new Map([['a-2-3.el9.x86_64', repository(id)]]) },
    );
  assert.deepEqual(
    [short(of('docker-ce-stable')), of('docker-ce-stable').channel],
    ['third-party repository Docker', 'docker-ce-stable'],
  );
  assert.deepEqual([short(of('baseos')), of('baseos').channel], ['', 'baseos']);
});

test('rpm and all others: rebuilds by Seal go by their names', () => {
  assert.equal(
    short(judged('rhel 9.4', 'rpm', 'seal-curl 1-1', { details: { vendor: 'Red Hat, Inc.' } })),
    'third-party name Seal Security',
  );
  assert.equal(short(judged('alpine 3.20', 'apk', 'seal-curl 1-r1')), 'third-party name Seal Security');
});

const apk = (...urls: string[]): Channels => ({
  repositories: urls.map((text) => {
    const [url = '', tag] = text.split(' @');
    return {
      kind: 'apk',
      id: '',
      url,
      enabled: true,
      path: 'etc/apk/repositories',
      layer: 0,
      ...(tag && { tag }),
    };
  }),
});
const MAIN = 'dl-cdn.alpinelinux.org/alpine/v3.20/main';

test('apk: with a commit, and none but the distribution\u2019s repositories', () => {
  const of = (details: PackageDetails, ...urls: string[]) =>
    short(judged('alpine 3.20.1', 'apk', 'a 1-r0', { details }, { channels: apk(...urls) }));
  assert.equal(of({ commit: 'c' }, MAIN, 'mirror.example/x/v3.20/community'), 'distribution repository');
  assert.equal(of({}, MAIN), '');
  assert.equal(of({ commit: 'c' }), '');
  assert.equal(of({ commit: 'c' }, MAIN, 'nginx.org/packages/alpine/v3.20/main/x'), '');
  assert.equal(of({ commit: 'c' }, MAIN, 'dl-cdn.alpinelinux.org/alpine/edge/testing'), '');
  const wolfi = judged(
    'wolfi 1',
    'apk',
    'a 1-r0',
    { details: { commit: 'c' } },
    { channels: apk('packages.wolfi.dev/os') },
  );
  assert.equal(short(wolfi), 'distribution repository');
});

test('apk: a tag names the repository', () => {
  const of = (url: string) =>
    short(
      judged(
        'alpine 3.20.1',
        'apk',
        'a 1-r0',
        { details: { channel: '@x' } },
        { channels: apk(MAIN, `${url} @x`) },
      ),
    );
  assert.equal(of('m.example/alpine/edge/community'), 'distribution repository');
  assert.equal(of('apk.example/own'), 'third-party repository');
});

test('apk: maintainers count of those who publish packages of apk\u2019s, and rebuilds by their versions', () => {
  const of = (maintainer: string, version = '1-r0') =>
    short(judged('alpine 3.20.1', 'apk', `a ${version}`, { details: { maintainer } }));
  assert.equal(of('NGINX Packaging <nginx-packaging@f5.com>'), 'third-party maintainer NGINX');
  assert.equal(of('Somebody <a@google.com>'), '');
  assert.equal(of('', '3.1.4-r50071'), 'third-party version Root.io');
});

test('packages of languages, vendored ones, and those of an unknown system are left alone', () => {
  assert.equal(short(judged('debian 12', 'npm', 'a 1.0-1nodesource1')), '');
  assert.equal(short(judged('debian 12', 'deb', 'a 1.0-1nodesource1', { role: 'vendored' })), '');
  assert.equal(short(judged('', 'deb', 'a 1', { details: { vendor: 'Debian' } })), '');
  assert.equal(short(judged('', 'rpm', 'a 1', { details: { vendor: 'Somebody' } })), '');
  assert.equal(short(judged('', 'deb', 'a 1-1nodesource1')), 'third-party version NodeSource');
});

test('an origin that is there stays', () => {
  const details = { origin: 'distribution', originBy: 'list' };
  assert.deepEqual(judged('debian 12', 'deb', 'a 1-1nodesource1', { details }), details);
});
