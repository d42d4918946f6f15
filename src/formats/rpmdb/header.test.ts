// The rpm header: tags of all kinds, and headers that lie.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../../test/support/mutate.ts';
import { numbers, rpmHeader, rpmHeaderOf, text, texts } from '../../../test/support/rpm.ts';
import { Damaged, isBadContent, OverBudget } from '../../core/bytes.ts';
import { parseHeader } from './header.ts';
import { eachFile, packageOf } from './package.ts';

function filesOf(blob: Uint8Array): string[] {
  const files: string[] = [];
  eachFile(parseHeader(blob), (folder, name) => files.push(folder + name));
  return files;
}

test('all fields of a package are read', () => {
  const blob = rpmHeader({
    name: 'podman',
    version: '1.6.4',
    release: '15.el8',
    epoch: 2,
    arch: 'aarch64',
    sourceRpm: 'podman-1.6.4-15.el8.src.rpm',
    license: 'ASL 2.0',
    vendor: 'CentOS',
    packager: 'builders',
    module: 'container-tools:rhel8:1:2',
  });
  assert.deepEqual(packageOf(parseHeader(blob)), {
    name: 'podman',
    version: '1.6.4',
    release: '15.el8',
    epoch: 2,
    arch: 'aarch64',
    sourceRpm: 'podman-1.6.4-15.el8.src.rpm',
    licence: 'ASL 2.0',
    vendor: 'CentOS',
    packager: 'builders',
    module: 'container-tools:rhel8:1:2',
    installTime: 1_700_000_000,
  });
});

test('no epoch and a zero are told apart, and so are no module label and an empty one', () => {
  const without = packageOf(parseHeader(rpmHeader({ name: 'a' })));
  const zero = packageOf(parseHeader(rpmHeader({ name: 'a', epoch: 0, module: '' })));
  assert.equal(without.epoch, undefined);
  assert.equal(without.module, undefined);
  assert.equal(zero.epoch, 0);
  assert.equal(zero.module, '');
});

test('a translated text gives its first form', () => {
  const blob = rpmHeaderOf([[1000, 9, 2, Buffer.from('erste\0second\0')]]);
  assert.equal(parseHeader(blob).text(1000), 'erste');
});

test('a tag that installation added counts more than the original one', () => {
  const blob = rpmHeaderOf([text(1000, 'a'), numbers(1008, [1]), numbers(1008, [2])]);
  assert.equal(parseHeader(blob).number(1008), 2);
});

test('files are folder and name; headers of rpm 3 have whole paths', () => {
  assert.deepEqual(filesOf(rpmHeader({ name: 'a', files: ['/bin/sh', '/etc/x', '/bin/ls'] })), [
    '/bin/sh',
    '/etc/x',
    '/bin/ls',
  ]);
  assert.deepEqual(filesOf(rpmHeaderOf([text(1000, 'a'), texts(1027, ['/bin/sh', '/vmlinuz'])])), [
    '/bin/sh',
    '/vmlinuz',
  ]);
});

test('file names that are no UTF-8 stay distinct', () => {
  const blob = rpmHeaderOf([
    numbers(1116, [0, 0]),
    texts(1117, [Buffer.from([0x61, 0xe4]), Buffer.from([0x61, 0xf6])]),
    texts(1118, ['/']),
  ]);
  assert.deepEqual(filesOf(blob), ['/a\\xe4', '/a\\xf6']);
});

test('a header that claims more than it has is damaged', () => {
  const blob = rpmHeader({ name: 'a' });
  const tooManyTags = Buffer.from(blob);
  tooManyTags.writeUInt32BE(70_000, 0);
  const tooMuchData = Buffer.from(blob);
  tooMuchData.writeUInt32BE(0xffffffff, 4);
  for (const bad of [Buffer.alloc(3), Buffer.alloc(64), tooManyTags, tooMuchData, blob.subarray(0, -1)])
    assert.throws(() => parseHeader(bad), Damaged);
});

test('a tag of the wrong type, outside of the header or without an end is damaged', () => {
  const outside = rpmHeaderOf([text(1000, 'a')]);
  outside.writeUInt32BE(5000, 8 + 8);
  const endless = rpmHeaderOf([[1000, 6, 1, Buffer.from('abc')]]);
  const wrong = rpmHeaderOf([numbers(1000, [1])]);
  for (const bad of [outside, endless, wrong]) assert.throws(() => parseHeader(bad).text(1000), Damaged);
  const many = rpmHeaderOf([[1116, 4, 0xffffffff, Buffer.alloc(8)]]);
  assert.throws(() => parseHeader(many).numbers(1116), Damaged);
  const names = rpmHeaderOf([[1117, 8, 0xffffffff, Buffer.alloc(8)]]);
  assert.throws(() => parseHeader(names).names(1117), Damaged);
});

test('a list of a million empty names, or of as many numbers, is over the budget', () => {
  const names = rpmHeaderOf([[1117, 8, 1_000_000, Buffer.alloc(1_000_000)]]);
  assert.throws(() => parseHeader(names).names(1117), OverBudget);
  const many = rpmHeaderOf([[1116, 4, 1_000_000, Buffer.alloc(4_000_000)]]);
  assert.throws(() => parseHeader(many).numbers(1116), OverBudget);
});

test('damaged headers give fields or Damaged, never another error', () => {
  const blob = rpmHeader({ name: 'a', epoch: 1, module: 'm:1:2:3', files: ['/bin/a', '/etc/b'] });
  for (const bad of mutations(blob, 500)) {
    try {
      const header = parseHeader(bad);
      packageOf(header);
      eachFile(header, () => {});
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
