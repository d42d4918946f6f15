// Plain root folders: nothing outside of the root is read, nothing that is no file is waited for.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  closeSync,
  ftruncateSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { take } from '../../../test/support/take.ts';

async function inRoot(work: (root: string, outside: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  const root = join(folder, 'root');
  mkdirSync(root);
  try {
    await work(root, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function put(root: string, path: string, content: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), content);
}

const npm = (name: string) => JSON.stringify({ name, version: '1.0.0' });
const names = async (root: string) => (await take(`dir:${root}`)).inventory.packages.map((one) => one.name);

test('packages of a folder are found, under linked folders once', () =>
  inRoot(async (root) => {
    put(root, 'srv/app/node_modules/a/package.json', npm('a'));
    symlinkSync('srv/app', join(root, 'current'));
    assert.deepEqual(await names(root), ['a']);
  }));

test('links that lead out of the root are not followed', () =>
  inRoot(async (root, outside) => {
    put(outside, 'secret/node_modules/evil/package.json', npm('evil'));
    put(outside, 'os-release', 'ID=debian\nVERSION_ID=12\n');
    mkdirSync(join(root, 'etc'));
    symlinkSync(join(outside, 'os-release'), join(root, 'etc/os-release'));
    symlinkSync('../secret', join(root, 'app'));
    const { inventory } = await take(`dir:${root}`);
    assert.deepEqual(inventory.packages, []);
    assert.equal(inventory.distribution, undefined);
  }));

test('an absolute link is taken from the root of the folder', () =>
  inRoot(async (root) => {
    put(root, 'usr/lib/os-release', 'ID=alpine\nVERSION_ID=3.18.4\n');
    mkdirSync(join(root, 'etc'));
    symlinkSync('/usr/lib/os-release', join(root, 'etc/os-release'));
    assert.equal((await take(`dir:${root}`)).inventory.distribution?.id, 'alpine');
  }));

test('pipes and sockets under wanted names are passed over', () =>
  inRoot(async (root) => {
    mkdirSync(join(root, 'node_modules/p'), { recursive: true });
    execFileSync('mkfifo', [join(root, 'node_modules/p/package.json')]);
    assert.deepEqual(await names(root), []);
  }));

test('a sparse file of 10 GB under a wanted name is a gap, quickly', () =>
  inRoot(async (root) => {
    mkdirSync(join(root, 'node_modules/huge'), { recursive: true });
    const fd = openSync(join(root, 'node_modules/huge/package.json'), 'w');
    ftruncateSync(fd, 10 * 1024 ** 3);
    closeSync(fd);
    put(root, 'node_modules/a/package.json', npm('a'));
    const { inventory } = await take(`dir:${root}`);
    assert.deepEqual(
      inventory.packages.map((one) => one.name),
      ['a'],
    );
    assert.equal(inventory.gaps.length, 1);
    assert.ok(inventory.gaps[0]!.hides);
  }));

test('terabytes of holes are a gap for whoever wanted them, and never read', () =>
  inRoot(async (root) => {
    const wanted = ['var/lib/rpm/Packages', 'var/lib/dpkg/status', 'usr/share/doc/a/copyright', 'usr/bin/a'];
    for (const path of wanted) {
      put(root, path, '\x7fELF');
      chmodSync(join(root, path), 0o755);
      truncateSync(join(root, path), 8 * 1024 ** 4);
    }
    const { gaps } = (await take(`rootfs:${root}`)).inventory;
    assert.deepEqual([...new Set(gaps.map(({ path }) => path))], wanted.toSorted());
    assert.ok(gaps.every(({ reason, detail }) => reason === 'budget' && detail?.includes('holes')));
  }));

test('names that are no UTF-8 are kept apart and shown', () =>
  inRoot(async (root) => {
    for (const byte of [0xe4, 0xf6]) {
      const folder = Buffer.concat([Buffer.from(join(root, 'node_modules/')), Buffer.from([byte])]);
      mkdirSync(folder, { recursive: true });
      writeFileSync(Buffer.concat([folder, Buffer.from('/package.json')]), npm(`n${byte}`));
    }
    const { inventory } = await take(`dir:${root}`);
    assert.deepEqual(
      inventory.packages.map((one) => one.evidence[0]!.path),
      ['node_modules/\\xe4/package.json', 'node_modules/\\xf6/package.json'],
    );
  }));

test('folders 5,000 deep are read to their ends, though no system takes so long a path', () =>
  inRoot(async (root) => {
    const start = process.cwd();
    try {
      process.chdir(root);
      for (let depth = 0; depth < 5000; depth++) {
        mkdirSync('d');
        process.chdir('d');
      }
      put('.', 'node_modules/deep/package.json', npm('deep'));
    } finally {
      process.chdir(start);
    }
    put(root, 'z/node_modules/flat/package.json', npm('flat'));
    const { inventory } = await take(`dir:${root}`);
    assert.deepEqual(inventory.packages.map((one) => one.name).sort(), ['deep', 'flat']);
    assert.deepEqual(inventory.gaps, []);
  }));
