// The distribution of an SBOM, and what it lacks for matching: that is said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { match } from '../../findings/index.ts';
import { advisorySource } from '../../../test/support/advisories.ts';
import { cyclonedx, SYFT_DEBIAN } from '../../../test/support/sboms.ts';

test('distribution: Syft\u2019s operating-system component is os-release', () => {
  assert.deepEqual(cyclonedx([SYFT_DEBIAN]).inventory.distribution, {
    id: 'debian',
    like: ['linux'],
    version: '12',
    codename: 'bookworm',
    name: 'Debian GNU/Linux 12 (bookworm)',
    path: 'their.json',
  });
});

test('distribution: Trivy\u2019s families are named after vendors', () => {
  const id = (name: string) =>
    cyclonedx([{ type: 'operating-system', name, version: '1' }]).inventory.distribution!.id;
  assert.deepEqual(['redhat', 'alma', 'amazon', 'oracle', 'opensuse.leap', 'cbl-mariner', 'alpine'].map(id), [
    'rhel',
    'almalinux',
    'amzn',
    'ol',
    'opensuse-leap',
    'mariner',
    'alpine',
  ]);
});

test('distribution: without a component the qualifier distro of most packages tells', () => {
  const of = (...purls: string[]) => {
    const found = cyclonedx(purls.map((purl) => ({ type: 'library', name: 'x', purl }))).inventory
      .distribution;
    return found && `${found.id} ${found.version} ${found.codename ?? ''}`.trim();
  };
  assert.equal(of('pkg:deb/debian/a@1?distro=debian-12'), 'debian 12');
  assert.equal(of('pkg:deb/debian/a@1?distro=debian-12.5', 'pkg:npm/b@1'), 'debian 12.5');
  assert.equal(of('pkg:deb/debian/a@1?distro=bookworm'), 'debian 12 bookworm');
  assert.equal(of('pkg:deb/ubuntu/a@1?distro=ubuntu-jammy'), 'ubuntu 22.04 jammy');
  assert.equal(of('pkg:deb/debian/a@1?distro=debian-12&distro_name=bookworm'), 'debian 12 bookworm');
  assert.equal(of('pkg:apk/alpine/a@1?distro=3.18.4'), 'alpine 3.18.4');
  assert.equal(of('pkg:apk/alpine/a@1?distro=alpine-3.18.4'), 'alpine 3.18.4');
  assert.equal(of('pkg:rpm/redhat/a@1?distro=redhat-8.8'), 'rhel 8.8');
  assert.equal(of('pkg:rpm/opensuse/a@1?distro=opensuse-leap-15.4'), 'opensuse-leap 15.4');
  assert.equal(of('pkg:apk/wolfi/a@1?distro=wolfi'), 'wolfi');
  assert.equal(
    of(
      'pkg:deb/debian/a@1?distro=debian-11',
      'pkg:deb/debian/b@1?distro=debian-12',
      'pkg:deb/debian/c@1?distro=debian-12',
    ),
    'debian 12',
  );
  assert.equal(of('pkg:deb/debian/a@1'), undefined);
});

test('missing: without a distribution the OS packages are named, and the matcher judges none of them', () => {
  const { inventory } = cyclonedx([{ type: 'library', name: 'a', purl: 'pkg:deb/debian/a@1' }]);
  assert.deepEqual(inventory.gaps, [
    {
      reader: 'sbom',
      path: 'their.json',
      reason: 'not-understood',
      hides: false,
      detail: 'no operating-system component and no distro qualifier: a of an unknown distribution',
    },
  ]);
  const { unjudged } = match(inventory, advisorySource([], ['Debian:12']), { now: '2026-01-01T00:00:00Z' });
  assert.deepEqual(
    unjudged.map(({ reason, hides }) => [reason, hides]),
    [['no-distribution', true]],
  );
});

test('missing: a component without a package URL may be a package, and so hides one', () => {
  const some = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ({ type: 'library', name, version: '1' }));
  const { packages, gaps } = cyclonedx([
    ...some,
    { type: 'library', name: 'bad', purl: 'no purl' },
  ]).inventory;
  assert.equal(packages.length, 0);
  assert.deepEqual(
    gaps.map(({ hides, detail }) => [hides, detail]),
    [[true, 'a, b, c, d, e, … (8 in all) without a package URL: not judged']],
  );
});

test('missing: a version is said to be', () => {
  const { gaps } = cyclonedx([{ type: 'library', name: 'lodash', purl: 'pkg:npm/lodash' }]).inventory;
  assert.deepEqual(
    gaps.map(({ hides, detail }) => [hides, detail]),
    [[false, 'lodash without a version']],
  );
});

test('missing: an SBOM that calls itself incomplete hides packages', () => {
  const { gaps } = cyclonedx([], { compositions: [{ aggregate: 'incomplete_first_party_only' }] }).inventory;
  assert.deepEqual(
    gaps.map(({ hides }) => hides),
    [true],
  );
  assert.deepEqual(cyclonedx([], { compositions: [{ aggregate: 'complete' }] }).inventory.gaps, []);
});
