// The distribution in package URLs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Distribution } from '../distribution.ts';
import { distroOf, vendorOf } from './distribution-purl.ts';

const os = (id: string, version: string, codename?: string): Distribution => ({
  id,
  like: [],
  version,
  name: id,
  path: 'etc/os-release',
  ...(codename !== undefined && { codename }),
});

test('the namespace is the vendor: os-release ID, but redhat and opensuse', () => {
  const ids = ['debian', 'rhel', 'centos', 'opensuse-leap', 'opensuse-tumbleweed', 'amzn'];
  assert.deepEqual(
    ids.map((id) => vendorOf(os(id, '1'))),
    ['debian', 'redhat', 'centos', 'opensuse', 'opensuse', 'amzn'],
  );
  assert.equal(vendorOf(undefined), undefined);
});

test('distro is ID and version, or codename, or ID alone', () => {
  assert.equal(distroOf(os('debian', '12', 'bookworm')), 'debian-12');
  assert.equal(distroOf(os('debian', '', 'trixie')), 'debian-trixie');
  assert.equal(distroOf(os('wolfi', '')), 'wolfi');
  assert.equal(distroOf(undefined), undefined);
});
