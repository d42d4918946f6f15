// Snaps in images: what they are, what they were made of, which are installed, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerSpec } from '../../../../test/support/catalogue.ts';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { snap } from './installed.ts';
import { snapPackages } from './packages.ts';
import { snapcraft } from './snapcraft.ts';

const SNAP =
  'name: hello\nversion: "2.10"\nsummary: x\nlicense: GPL-3.0\nbase: core22\narchitectures:\n- amd64\napps:\n  hello:\n    command: bin/hello\n';
const MANIFEST = `snapcraft-version: '7'
snapcraft-os-release-id: ubuntu
snapcraft-os-release-version-id: '22.04'
name: hello
version: '2.10'
parts:
  p:
    stage-packages:
    - unprimed=1
primed-stage-packages:
- libfoo=1.2-3ubuntu4
- libbar:i386=2:1.0
`;
const run = (...layers: LayerSpec[]) => resultOf([snap], ...layers);

test('a snap has version, licence, architecture, and all that is in it', async () => {
  const { packages, contains, gaps } = await run({
    'snap/hello/42/meta/snap.yaml': SNAP,
    'snap/hello/42/bin/hello': '',
  });
  const { id, ...rest } = packages[0]!;
  assert.match(id, /^snap-/);
  assert.deepEqual(rest, {
    type: 'snap',
    name: 'hello',
    version: '2.10',
    purl: 'pkg:snap/hello@2.10?arch=amd64',
    licences: ['GPL-3.0'],
    evidence: [
      {
        cataloguer: 'os/snap',
        path: 'snap/hello/42/meta/snap.yaml',
        layer: 0,
        by: 'snap.yaml',
        confidence: 'certain',
      },
    ],
    introduced: 0,
    details: {},
  });
  assert.deepEqual(contains, [{ package: id, paths: ['snap/hello/42'] }]);
  assert.deepEqual(gaps, []);
});

test('what snapd lists and nothing else tells of has no version, and hides what is in it', async () => {
  const state = JSON.stringify({
    data: {
      snaps: { hello: { channel: 'latest/stable', current: '42' }, core22: { channel: 'latest/edge' } },
    },
  });
  const result = await run({ 'snap/hello/42/meta/snap.yaml': SNAP, 'var/lib/snapd/state.json': state });
  assert.deepEqual(linesOf(result), ['hello 2.10', 'core22 ']);
  assert.equal(result.packages[1]?.details.channel, 'latest/edge');
  assert.equal(result.packages[1]?.purl, 'pkg:snap/core22');
  assert.deepEqual(gapsIn(result), ['not-understood hides']);
  assert.match(result.gaps[0]?.detail ?? '', /^1 snaps/);
});

test('packages primed into a snap are vendored Debian packages of the system it was made on', async () => {
  const { packages, gaps } = await resultOf([snapPackages], { 'snap/hello/42/snap/manifest.yaml': MANIFEST });
  assert.deepEqual(
    packages.map(({ type, name, version, role, purl }) => [type, name, version, role, purl]),
    [
      ['deb', 'libfoo', '1.2-3ubuntu4', 'vendored', 'pkg:deb/libfoo@1.2-3ubuntu4?distro=ubuntu-22.04'],
      ['deb', 'libbar', '2:1.0', 'vendored', 'pkg:deb/libbar@2:1.0?arch=i386&distro=ubuntu-22.04'],
    ],
  );
  assert.deepEqual(gaps, []);
});

test('a manifest of an old version tells what was staged, likely', async () => {
  const manifest = 'parts:\n  a:\n    stage-packages:\n    - libfoo=1\n  b:\n    stage-packages: []\n';
  const result = await resultOf([snapPackages], { 'snap/manifest.yaml': manifest });
  assert.deepEqual(linesOf(result), ['libfoo 1']);
  assert.equal(result.packages[0]?.evidence[0]?.confidence, 'likely');
});

test('core snaps list their packages in dpkg.yaml; one without a version hides', async () => {
  const list = 'packages:\n- adduser=3.113+nmu3ubuntu4\n- zlib1g:amd64=1:1.2.8\n- odd\n';
  const result = await resultOf([snapPackages], { 'snap/core/1/usr/share/snappy/dpkg.yaml': list });
  assert.deepEqual(linesOf(result), ['adduser 3.113+nmu3ubuntu4', 'zlib1g 1:1.2.8']);
  assert.deepEqual(gapsIn(result), ['not-understood hides']);
});

test('snapcraft.yaml names what is wanted: pinned or not, of slices the package', async () => {
  const yaml =
    'name: hello\nversion: "1"\nparts:\n  a:\n    plugin: nil\n    stage-packages:\n    - libfoo\n    - libbar=2.0\n    - libc6_libs\n    - on amd64:\n      - libx\n';
  const result = await resultOf([snapcraft], { 'src/snap/snapcraft.yaml': yaml });
  assert.deepEqual(linesOf(result), ['libfoo ', 'libbar 2.0', 'libc6 ']);
  assert.equal(result.packages[0]?.details.declared, 'manifest');
  assert.deepEqual(gapsIn(result), ['not-understood']);
});

test('a snap without a name is a gap that hides; a damaged file, too', async () => {
  for (const content of ['version: "1"\n', 'name: [', 'name: *a\n']) {
    const result = await run({ 'meta/snap.yaml': content });
    assert.deepEqual(linesOf(result), []);
    assert.equal(result.gaps[0]?.hides, true);
  }
});

test('damaged files give packages or gaps, never an internal fault', async () => {
  await survivesDamage([snap], { 'meta/snap.yaml': SNAP }, 'meta/snap.yaml', 100);
  await survivesDamage([snapPackages], { 'snap/manifest.yaml': MANIFEST }, 'snap/manifest.yaml', 100);
  const state = JSON.stringify({ data: { snaps: { hello: { channel: 'latest/stable' } } } });
  await survivesDamage([snap], { 'var/lib/snapd/state.json': state }, 'var/lib/snapd/state.json', 100);
});
