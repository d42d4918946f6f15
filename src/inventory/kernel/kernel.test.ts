// Tests of the cataloguer of kernels.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { buildElf } from '../../../test/support/elf.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { kernel } from './index.ts';
import { kernelReader } from './reader.ts';

function image(version: string): Buffer {
  const data = Buffer.alloc(70_000);
  data.writeUInt16LE(0xaa55, 510);
  data.write('HdrS', 0x202);
  data.writeUInt16LE(0x400, 0x20e);
  data.write(`${version} (x@y) #1\0`, 0x600);
  return data;
}

const ko = (version: string) =>
  buildElf([{ name: '.modinfo', data: Buffer.from(`license=GPL\0vermagic=${version} SMP mod_unload \0`) }], {
    type: 1,
  });

async function run(...layers: LayerSpec[]) {
  const { packages, gaps, contains = [] } = (await catalogue([kernel], layers)).get('kernel/image')!;
  return {
    packages: packages.map(({ purl, evidence }) => [
      purl,
      evidence[0]?.path,
      evidence[0]?.by,
      evidence[0]?.confidence,
    ]),
    gaps: gaps.map(({ path, reason, hides }) => [path, reason, hides]),
    contains: contains.map(({ paths }) => paths),
  };
}

test('a kernel image is a package', async () => {
  const { packages, gaps } = await run({ 'boot/vmlinuz-6.1.0-18-amd64': image('6.1.0-18-amd64') });
  assert.deepEqual(packages, [
    ['pkg:generic/linux-kernel@6.1.0-18-amd64', 'boot/vmlinuz-6.1.0-18-amd64', 'boot header', 'certain'],
  ]);
  assert.deepEqual(gaps, []);
});

test('an image is found by each of its usual names', async () => {
  const names = ['vmlinuz', 'vmlinux-6.1', 'bzImage', 'zImage-dtb', 'kernel-6.1.img', 'Image'];
  const { packages } = await run(Object.fromEntries(names.map((name) => [`boot/${name}`, image('6.1.0')])));
  assert.equal(packages.length, names.length);
});

test('modules are one package for each version of their kernel, with their number', async () => {
  const { packages, contains } = await run({
    'lib/modules/6.1.0/kernel/b.ko': ko('6.1.0'),
    'lib/modules/6.1.0/kernel/a.ko': ko('6.1.0'),
    'lib/modules/6.6.0/x.ko.xz': Buffer.alloc(100),
    'lib/modules/6.6.0/y.ko.zst': Buffer.alloc(100),
  });
  assert.deepEqual(packages, [
    [
      'pkg:generic/linux-kernel-modules@6.1.0',
      'lib/modules/6.1.0/kernel/a.ko',
      'vermagic of 2 modules',
      'certain',
    ],
    ['pkg:generic/linux-kernel-modules@6.6.0', 'lib/modules/6.6.0/x.ko.xz', 'path of 2 modules', 'likely'],
  ]);
  assert.deepEqual(contains[0], ['lib/modules/6.1.0/kernel/b.ko', 'lib/modules/6.1.0/kernel/a.ko']);
});

test('compressed modules elsewhere are inflated; xz is a gap', async () => {
  const { packages, gaps } = await run({
    'opt/a.ko.gz': gzipSync(ko('5.10.1')),
    'opt/b.ko.zst': zstdCompressSync(ko('5.10.1')),
    'opt/c.ko.xz': Buffer.alloc(100),
  });
  assert.deepEqual(packages, [
    ['pkg:generic/linux-kernel-modules@5.10.1', 'opt/a.ko.gz', 'vermagic of 2 modules', 'certain'],
  ]);
  assert.deepEqual(gaps, [['opt/c.ko.xz', 'not-understood', false]]);
});

test('other files of such names are nothing', async () => {
  const text = Buffer.alloc(70_000, 'int kernel(void);');
  const { packages, gaps } = await run({
    'src/kernel.c': text,
    'src/kernel': text,
    'usr/share/vim/tutor.ko': 'ko-rea',
    'boot/vmlinuz-short': image('6.1.0').subarray(0, 2000),
  });
  assert.deepEqual([packages, gaps], [[], []]);
});

test('pages of the manual about the kernel are no images', async () => {
  // Stored as it is, so that it is large enough for an image.
  const page = gzipSync(Buffer.alloc(20_000, 'words about kernels '), { level: 0 });
  const { packages, gaps } = await run({
    'usr/share/man/man7/kernel-command-line.7.gz': page,
    'usr/share/man/de/man8/kernel-install.8.gz': page,
  });
  assert.deepEqual([packages, gaps], [[], []]);
  assert.equal((await run({ 'boot/kernel-command-line.7.gz': page })).gaps.length, 1);
});

test('an image that does not tell its version is a gap that hides', async () => {
  const { gaps } = await run({ 'boot/vmlinuz': image('none') });
  assert.deepEqual(gaps, [['boot/vmlinuz', 'not-understood', true]]);
});

test('damaged modules are Damaged or OverBudget', () => {
  const out = { fact: () => {}, gap: () => {} };
  for (const path of ['x.ko', 'x.ko.gz', 'x.ko.zst']) {
    const whole = path.endsWith('gz')
      ? gzipSync(ko('6.1.0'))
      : path.endsWith('zst')
        ? zstdCompressSync(ko('6.1.0'))
        : ko('6.1.0');
    for (const file of mutations(whole, 150)) {
      try {
        kernelReader.read?.(bytesOf(file), { path } as Entry, out);
      } catch (error) {
        assert.ok(isBadContent(error), String(error));
      }
    }
  }
});
