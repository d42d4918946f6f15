// Flatpak's deployed applications in images: versions by what tells them, layers, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerSpec } from '../../../../test/support/catalogue.ts';
import { mutations } from '../../../../test/support/mutate.ts';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { deployedVersion } from './deploy.ts';
import { flatpak } from './index.ts';

const APP = `var/lib/flatpak/app/org.example.App/x86_64/stable/${'a1'.repeat(32)}`;
const RUNTIME = `var/lib/flatpak/runtime/org.example.Platform/x86_64/23.08/${'b2'.repeat(32)}`;
const METADATA = '[Application]\nname=org.example.App\nruntime=org.example.Platform/x86_64/23.08\n';
const METAINFO = `<?xml version="1.0"?><component type="desktop"><id>org.example.App</id>
<project_license>GPL-3.0+</project_license><developer_name>Jo &amp; Co</developer_name>
<releases><release version="3.2.1" date="2024-01-02"/><release version="3.2.0" date="2023-01-02"/></releases></component>`;
const run = (...layers: LayerSpec[]) => resultOf([flatpak], ...layers);

/** The part of a deploy file that counts, entries beginning at multiples of eight. */
function deploy(key: string, value: string): Buffer {
  const padded = (text: Buffer) => Buffer.concat([text, Buffer.alloc((8 - (text.length % 8)) % 8)]);
  return Buffer.concat([
    padded(Buffer.from('flathub\0')),
    padded(Buffer.from(`${key}\0`)),
    padded(Buffer.from(`${value}\0\0s`)),
    Buffer.from([0x10, 0x20]),
  ]);
}

test('the deployed version counts; the description tells licence and developer', async () => {
  const { packages, contains, gaps } = await run({
    [`${APP}/metadata`]: METADATA,
    [`${APP}/deploy`]: deploy('appdata-version', '3.2.1-1'),
    [`${APP}/export/share/metainfo/org.example.App.metainfo.xml`]: METAINFO,
  });
  assert.equal(packages.length, 1);
  const { id, ...rest } = packages[0]!;
  assert.match(id, /^flatpak-/);
  assert.deepEqual(rest, {
    type: 'flatpak',
    name: 'org.example.App',
    version: '3.2.1-1',
    arch: 'x86_64',
    purl: 'pkg:flatpak/org.example.App@3.2.1-1?arch=x86_64&branch=stable',
    licences: ['GPL-3.0+'],
    evidence: [
      { cataloguer: 'os/flatpak', path: `${APP}/deploy`, layer: 0, by: 'deploy', confidence: 'certain' },
    ],
    introduced: 0,
    details: { channel: 'stable', vendor: 'Jo & Co' },
  });
  assert.deepEqual(contains, [{ package: id, paths: [APP] }]);
  assert.deepEqual(gaps, []);
});

test('without it the newest release of the description is likely', async () => {
  const result = await run({
    [`${APP}/metadata`]: METADATA,
    [`${APP}/deploy`]: deploy('appdata-name', 'x'),
    [`${APP}/files/share/appdata/org.example.App.appdata.xml`]: METAINFO,
  });
  assert.deepEqual(linesOf(result), ['org.example.App 3.2.1']);
  assert.equal(result.packages[0]?.evidence[0]?.confidence, 'likely');
});

test('no version where no file says one; descriptions of other things are not read', async () => {
  const result = await run({
    [`${RUNTIME}/metadata`]: '[Runtime]\nname=org.example.Platform\n',
    [`${RUNTIME}/files/share/metainfo/org.other.metainfo.xml`]: METAINFO,
  });
  assert.deepEqual(linesOf(result), ['org.example.Platform ']);
  assert.equal(result.packages[0]?.purl, 'pkg:flatpak/org.example.Platform?arch=x86_64&branch=23.08');
});

test("a user's own installation counts; files of these names elsewhere do not", async () => {
  const result = await run({
    [`home/jo/.local/share/flatpak/app/org.a.B/x86_64/beta/${'c3'.repeat(32)}/metadata`]: METADATA,
    'srv/metadata': METADATA,
    'srv/deploy': '',
  });
  assert.deepEqual(linesOf(result), ['org.a.B ']);
});

test('an update is another folder', async () => {
  const next = APP.replace('a1', 'd4');
  const result = await run(
    { [`${APP}/metadata`]: METADATA },
    { [`${next}/metadata`]: METADATA, [`${APP.slice(0, -65)}/.wh.${APP.slice(-64)}`]: '' },
  );
  assert.deepEqual(
    result.packages.map(({ introduced, evidence }) => [introduced, evidence[0]?.path]),
    [[1, `${next}/metadata`]],
  );
});

test('a damaged description hides no package', async () => {
  const result = await run({
    [`${APP}/metadata`]: METADATA,
    [`${APP}/export/share/metainfo/org.example.App.metainfo.xml`]: '<component><',
  });
  assert.deepEqual([linesOf(result), gapsIn(result)], [['org.example.App '], ['damaged']]);
});

test('a deploy file: the value must be a text of the right form', () => {
  assert.equal(deployedVersion(deploy('appdata-version', '1.0')), '1.0');
  assert.equal(deployedVersion(Buffer.from('appdata-version\0')), '');
  assert.equal(deployedVersion(Buffer.from('appdata-version\0\0\0\0\0\0\0\0\x001.0\0\0i')), '');
  assert.equal(deployedVersion(deploy('appdata-version', '9'.repeat(1000))), '');
  for (const damaged of mutations(deploy('appdata-version', '1.0'), 300)) deployedVersion(damaged);
});

test('damaged files give packages or gaps, never an internal fault', async () => {
  const xml = `${APP}/export/share/metainfo/org.example.App.metainfo.xml`;
  const layer = {
    [`${APP}/metadata`]: METADATA,
    [`${APP}/deploy`]: deploy('appdata-version', '1'),
    [xml]: METAINFO,
  };
  for (const path of Object.keys(layer)) await survivesDamage([flatpak], layer, path, 60);
});
