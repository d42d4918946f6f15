// Bottlerocket's inventory in images: versions, places, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LayerSpec } from '../../../../test/support/catalogue.ts';
import { gapsIn, linesOf, resultOf, survivesDamage } from '../../../../test/support/results.ts';
import { release } from '../release/index.ts';
import { bottlerocket } from './index.ts';

const PATH = 'usr/share/bottlerocket/application-inventory.json';
const run = (...layers: LayerSpec[]) => resultOf([release, bottlerocket], ...layers);

const element = (name: string, more: object = {}) => ({
  Name: name,
  Publisher: 'Bottlerocket',
  Version: '2.5.5',
  Release: '1.abc.br1',
  Epoch: '0',
  Architecture: 'x86_64',
  ...more,
});
const inventory = (...content: readonly unknown[]) => JSON.stringify({ Content: content });

test('a package is an rpm with version and release, an epoch that is not zero, and the vendor', async () => {
  const os = { 'etc/os-release': 'ID=bottlerocket\nVERSION_ID=1.20.0\n' };
  const result = await run({
    ...os,
    [PATH]: inventory(element('libseccomp'), element('glibc', { Epoch: '1' })),
  });
  assert.deepEqual(linesOf(result), ['libseccomp 2.5.5-1.abc.br1', 'glibc 1:2.5.5-1.abc.br1']);
  assert.deepEqual(result.packages[1], {
    id: result.packages[1]?.id,
    type: 'rpm',
    name: 'glibc',
    version: '1:2.5.5-1.abc.br1',
    arch: 'x86_64',
    purl: 'pkg:rpm/bottlerocket/glibc@2.5.5-1.abc.br1?arch=x86_64&distro=bottlerocket-1.20.0&epoch=1',
    licences: [],
    evidence: [
      {
        cataloguer: 'os/bottlerocket',
        path: PATH,
        layer: 0,
        by: 'application-inventory.json',
        confidence: 'certain',
      },
    ],
    introduced: 0,
    details: { vendor: 'Bottlerocket' },
  });
});

test('host containers keep it in their sysroot', async () => {
  const path = `x86_64-bottlerocket-linux-gnu/sys-root/${PATH}`;
  assert.deepEqual(linesOf(await run({ [path]: inventory(element('a')) })), ['a 2.5.5-1.abc.br1']);
});

test('elements without a name or version, or that are no objects, hide; the others stay', async () => {
  const result = await run({ [PATH]: inventory(element(''), 'x', { Name: 'y' }, element('a')) });
  assert.deepEqual(linesOf(result), ['a 2.5.5-1.abc.br1']);
  assert.deepEqual(gapsIn(result), ['damaged hides', 'damaged hides', 'damaged hides']);
});

test('damaged inventories give packages or gaps, never an internal fault', async () => {
  await survivesDamage([bottlerocket], { [PATH]: inventory(element('a'), element('b')) }, PATH);
});
