// Tests of the cataloguer of package metadata in executables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, type LayerSpec } from '../../../test/support/catalogue.ts';
import { buildElf, notesOf } from '../../../test/support/elf.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { dpkg } from '../os/dpkg/index.ts';
import { release } from '../os/release/index.ts';
import { elfNotes } from './index.ts';
import { elfNoteReader } from './reader.ts';

const NOTE = {
  type: 'deb',
  os: 'debian',
  osVersion: '13',
  name: 'coreutils',
  version: '9.5-1',
  architecture: 'amd64',
  debugInfoUrl: 'https://debuginfod.example',
};

const program = (note: unknown) =>
  buildElf([
    { name: '.text', data: Buffer.alloc(2048), address: 0x1000, executable: true },
    {
      name: '.note.package',
      data: notesOf({ owner: 'FDO', type: 0xcafe1a7e, content: Buffer.from(`${JSON.stringify(note)}\0`) }),
    },
  ]);
const at = (name: string, note: unknown) => ({ name, content: program(note), mode: 0o755 });

async function run(...layers: LayerSpec[]) {
  return (await catalogue([release, dpkg, elfNotes], layers)).get('binaries/elf-note')!;
}

const status = (record: string) => ({
  name: 'var/lib/dpkg/status',
  content: `${record}Status: install ok installed\nArchitecture: amd64\n\n`,
});

test('files that name their package, which no database lists, are that package, once', async () => {
  const { packages, contains, gaps } = await run([at('usr/bin/ls', NOTE), at('usr/bin/cp', NOTE)]);
  assert.deepEqual(gaps, []);
  assert.deepEqual(
    packages.map(({ id: _id, evidence, ...one }) => [
      one,
      evidence.map(({ path, by, confidence }) => [path, by, confidence]),
    ]),
    [
      [
        {
          type: 'deb',
          name: 'coreutils',
          version: '9.5-1',
          arch: 'amd64',
          source: { name: 'coreutils' },
          purl: 'pkg:deb/debian/coreutils@9.5-1?arch=amd64&distro=debian-13',
          licences: [],
          introduced: 0,
          details: {},
        },
        [
          ['usr/bin/ls', '.note.package', 'likely'],
          ['usr/bin/cp', '.note.package', 'likely'],
        ],
      ],
    ],
  );
  assert.deepEqual(contains?.[0]?.paths, ['usr/bin/ls', 'usr/bin/cp']);
});

test('a package that the database lists in that version is not told again, by its own name or its source’s', async () => {
  for (const record of [
    'Package: coreutils\nVersion: 9.5-1+b1\n',
    'Package: coreutils-bin\nSource: coreutils (9.5-1)\nVersion: 9.5-1+b2\n',
  ])
    assert.deepEqual((await run([at('usr/bin/ls', NOTE), status(record)])).packages, []);
  const other = await run([at('usr/bin/ls', NOTE), status('Package: coreutils\nVersion: 9.1-1\n')]);
  assert.equal(other.packages.length, 1);
});

test('a file that an OS package owns needs no note', async () => {
  const { packages } = await run([
    at('usr/bin/ls', NOTE),
    status('Package: other\nVersion: 1\n'),
    { name: 'var/lib/dpkg/info/other.list', content: '/usr/bin/ls\n' },
  ]);
  assert.deepEqual(packages, []);
});

test('a note without a name is a gap; one of another owner is nothing', async () => {
  const { packages, gaps } = await run([at('usr/bin/x', { type: 'deb' })]);
  assert.deepEqual(
    [packages.length, gaps.map(({ reason, hides }) => [reason, hides])],
    [0, [['not-understood', false]]],
  );
});

test('damaged notes are Damaged or OverBudget', () => {
  const entry = { path: 'x' } as Entry;
  const out = { fact: () => {}, gap: () => {} };
  for (const file of mutations(program(NOTE), 500)) {
    try {
      elfNoteReader.read?.(bytesOf(file), entry, out);
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
