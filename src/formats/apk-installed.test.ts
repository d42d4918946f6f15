// The installed database of apk-tools.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { bytesOf } from '../core/bytes.ts';
import { type ApkRecord, eachApkRecord } from './apk-installed.ts';

function read(text: string | Uint8Array): { records: ApkRecord[]; files: string[] } {
  const records: ApkRecord[] = [];
  const files: string[] = [];
  eachApkRecord(
    bytesOf(Buffer.from(text)),
    (folder, name) => files.push(`${records.length}:${folder}/${name}`),
    (record) => records.push(record),
  );
  return { records, files };
}

const MUSL = `C:Q1abc=
P:musl
V:1.2.4-r2
A:x86_64
L:MIT
o:musl
m:Somebody <s@example.org>
p:so:libc.musl-x86_64.so.1=1
F:lib
R:ld-musl-x86_64.so.1
a:0:0:755
Z:Q1xyz=
R:libc.musl-x86_64.so.1
F:
R:root-file

`;

test('fields and files of a record', () => {
  const { records, files } = read(MUSL);
  assert.deepEqual(records, [
    {
      name: 'musl',
      version: '1.2.4-r2',
      arch: 'x86_64',
      licence: 'MIT',
      origin: 'musl',
      maintainer: 'Somebody <s@example.org>',
      line: 1,
    },
  ]);
  assert.deepEqual(files, ['0:lib/ld-musl-x86_64.so.1', '0:lib/libc.musl-x86_64.so.1', '0:/root-file']);
});

test('an incomplete record among good ones: the good ones stay, and it is given as it is', () => {
  const { records } = read(`${MUSL}P:nothing-else\n\n${MUSL}`);
  assert.deepEqual(
    records.map(({ name, version }) => [name, version]),
    [
      ['musl', '1.2.4-r2'],
      ['nothing-else', undefined],
      ['musl', '1.2.4-r2'],
    ],
  );
});

test('the folder of one record is not that of the next', () => {
  const { files } = read('P:a\nV:1\nF:etc\n\nP:b\nV:1\nR:x\n');
  assert.deepEqual(files, ['1:/x']);
});

test('small and capital letters are different fields', () => {
  assert.deepEqual(read('P:a\np:cmd:b=1\nV:1\nv:2\n').records, [{ name: 'a', version: '1', line: 1 }]);
});

test('a field that is given twice, or is no field, is a fault', () => {
  assert.match(read('P:a\nV:1\nV:2\n').records[0]?.fault ?? '', /line 3: the field V is given twice/);
  assert.match(read('P:a\nnonsense\n').records[0]?.fault ?? '', /line 2 is no field/);
});

test('a version of megabytes is a fault of its record only', () => {
  const { records } = read(`P:a\nV:${'9'.repeat(2_000_000)}\n\n${MUSL}`);
  assert.equal(records[0]?.version, undefined);
  assert.match(records[0]?.fault ?? '', /too long/);
  assert.equal(records[1]?.name, 'musl');
});

test('damaged databases give records, never an error', () => {
  for (const damaged of mutations(Buffer.from(MUSL.repeat(4)), 400))
    assert.ok(read(damaged).records.length <= 40);
});
