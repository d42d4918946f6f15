// apk's database in images: origins, owned files, layers, links, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../../test/support/catalogue.ts';
import { mutations } from '../../../../test/support/mutate.ts';
import type { Assembled } from '../../cataloguer.ts';
import { release } from '../release/index.ts';
import { apk } from './index.ts';

const OS = { 'etc/os-release': 'ID=alpine\nVERSION_ID=3.18.4\n' };

async function run(...layers: LayerSpec[]): Promise<Assembled> {
  const result = (await catalogue([release, apk], layers)).get('os/apk');
  assert.ok(result);
  return result;
}

function record(name: string, more = 'V:1.0-r0\n'): string {
  return `C:Q1abc=\nP:${name}\n${more}A:x86_64\n\n`;
}

const names = ({ packages }: Assembled): string[] => packages.map((one) => one.name);

test('a package has origin, licence, package URL and evidence', async () => {
  const text = record('busybox-binsh', 'V:1.36.1-r15\nL:GPL-2.0-only\no:busybox\nm:S. Tempel\n');
  const { packages, gaps } = await run({ ...OS, 'lib/apk/db/installed': text });
  const { id, ...rest } = packages[0]!;
  assert.match(id, /^apk-/);
  assert.deepEqual(rest, {
    type: 'apk',
    name: 'busybox-binsh',
    version: '1.36.1-r15',
    arch: 'x86_64',
    source: { name: 'busybox' },
    purl: 'pkg:apk/alpine/busybox-binsh@1.36.1-r15?arch=x86_64&distro=alpine-3.18.4&upstream=busybox',
    licences: ['GPL-2.0-only'],
    evidence: [
      {
        cataloguer: 'os/apk',
        path: 'lib/apk/db/installed',
        layer: 0,
        by: 'installed',
        confidence: 'certain',
      },
    ],
    introduced: 0,
    details: { maintainer: 'S. Tempel' },
  });
  assert.deepEqual(gaps, []);
});

test('a record without an origin has no source', async () => {
  const { packages } = await run({ ...OS, 'lib/apk/db/installed': record('a') });
  assert.equal(packages[0]?.source, undefined);
});

test('owned files come from F and R lines, with canonical paths', async () => {
  const { owns } = await run([
    {
      name: 'usr/lib/apk/db/installed',
      content: record('musl', 'V:1\nF:lib\nR:ld-musl.so\nR:libc.so\nF:\nR:init\nF:gone\nR:x\n'),
    },
    { name: 'lib', type: 'symlink', target: 'usr/lib' },
  ]);
  assert.deepEqual(
    owns.map((one) => one.paths),
    [['usr/lib/ld-musl.so', 'usr/lib/libc.so', 'init']],
  );
});

test('a merged /usr shows one database, under its real path', async () => {
  const { packages } = await run(
    [{ name: 'lib/apk/db/installed', content: record('a') }],
    [
      { name: '.wh.lib' },
      { name: 'usr/lib/apk/db/installed', content: record('a') + record('b') },
      { name: 'lib', type: 'symlink', target: 'usr/lib' },
    ],
  );
  assert.deepEqual(
    packages.map((one) => [one.name, one.evidence[0]?.path]),
    [
      ['a', 'usr/lib/apk/db/installed'],
      ['b', 'usr/lib/apk/db/installed'],
    ],
  );
});

test('a symlinked database folder is followed inside the root', async () => {
  const result = await run([
    { name: 'opt/apk/db/x', content: record('a') },
    { name: 'lib/apk/db/installed', type: 'symlink', target: '../../../../../opt/apk/db/x' },
  ]);
  assert.deepEqual(names(result), ['a']);
});

test('a link out of the root or in circles leads to nothing', async () => {
  const result = await run([
    { name: 'lib/apk/db/installed', type: 'symlink', target: '../../../../../etc/shadow-of-host' },
    { name: 'usr/lib/apk/db/installed', type: 'symlink', target: 'installed' },
  ]);
  assert.deepEqual(names(result), []);
});

test('introduced is the first layer of the run to the top', async () => {
  const { packages } = await run(
    { 'lib/apk/db/installed': record('a') + record('b') },
    { 'lib/apk/db/installed': record('a') },
    { 'lib/apk/db/installed': record('a') + record('b') },
  );
  assert.deepEqual(
    packages.map((one) => [one.name, one.introduced]),
    [
      ['a', 0],
      ['b', 2],
    ],
  );
});

test('an incomplete record and one with escapes among good ones: the good ones stay, the rest hides', async () => {
  const result = await run({
    'lib/apk/db/installed': `${record('a')}P:nothing-else\n\n${record('x\u001b]0;y')}${record('b')}`,
  });
  assert.deepEqual(names(result), ['a', 'b']);
  assert.deepEqual(
    result.gaps.map(({ reason, hides }) => [reason, hides]),
    [
      ['damaged', true],
      ['damaged', true],
    ],
  );
});

test('damaged databases give packages or gaps, never an internal fault', async () => {
  for (const damaged of mutations(Buffer.from(record('a').repeat(3) + record('b', 'V:1\nF:x\nR:y\n')), 60)) {
    const result = await run({ 'lib/apk/db/installed': damaged });
    for (const gap of result.gaps) assert.doesNotMatch(gap.detail ?? '', /internal fault/);
  }
});
