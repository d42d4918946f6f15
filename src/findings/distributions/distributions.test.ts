// The table of distributions: scopes, families, support.
import assert from 'node:assert/strict';
import test from 'node:test';
import { distributionOf } from '../../../test/support/packages.ts';
import { supportOf } from '../index.ts';
import { releaseOf } from './index.ts';

const scopesOf = (system: string, name?: string) =>
  releaseOf(distributionOf(system, name === undefined ? {} : { name }))?.scopes;

test('distributions: scopes as the data writes them', () => {
  assert.deepEqual(scopesOf('debian 12'), ['Debian:12']);
  assert.deepEqual(scopesOf('debian 12.5'), ['Debian:12']);
  assert.deepEqual(scopesOf('debian 6.0.10'), ['Debian:6.0']);
  assert.deepEqual(releaseOf(distributionOf('debian', { codename: 'forky' }))?.scopes, ['Debian:14']);
  assert.deepEqual(scopesOf('debian'), ['Debian:sid']);
  assert.deepEqual(scopesOf('ubuntu 22.04'), ['Ubuntu:22.04:LTS']);
  assert.deepEqual(scopesOf('ubuntu 23.04'), ['Ubuntu:23.04']);
  assert.deepEqual(scopesOf('ubuntu 24.10'), ['Ubuntu:24.10']);
  assert.deepEqual(scopesOf('alpine 3.18.4'), ['Alpine:v3.18']);
  assert.deepEqual(scopesOf('alpine 3.21_alpha20240923'), ['Alpine:edge']);
  assert.deepEqual(scopesOf('almalinux 9.3'), ['AlmaLinux:9']);
  assert.deepEqual(scopesOf('rocky 8.9'), ['Rocky Linux:8']);
  assert.deepEqual(scopesOf('opensuse-leap 15.6'), ['openSUSE:Leap 15.6']);
  assert.deepEqual(scopesOf('opensuse-tumbleweed 20240101'), ['openSUSE:Tumbleweed']);
  assert.deepEqual(scopesOf('sle-micro 5.5'), ['SUSE:Linux Enterprise Micro 5.5']);
  assert.deepEqual(scopesOf('sl-micro 6.0'), ['SUSE:Linux Micro 6.0']);
  assert.deepEqual(scopesOf('wolfi 20230201'), ['Wolfi']);
  assert.deepEqual(scopesOf('chainguard 20230214'), ['Chainguard']);
  assert.deepEqual(scopesOf('alpaquita 23'), ['Alpaquita:23']);
  assert.deepEqual(scopesOf('alpaquita stream'), ['Alpaquita:stream']);
  assert.deepEqual(scopesOf('azurelinux 3.0'), ['Azure Linux:3']);
  assert.deepEqual(scopesOf('mariner 2.0'), ['Azure Linux:2']);
  assert.deepEqual(scopesOf('mageia 9'), ['Mageia:9']);
  assert.deepEqual(scopesOf('openEuler 24.03', 'openEuler 24.03 (LTS-SP1)'), ['openEuler:24.03-LTS-SP1']);
  assert.deepEqual(scopesOf('photon 5.0'), ['Photon OS:5.0']);
});

test('distributions: a server of SUSE is the sum of its modules', () => {
  const scopes = scopesOf('sles 15.5') ?? [];
  assert.ok(scopes.includes('SUSE:Linux Enterprise Server 15 SP5'));
  assert.ok(scopes.includes('SUSE:Linux Enterprise Module for Basesystem 15 SP5'));
  assert.ok(scopesOf('sles 15')?.includes('SUSE:Linux Enterprise Module for Basesystem 15'));
  assert.ok(scopesOf('sles 12.5')?.includes('SUSE:Linux Enterprise Server 12 SP5'));
});

test('distributions: Red Hat\u2019s main-stream repositories are assumed, and that is said', () => {
  const scopes = scopesOf('rhel 9.4') ?? [];
  for (const repository of ['baseos', 'appstream', 'crb'])
    assert.ok(scopes.includes(`Red Hat:enterprise_linux:9::${repository}`));
  assert.ok(scopes.every((scope) => !/rhel_(?:eus|aus|tus|e4s)/.test(scope)));
  assert.match(supportOf(distributionOf('rhel 9.4'), '2026-01-01')?.assumes ?? '', /BaseOS, AppStream/);
});

test('distributions: derivatives are not judged by what they derive from', () => {
  assert.equal(releaseOf(distributionOf('linuxmint 21.3', { like: ['ubuntu', 'debian'] })), undefined);
  assert.equal(releaseOf(distributionOf('kali 2024.1', { like: ['debian'] })), undefined);
});

test('distributions: without a feed there are no scopes', () => {
  for (const system of ['amzn 2023', 'fedora 40', 'ol 9.3']) assert.deepEqual(scopesOf(system), []);
});

test('support: the day itself is still supported; Debian counts long-term support', () => {
  const ended = (system: string, now: string) => supportOf(distributionOf(system), `${now}T12:00:00Z`)?.ended;
  assert.equal(ended('debian 11', '2026-08-31'), false);
  assert.equal(ended('debian 11', '2026-09-01'), true);
  assert.equal(ended('alpine 3.18.4', '2025-05-10'), true);
  assert.equal(ended('rhel 7.9', '2024-07-01'), true);
  assert.equal(ended('ubuntu 24.10', '2025-07-11'), true);
  assert.equal(ended('debian 14', '2099-01-01'), false);
  assert.equal(supportOf(distributionOf('plan9 4'), '2026-01-01'), undefined);
});

test('support: says where unfixed flaws are not known', () => {
  const known = (system: string) => supportOf(distributionOf(system), '2026-01-01')?.unfixedKnown;
  assert.deepEqual(['debian 12', 'debian 9', 'ubuntu 22.04', 'alpine 3.20.1'].map(known), [
    true,
    false,
    true,
    false,
  ]);
});
