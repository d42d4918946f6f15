// Folders and single files: what is a project, what a root file system, what an archive.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_LIMITS } from '../../core/limits.ts';
import { PlimsollError } from '../../core/errors.ts';
import { network } from '../../../test/support/loopback.ts';
import { openImage, type Reader } from '../index.ts';

const text: Reader = {
  name: 'test/text',
  version: 1,
  pass: 'packages',
  optionsKey: '',
  files: { suffixes: ['.lock'] },
  wants: () => 'bytes',
  read: (_bytes, _entry, out) => out.fact({ kind: 'text' }),
  again: (_, out) => out.fact({ kind: 'again' }),
};

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const here = { os: 'linux', architecture: 'amd64', variant: '' };
const open = (target: string) => openImage(target, { limits: DEFAULT_LIMITS, network: network(), here });

const fails = (code: string) => (error: unknown) => error instanceof PlimsollError && error.code === code;

test('a folder is a project unless it looks like a root file system, or is said to be one', () =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, 'etc'));
    assert.equal((await open(`${folder}/`)).project, true);
    assert.equal((await open(`rootfs:${folder}`)).project, false);
    writeFileSync(join(folder, 'etc/passwd'), '');
    assert.equal((await open(`dir:${folder}`)).project, false);
  }));

test('a file that is no archive is one file by itself, read under the path that it has', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'x.lock');
    writeFileSync(path, 'text');
    for (const target of [path, `file:${path}`]) {
      const image = await open(target);
      const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal };
      const [record] = await image.walk([text], options);
      assert.deepEqual(
        [image.identity.origin, image.project, record!.files.path(0)],
        ['file', true, path.slice(1)],
      );
      assert.equal(record!.shards.get('packages')?.facts.get('test/text')?.length, 1);
      const opened = await image.contents([record!.files.entry(0, 0)], options);
      assert.equal(Buffer.from(opened.files[0]!.bytes.read(0, 4)).toString(), 'text');
      opened.close();
      await image.close();
    }
  }));

test('a text that looks like an old tar header is still a text', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'x.lock');
    writeFileSync(path, '0'.repeat(2048));
    assert.equal((await open(path)).identity.origin, 'file');
  }));

test('a file that is called like an archive is taken for one', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'image.tar');
    writeFileSync(path, 'no tar');
    await assert.rejects(open(path), fails('image.not-an-image'));
  }));

test('a link is followed when the user names it; one that leads nowhere or in a circle is told as that', () =>
  inFolder(async (folder) => {
    const at = (name: string) => join(folder, name);
    writeFileSync(at('a.lock'), 'x');
    symlinkSync('a.lock', at('link.lock'));
    symlinkSync('loop.lock', at('loop.lock'));
    symlinkSync('nothing', at('gone.lock'));
    assert.equal((await open(at('link.lock'))).identity.origin, 'file');
    for (const name of ['loop.lock', 'gone.lock'])
      for (const target of [at(name), `file:${at(name)}`])
        await assert.rejects(open(target), fails('image.not-found'), target);
    await assert.rejects(open(`file:${folder}`), fails('image.not-an-image'));
  }));
