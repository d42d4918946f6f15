// What vendors leave in an image beside its repositories: Ubuntu Pro, Red Hat's content sets and labels.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../../test/support/catalogue.ts';
import type { Channels } from '../../channels.ts';
import { release } from '../release/index.ts';
import { repositories } from './index.ts';

async function channels(layer: LayerSpec): Promise<Channels | undefined> {
  return (await catalogue([release, repositories], [layer])).get('os/repositories')?.channels;
}

test('Ubuntu Pro: enabled services; none when it is not attached', async () => {
  const status = (...services: [string, string][]) =>
    JSON.stringify({ attached: true, services: services.map(([name, status]) => ({ name, status })) });
  const path = 'var/lib/ubuntu-advantage/status.json';
  const some = status(['fips', 'disabled'], ['esm-infra', 'enabled'], ['esm-apps', 'enabled']);
  assert.deepEqual((await channels({ [path]: some }))?.pro, ['esm-apps', 'esm-infra']);
  assert.deepEqual((await channels({ [path]: '{"attached": false, "services": []}' }))?.pro, []);
});

test('Red Hat: content sets of all manifests, and the minor release of extended support', async () => {
  const set = (...names: string[]) => JSON.stringify({ metadata: {}, content_sets: names });
  const main = await channels({
    'etc/os-release': 'ID=rhel\nVERSION_ID=9.4\n',
    'root/buildinfo/content_manifests/ubi9-9.4-1.json': set('rhel-9-for-x86_64-baseos-rpms'),
    'usr/share/buildinfo/content-sets.json': set('rhel-9-for-x86_64-appstream-rpms'),
  });
  assert.deepEqual(main?.contentSets, ['rhel-9-for-x86_64-appstream-rpms', 'rhel-9-for-x86_64-baseos-rpms']);
  assert.equal(main?.minor, undefined);
  const eus = await channels({
    'etc/os-release': 'ID=rhel\nVERSION_ID=9.4\n',
    'root/buildinfo/content_manifests/a.json': set('rhel-9-for-x86_64-baseos-eus-rpms__9_DOT_2'),
  });
  assert.equal(eus?.minor, '9.2');
  const enabled = await channels({
    'etc/os-release': 'ID=rhel\nVERSION_ID=8.6\n',
    'etc/yum.repos.d/redhat.repo': '[rhel-8-for-x86_64-baseos-eus-rpms]\nbaseurl=https://cdn.example/x\n',
  });
  assert.equal(enabled?.minor, '8.6');
});

test('Red Hat: the labels of the image and of those that it is built upon', async () => {
  const dockerfile = `FROM x
ENV VERSION="9.4" \\
    RELEASE=947
LABEL com.redhat.component="ubi9-container" \\
      name='ubi9' version="\${VERSION}" \\
      release="$RELEASE"
LABEL architecture x86_64
`;
  const labels = JSON.stringify({ name: 'app', version: '1', cpe: 'cpe:/a:example:app:1' });
  const found = await channels({
    'root/buildinfo/Dockerfile-ubi9-9.4-947': dockerfile,
    'usr/share/buildinfo/labels.json': labels,
  });
  assert.deepEqual(found?.products, [
    {
      name: 'ubi9',
      version: '9.4',
      release: '947',
      component: 'ubi9-container',
      architecture: 'x86_64',
      path: 'root/buildinfo/Dockerfile-ubi9-9.4-947',
    },
    { name: 'app', version: '1', cpe: 'cpe:/a:example:app:1', path: 'usr/share/buildinfo/labels.json' },
  ]);
});
