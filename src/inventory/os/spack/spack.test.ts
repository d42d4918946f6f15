// Tests of Spack's records and of the list of Container-Optimized OS.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../../test/support/catalogue.ts';
import { mutations } from '../../../../test/support/mutate.ts';
import { cos } from '../cos/index.ts';
import { spack } from './index.ts';

const record = JSON.stringify({
  spec: {
    _meta: { version: 4 },
    nodes: [
      { name: 'zlib-ng', version: '2.1.6', arch: { platform: 'linux', platform_os: 'debian12' } },
      { name: 'gmake', version: '4.4.1' },
    ],
  },
});

const PREFIX = 'opt/spack/linux-debian12/zlib-ng-2.1.6-abc';

test('a prefix of Spack is the first package of its record, and consists of all that lies there', async () => {
  const results = await catalogue(
    [spack],
    [{ [`${PREFIX}/.spack/spec.json`]: record, [`${PREFIX}/lib/libz.so`]: '', 'srv/spec.json': record }],
  );
  const { packages, contains, gaps } = results.get('os/spack')!;
  assert.deepEqual(
    packages.map(({ purl }) => purl),
    ['pkg:spack/zlib-ng@2.1.6?os=debian12'],
  );
  assert.deepEqual(contains?.[0]?.paths, [PREFIX]);
  assert.deepEqual(gaps, []);
});

test('a record without a package is a gap that hides', async () => {
  const results = await catalogue([spack], [{ [`${PREFIX}/.spack/spec.json`]: '{"spec":{}}' }]);
  assert.deepEqual(
    results.get('os/spack')!.gaps.map(({ hides }) => hides),
    [true],
  );
});

test('Container-Optimized OS: what is installed, and apart what only built it', async () => {
  const list = JSON.stringify({
    installedPackages: [{ category: 'app-arch', name: 'gzip', version: '1.9', ebuildVersion: '1.9-r1' }],
    buildTimePackages: [{ category: 'sys-devel', name: 'gcc', version: '10.2' }],
  });
  const results = await catalogue([cos], [{ 'etc/cos-package-info.json': list }]);
  assert.deepEqual(
    results.get('os/cos')!.packages.map(({ name, version, role }) => [name, version, role]),
    [
      ['app-arch/gzip', '1.9-r1', undefined],
      ['sys-devel/gcc', '10.2', 'dev'],
    ],
  );
});

test('damaged records give packages or gaps', async () => {
  const files = [...mutations(Buffer.from(record), 200)].map(
    (content, i) => [`opt/${i}/.spack/spec.json`, content] as const,
  );
  const { gaps } = (await catalogue([spack], [Object.fromEntries(files)])).get('os/spack')!;
  assert.ok(gaps.every(({ detail = '' }) => !detail.startsWith('internal fault')));
});
