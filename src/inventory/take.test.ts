// Taking an inventory: visibility, gaps, owners, second looks, and databases that are gone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildImage, classicArchive } from '../../test/support/image.ts';
import type { TarItem } from '../../test/support/tar.ts';
import { take } from '../../test/support/take.ts';
import { mergeLayers } from '../image/merge.ts';
import { type Cataloguer, NOTHING } from './cataloguer.ts';
import type { Inventory } from './inventory.ts';
import { createPackage } from './package.ts';
import { takeInventory } from './take.ts';

async function inventoryOf(...layers: TarItem[][]): Promise<Inventory> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  try {
    const path = join(folder, 'image.tar');
    writeFileSync(path, classicArchive(buildImage({ layers })));
    return (await take(path)).inventory;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const file = (name: string, content: string): TarItem => ({ name, content });
const npm = (name: string, version = '1.0.0') =>
  file(`srv/node_modules/${name}/package.json`, JSON.stringify({ name, version }));
const RELEASE = file('etc/os-release', 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian 12"\n');
const STATUS =
  'Package: node-a\nStatus: install ok installed\nArchitecture: all\nVersion: 1.0.0-1\nMaintainer: T <t@lists.debian.org>\n\n';

const list = ({ packages }: Inventory) => packages.map((one) => `${one.type}:${one.name}@${one.version}`);

test('packages of hidden files are not there; those of the upper version are', async () => {
  const inventory = await inventoryOf(
    [npm('a', '1.0.0'), npm('gone')],
    [npm('a', '2.0.0'), file('srv/node_modules/.wh.gone', '')],
  );
  assert.deepEqual(list(inventory), ['npm:a@2.0.0']);
  assert.equal(inventory.packages[0]!.introduced, 1);
});

test('a package that layer after layer has belongs to the lowest of them', async () => {
  const inventory = await inventoryOf([npm('a')], [npm('a')], [file('x', '')]);
  assert.equal(inventory.packages[0]!.introduced, 0);
});

test('the OS package that owns the evidence file is named, through merged folders too', async () => {
  const inventory = await inventoryOf([
    RELEASE,
    { name: 'lib', type: 'symlink', target: 'usr/lib' },
    file('var/lib/dpkg/status', STATUS),
    file('var/lib/dpkg/info/node-a.list', '/.\n/lib\n/lib/node_modules/a/package.json\n'),
    file('usr/lib/node_modules/a/package.json', '{"name":"a","version":"1.0.0"}'),
    npm('b'),
  ]);
  const deb = inventory.packages.find((one) => one.type === 'deb')!;
  assert.equal(inventory.packages.find((one) => one.name === 'a')?.owner, deb.id);
  assert.equal(inventory.packages.find((one) => one.name === 'b')?.owner, undefined);
});

test('damage in a file that a higher layer replaced is no gap; in the visible one it is', async () => {
  const broken = file('srv/node_modules/a/package.json', '{"name":"a",');
  assert.deepEqual((await inventoryOf([broken], [npm('a')])).gaps, []);
  const { gaps } = await inventoryOf([npm('a')], [broken]);
  assert.deepEqual(
    gaps.map(({ path, hides }) => ({ path, hides })),
    [{ path: 'srv/node_modules/a/package.json', hides: true }],
  );
});

test('a distribution without a package database is a blind spot, and said so', async () => {
  const { gaps } = await inventoryOf([RELEASE, npm('a')]);
  assert.equal(gaps.length, 1);
  assert.match(gaps[0]!.detail!, /no package database/);
  assert.ok(gaps[0]!.hides);
});

test('packages come sorted, each with evidence and an id of its own', async () => {
  const inventory = await inventoryOf([
    npm('b'),
    npm('a'),
    file('opt/node_modules/a/package.json', '{"name":"a","version":"1.0.0"}'),
  ]);
  assert.deepEqual(list(inventory), ['npm:a@1.0.0', 'npm:a@1.0.0', 'npm:b@1.0.0']);
  assert.equal(new Set(inventory.packages.map((one) => one.id)).size, 3);
  assert.ok(inventory.packages.every((one) => one.evidence.length > 0));
});

test('more packages or gaps than any image has are cut, and the cut is a gap that hides', async () => {
  const made = (index: number) =>
    createPackage({
      type: 'npm',
      name: `p${index}`,
      version: '1',
      purl: `pkg:npm/p${index}@1`,
      licences: [],
      evidence: [{ cataloguer: 'test', path: 'x', layer: 0, confidence: 'certain' }],
      introduced: 0,
      details: {},
    });
  const cataloguer = (part: Partial<typeof NOTHING>): Cataloguer => ({
    name: 'test',
    version: 1,
    summary: '',

    scope: 'image' as const,
    support: { kind: 'os' as const, ecosystem: '', files: [], types: [], tells: [] },
    readers: [],
    assemble: () => ({ ...NOTHING, ...part }),
  });
  const noLook = () => Promise.reject(new Error('nothing is asked for'));
  const view = mergeLayers([]);
  const packages = Array.from({ length: 200_002 }, (_, i) => made(i));
  const many = await takeInventory([cataloguer({ packages })], [], view, noLook);
  assert.equal(many.packages.length, 200_000);
  assert.deepEqual(
    many.gaps.map(({ reason, hides, detail }) => [reason, hides, detail]),
    [['budget', true, 'more than 200000 packages: 2 were left out']],
  );
  const gaps = Array.from({ length: 20_010 }, (_, i) => ({
    reader: 'test',
    path: `${i}`,
    reason: 'damaged' as const,
    hides: i >= 20_000,
  }));
  const told = (await takeInventory([cataloguer({ gaps })], [], view, noLook)).gaps;
  assert.equal(told.length, 20_001);
  assert.equal(told.filter(({ hides }) => hides).length, 10, 'those that hide are kept');
  assert.deepEqual([told.at(-1)?.detail, told.at(-1)?.hides], ['and 10 more gaps', false]);
});
