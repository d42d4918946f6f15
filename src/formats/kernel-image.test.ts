// Tests of reading the version of kernel images.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { buildElf } from '../../test/support/elf.ts';
import { mutations } from '../../test/support/mutate.ts';
import { bytesOf, Damaged, isBadContent } from '../core/bytes.ts';
import { mayBeKernel, readKernelImage } from './kernel-image.ts';

const BANNER = 'Linux version %s (%s)\0Linux version 6.6.31-0-lts (builder@host) #1 SMP\0';

/** An x86 image: boot sector, `HdrS`, and a pointer to the version. */
function bzImage(version: string): Buffer {
  const image = Buffer.alloc(4096);
  image.writeUInt16LE(0xaa55, 510);
  image.write('HdrS', 0x202);
  image.writeUInt16LE(0x400, 0x20e);
  image.write(`${version} (builder@host) #1 SMP\0`, 0x600);
  return image;
}

function zboot(kind: string, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(1024);
  head.write('MZ');
  head.write('zimg', 4);
  head.writeUInt32LE(1024, 8);
  head.writeUInt32LE(payload.length, 12);
  head.write(kind, 24);
  return Buffer.concat([head, payload]);
}

const read = (image: Uint8Array) => readKernelImage(bytesOf(image));
const kernel = Buffer.concat([Buffer.alloc(4096), Buffer.from(BANNER)]);

test('an x86 image tells its version in the boot header', () => {
  assert.deepEqual(read(bzImage('6.1.0-18-amd64')), {
    version: '6.1.0-18-amd64',
    offset: 0x600,
    by: 'boot header',
  });
  assert.equal(read(bzImage('')), undefined);
});

test('an uncompressed kernel tells it in its banner, not in the format of it', () => {
  const offset = kernel.indexOf('6.6.31');
  assert.deepEqual(read(kernel), { version: '6.6.31-0-lts', offset, by: 'banner' });
});

test('a compressed kernel is inflated: alone, behind its loader, as an EFI program', () => {
  const expected = { version: '6.6.31-0-lts', by: 'banner' };
  const packed = gzipSync(kernel);
  const loader = Buffer.concat([Buffer.alloc(2000, 7), packed, Buffer.from('device tree')]);
  for (const image of [Buffer.concat([packed, Buffer.alloc(1000)]), loader, zboot('gzip', packed)])
    assert.deepEqual(read(image), expected);
});

test('other compressions are not read, and broken ones are Damaged', () => {
  assert.equal(read(zboot('zstd', Buffer.alloc(100))), undefined);
  const broken = Buffer.concat([
    gzipSync(kernel).subarray(0, 10),
    deflateRawSync(kernel).fill(0xff),
    Buffer.alloc(1000),
  ]);
  assert.throws(() => read(broken), Damaged);
});

test('the head tells what may be a kernel', () => {
  assert.equal(mayBeKernel(bzImage('6.1.0').subarray(0, 512)), true);
  assert.equal(mayBeKernel(zboot('zstd', Buffer.alloc(0)).subarray(0, 512)), true);
  assert.equal(mayBeKernel(buildElf([{ name: '.text', data: Buffer.alloc(600) }]).subarray(0, 512)), true);
  assert.equal(mayBeKernel(Buffer.alloc(512, 'int main;')), false);
  assert.equal(mayBeKernel(Buffer.alloc(100)), false);
});

test('a file full of formats ends the search', () => {
  assert.equal(read(Buffer.alloc(2 ** 21, 'Linux version %s ')), undefined);
});

test('damaged images give a version, none, or Damaged or OverBudget', () => {
  for (const image of [bzImage('6.1.0-18-amd64'), zboot('gzip', gzipSync(kernel)), kernel])
    for (const file of mutations(image, 200)) {
      try {
        mayBeKernel(file.subarray(0, 512));
        read(file);
      } catch (error) {
        assert.ok(isBadContent(error), String(error));
      }
    }
});
