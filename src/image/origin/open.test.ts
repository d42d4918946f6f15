// What a reference means: prefixes, and the documented order of guesses.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DEFAULT_LIMITS } from '../../core/limits.ts';
import {
  buildImage,
  classicArchive,
  layoutFiles,
  ociArchive,
  writeFiles,
} from '../../../test/support/image.ts';
import { network } from '../../../test/support/loopback.ts';
import { openImage } from './open.ts';

const here = { os: 'linux', architecture: 'amd64', variant: '' };

async function originOf(target: string): Promise<string> {
  const image = await openImage(target, {
    limits: DEFAULT_LIMITS,
    here,
    network: network({ offline: true }),
  });
  await image.close();
  return image.identity.origin;
}

test('files and folders are told by what is in them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  try {
    const image = buildImage({ layers: [[]] });
    const at = (name: string) => join(folder, name);
    writeFileSync(at('docker.tar'), classicArchive(image));
    writeFileSync(at('oci.tar'), ociArchive(image));
    writeFileSync(at('both.tar'), ociArchive(image, true));
    writeFiles(at('layout'), layoutFiles(image));
    mkdirSync(at('root'));
    assert.equal(await originOf(at('docker.tar')), 'docker-archive');
    assert.equal(await originOf(at('oci.tar')), 'oci-archive');
    assert.equal(await originOf(at('both.tar')), 'docker-archive');
    assert.equal(await originOf(`oci-archive:${at('both.tar')}`), 'oci-archive');
    assert.equal(await originOf(at('layout')), 'oci');
    assert.equal(await originOf(at('root')), 'dir');
    assert.equal(await originOf(`dir:${at('layout')}`), 'dir');
    await assert.rejects(originOf(`docker-archive:${at('oci.tar')}`), /layout of docker-archive/);
    await assert.rejects(originOf(`oci:${at('docker.tar')}`), /oci-archive:/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a name is asked of the engines, then of the registry; the message tells each answer', async () => {
  const env = {
    HOME: '/nonexistent',
    DOCKER_HOST: 'unix:///nonexistent/docker.sock',
    CONTAINER_HOST: 'unix:///nonexistent/podman.sock',
  };
  await assert.rejects(
    openImage('team/app:1', { limits: DEFAULT_LIMITS, here, network: network({ offline: true, env }) }),
    (error: Error) => {
      assert.match(error.message, /docker: .*podman: .*registry: /);
      assert.match(error.message, /name one: docker:/);
      return true;
    },
  );
});

test('where no image has the name of a folder, the message says how to name the folder', async () => {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  try {
    process.chdir(folder);
    await assert.rejects(originOf('shop'), (error: Error) => !error.message.includes('./'));
    mkdirSync('shop');
    await assert.rejects(originOf('shop'), /: is the folder meant\? \.\/shop$/);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
});

test('a name that looks like a file is not asked of anybody', async () => {
  for (const target of ['./shop', '/nowhere/shop', 'shop.tar', 'shop.tar.gz', 'dir:./nowhere', 'oci:nowhere'])
    await assert.rejects(originOf(target), /there is no such|no such file/);
  for (const target of ['', 'docker:', 'registry:'])
    await assert.rejects(originOf(target), /empty|nothing is named/);
});
