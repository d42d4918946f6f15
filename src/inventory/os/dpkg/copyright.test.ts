// Licences of Debian packages, from machine-readable copyright files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../../test/support/catalogue.ts';
import { mutations } from '../../../../test/support/mutate.ts';
import { dpkg } from './index.ts';

const STATUS = ['a', 'b']
  .map((name) => `Package: ${name}\nStatus: install ok installed\nVersion: 1\nArchitecture: amd64\n\n`)
  .join('');
const FORMAT = 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n';
const COPYRIGHT = `${FORMAT}Upstream-Name: a
License: ISC

Files: *
Copyright: 2020 A
License: GPL-2+
 This package is free software
 .
 License: no

Files: x/*
Copyright: 2021 B
License: Expat and BSD-3-clause

Files: y/*
Copyright: 2021 C
License: GPL-2+

License: GPL-2+
 Text.

License: only-a-text
 Text.
`;
const DOC = 'usr/share/doc';

async function licences(...layers: LayerSpec[]): Promise<Readonly<Record<string, readonly string[]>>> {
  const { packages, gaps } = (await catalogue([dpkg], layers)).get('os/dpkg')!;
  assert.deepEqual(gaps, []);
  return Object.fromEntries(packages.map((one) => [one.name, one.licences]));
}

const LAYER = { 'var/lib/dpkg/status': STATUS, [`${DOC}/a/copyright`]: COPYRIGHT };

test('copyright: short names of header and files, each once; other stanzas only hold texts', async () => {
  assert.deepEqual(await licences(LAYER), { a: ['ISC', 'GPL-2+', 'Expat and BSD-3-clause'], b: [] });
});

test('copyright: the older address of the format is known as well', async () => {
  const text =
    'Format-Specification: http://svn.debian.org/dep/web/deps/dep5.mdwn\n\nFiles: *\nLicense: Expat\n';
  assert.deepEqual((await licences({ ...LAYER, [`${DOC}/b/copyright`]: text }))['b'], ['Expat']);
});

test('copyright: files written for people tell nothing', async () => {
  const text = 'This package was debianized by A.\n\nLicense: GPL-2\n\nFiles: *\nLicense: GPL-2\n';
  assert.deepEqual((await licences({ ...LAYER, [`${DOC}/b/copyright`]: text }))['b'], []);
});

test('copyright: the folder can be a link to that of another package', async () => {
  const layer = [
    { name: 'var/lib/dpkg/status', content: STATUS },
    { name: `${DOC}/a/copyright`, content: COPYRIGHT },
    { name: `${DOC}/b`, type: 'symlink', target: 'a' },
  ] as const;
  assert.deepEqual((await licences(layer))['b'], ['ISC', 'GPL-2+', 'Expat and BSD-3-clause']);
});

test('copyright: what a higher layer overwrites or deletes does not count', async () => {
  const upper = { [`${DOC}/a/copyright`]: `${FORMAT}\nFiles: *\nLicense: MIT\n` };
  assert.deepEqual((await licences(LAYER, upper))['a'], ['MIT']);
  assert.deepEqual((await licences(LAYER, { [`${DOC}/a/.wh.copyright`]: '' }))['a'], []);
});

test('copyright: only those of packages are read, and endless ones are bounded', async () => {
  const many = `${FORMAT}\n${Array.from({ length: 2000 }, (_, i) => `Files: ${i}\nLicense: L${i}\n\n`).join('')}`;
  const layer = { ...LAYER, [`${DOC}/a/copyright`]: many, [`${DOC}/a/sub/copyright`]: COPYRIGHT };
  const { packages, gaps } = (await catalogue([dpkg], [layer])).get('os/dpkg')!;
  assert.equal(packages[0]?.licences.length, 500);
  assert.deepEqual(
    gaps.map(({ reason, hides }) => [reason, hides]),
    [['budget', false]],
  );
});

test('copyright: a file of nothing but lines hides no package', async () => {
  const layer = { ...LAYER, [`${DOC}/a/copyright`]: COPYRIGHT + '\n'.repeat(8_100_000) };
  const { packages, gaps } = (await catalogue([dpkg], [layer])).get('os/dpkg')!;
  assert.deepEqual(packages[0]?.licences, ['ISC', 'GPL-2+', 'Expat and BSD-3-clause']);
  assert.deepEqual(
    gaps.map(({ reason, hides }) => [reason, hides]),
    [['budget', false]],
  );
});

test('copyright: damaged files hide no package', async () => {
  for (const damaged of mutations(Buffer.from(COPYRIGHT), 100)) {
    const { packages, gaps } = (await catalogue([dpkg], [{ ...LAYER, [`${DOC}/a/copyright`]: damaged }])).get(
      'os/dpkg',
    )!;
    assert.equal(packages.length, 2);
    for (const gap of gaps) assert.ok(!gap.hides && !/internal fault/.test(gap.detail ?? ''));
  }
});
