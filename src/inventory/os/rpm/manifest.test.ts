// Manifests of rpm packages in images without a database: fields, which of several counts, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerSpec } from '../../../../test/support/catalogue.ts';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { rpmHeader } from '../../../../test/support/rpm.ts';
import { rpmSqlite } from '../../../../test/support/sqlite.ts';
import { release } from '../release/index.ts';
import { rpm } from './index.ts';

const OS = { 'etc/os-release': 'ID=mariner\nVERSION_ID="2.0"\n' };
const FULL = 'var/lib/rpmmanifest/container-manifest-2';
const BARE = 'var/lib/rpmmanifest/container-manifest-1';
const run = (...layers: LayerSpec[]) => resultOf([release, rpm], ...layers);

const line = (name: string, epoch = '(none)', source = `${name}-1-1.cm2.src.rpm`) =>
  `${name}\t1-1.cm2\t1653816591\t1653753130\tMicrosoft Corporation\t${epoch}\t580\tx86_64\t0\t${source}\n`;

test('container-manifest-2: version with the epoch that rpm printed, architecture, vendor, source', async () => {
  const result = await run({ ...OS, [FULL]: line('glibc') + line('vim', '2') + line('zero', '0') });
  assert.deepEqual(linesOf(result), ['glibc 1-1.cm2', 'vim 2:1-1.cm2', 'zero 0:1-1.cm2']);
  const { id, ...rest } = result.packages[1]!;
  assert.match(id, /^rpm-/);
  assert.deepEqual(rest, {
    type: 'rpm',
    name: 'vim',
    version: '2:1-1.cm2',
    arch: 'x86_64',
    source: { name: 'vim', version: '1-1.cm2' },
    purl: 'pkg:rpm/mariner/vim@1-1.cm2?arch=x86_64&distro=mariner-2.0&epoch=2&upstream=vim-1-1.cm2.src.rpm',
    licences: [],
    evidence: [{ cataloguer: 'os/rpm', path: FULL, layer: 0, by: 'manifest', confidence: 'certain' }],
    introduced: 0,
    details: { vendor: 'Microsoft Corporation', sourceRpm: 'vim-1-1.cm2.src.rpm' },
  });
});

test('container-manifest-1 counts where it stands alone', async () => {
  const bare = 'glibc-2.35-2.cm2.x86_64\nca-certificates-base-2.0.0-1.cm2.noarch\n';
  const alone = await run({ [BARE]: bare });
  assert.deepEqual(linesOf(alone), ['glibc 2.35-2.cm2', 'ca-certificates-base 2.0.0-1.cm2']);
  assert.deepEqual(linesOf(await run({ [BARE]: bare, [FULL]: line('glibc') })), ['glibc 1-1.cm2']);
});

test('a database says more than a manifest of the same system', async () => {
  const database = rpmSqlite([rpmHeader({ name: 'bash' })]);
  const result = await run({ [FULL]: line('glibc'), 'var/lib/rpm/rpmdb.sqlite': database });
  assert.deepEqual(linesOf(result), ['bash 1.0-1']);
  const nested = await run({ [`srv/${FULL}`]: line('glibc'), 'var/lib/rpm/rpmdb.sqlite': database });
  assert.deepEqual(linesOf(nested).sort(), ['bash 1.0-1', 'glibc 1-1.cm2']);
});

test('a line that names no package hides, the others stay', async () => {
  const result = await run({ [FULL]: `${line('a')}nonsense\n${line('')}${line('b')}` });
  assert.deepEqual(linesOf(result), ['a 1-1.cm2', 'b 1-1.cm2']);
  assert.deepEqual(gapsIn(result), ['damaged hides', 'damaged hides']);
});

test('damaged manifests give packages or gaps, never an internal fault', async () => {
  await survivesDamage([rpm], { [FULL]: line('a') + line('b') }, FULL);
  await survivesDamage([rpm], { [BARE]: 'a-1-1.x86_64\n' }, BARE, 50);
});
