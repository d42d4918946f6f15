// Tests of Go build information: both forms, all ways of finding it, module text, damage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildGo, buildInfo } from '../../../test/support/go-binary.ts';
import { buildMachO } from '../../../test/support/macho.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { buildPe } from '../../../test/support/pe.ts';
import { buildElf } from '../../../test/support/elf.ts';
import { type Bytes, bytesOf, Damaged, isBadContent, OverBudget } from '../../core/bytes.ts';
import { openExecutable } from '../executable.ts';
import { isGo, readGoBuildInfo } from './index.ts';
import { parseModules } from './modules.ts';

const MODULES = [
  'path\texample.org/shop/cmd/api',
  'mod\texample.org/shop\t(devel)\t',
  'dep\tgolang.org/x/text\tv0.3.7\th1:abc=',
];

const read = (file: Buffer) => readGoBuildInfo(bytesOf(file), openExecutable(bytesOf(file)));

for (const wide of [true, false])
  for (const little of [true, false])
    for (const pointers of [true, false])
      test(`${pointers ? 'by pointers (before Go 1.18)' : 'inline'}, ${wide ? 64 : 32} bit, ${little ? 'little' : 'big'} endian`, () => {
        const info = read(buildGo({ wide, little, pointers, go: 'go1.17.1', modules: MODULES }));
        assert.equal(info?.go, 'go1.17.1');
        assert.deepEqual(info?.modules?.main, { path: 'example.org/shop', version: '' });
        assert.deepEqual(info?.modules?.dependencies, [{ path: 'golang.org/x/text', version: 'v0.3.7' }]);
      });

test('without section headers it is found at a 16-byte boundary of the address space', () => {
  const before = Buffer.concat([
    Buffer.alloc(5),
    Buffer.from('\xff Go buildinf:', 'latin1'),
    Buffer.alloc(40),
  ]);
  for (const pointers of [true, false]) {
    const info = read(buildGo({ sectionTable: false, before, pointers, modules: MODULES }));
    assert.equal(info?.modules?.path, 'example.org/shop/cmd/api');
  }
});

test('it is found behind the first chunk of a search', () => {
  const info = read(
    buildGo({ sectionTable: false, before: Buffer.alloc(1024 * 1024 + 16), modules: MODULES }),
  );
  assert.equal(info?.go, 'go1.22.3');
});

test('an ELF file whose sections are there but for .go.buildinfo is not searched', () => {
  assert.equal(read(buildGo({ before: Buffer.alloc(16), modules: MODULES })), undefined);
});

test('PE: it is in the first writable data', () => {
  const data = buildInfo({ modules: MODULES });
  const file = buildPe([
    { name: '.text', data: Buffer.alloc(64), address: 0x1000 },
    { name: '.data', data, address: 0x2000, writable: true },
  ]);
  assert.equal(read(file)?.modules?.dependencies.length, 1);
});

test('Mach-O: it is in section __go_buildinfo', () => {
  const data = buildInfo({ modules: MODULES });
  const file = buildMachO([
    { name: '__other', data: Buffer.alloc(64), address: 0x1000 },
    { name: '__go_buildinfo', data, address: 0x1040 },
  ]);
  assert.equal(read(file)?.modules?.dependencies.length, 1);
});

test('a binary built without modules has a toolchain and no more', () => {
  assert.deepEqual(read(buildGo()), { go: 'go1.22.3', modules: undefined });
});

test('a Go binary without build information is still known as one', () => {
  const parts = (name: string) => [{ name, data: Buffer.alloc(8), address: 0x1000 }];
  assert.equal(isGo(openExecutable(bytesOf(buildElf(parts('.gopclntab'))))), true);
  assert.equal(isGo(openExecutable(bytesOf(buildElf(parts('.note.go.buildid'))))), true);
  assert.equal(isGo(openExecutable(bytesOf(buildElf(parts('.text'))))), false);
});

test('a replaced module is the one that replaces it', () => {
  const { dependencies, main } = parseModules(
    [
      'mod\texample.org/a\tv1.0.0',
      '=>\texample.org/fork\tv1.0.1\th1:x=',
      'dep\texample.org/b\tv1.0.0',
      '=>\texample.org/c\tv2.0.0\th1:x=',
      'dep\texample.org/d\tv3.0.0\th1:x=',
    ].join('\n'),
  );
  assert.deepEqual(main, { path: 'example.org/fork', version: 'v1.0.1' });
  assert.deepEqual(dependencies, [
    { path: 'example.org/c', version: 'v2.0.0' },
    { path: 'example.org/d', version: 'v3.0.0' },
  ]);
});

test('a module replaced by a local folder keeps its path and has no known version', () => {
  for (const folder of ['./x', '../x', '/src/x', '..', 'C:\\x']) {
    const { dependencies } = parseModules(`dep\texample.org/b\tv1.0.0\n=>\t${folder}\t(devel)\t`);
    assert.deepEqual(dependencies, [{ path: 'example.org/b', version: '' }]);
  }
});

test('settings are unquoted as Go quotes them', () => {
  const { settings } = parseModules(
    [
      'build\tGOOS=linux',
      'build\t-ldflags="-X \'main.a=b c\' -X main.version=1.2"',
      'build\tempty=',
      'build\t"a=b"=`raw\\n`',
      'build\tbroken="a\\xff"',
      'build\tnothing',
    ].join('\n'),
  );
  assert.deepEqual(
    [...settings],
    [
      ['GOOS', 'linux'],
      ['-ldflags', "-X 'main.a=b c' -X main.version=1.2"],
      ['empty', ''],
      ['a=b', 'raw\\n'],
      ['broken', 'a\\xff'],
    ],
  );
});

test('strings that reach out of the section are damage; absurd ones are over budget', () => {
  const whole = buildGo({ modules: MODULES });
  const at = whole.indexOf('\xff Go buildinf:', 'latin1');
  const long = Buffer.from(whole);
  long[at + 32] = 0x7f;
  long.fill(0x80, at + 32, at + 35);
  assert.throws(() => read(long), Damaged);
  const huge = buildGo({ go: 'x'.repeat(5 * 1024 * 1024) });
  assert.throws(() => read(huge), OverBudget);
});

test('a binary of any size costs a few kilobytes of reading', () => {
  const file = buildGo({ modules: MODULES });
  const size = 3 * 1024 ** 3;
  let done = 0;
  const sparse: Bytes = {
    size,
    read(offset, length) {
      done += length;
      return offset + length <= file.length ? bytesOf(file).read(offset, length) : Buffer.alloc(length);
    },
  };
  assert.equal(readGoBuildInfo(sparse, openExecutable(sparse))?.go, 'go1.22.3');
  assert.ok(done < 16_384, `${done} bytes read`);
});

test('damaged binaries give something or nothing, or Damaged or OverBudget', () => {
  for (const options of [{}, { pointers: true }, { sectionTable: false }])
    for (const file of mutations(buildGo({ ...options, modules: MODULES }), 300)) {
      try {
        read(file);
      } catch (error) {
        assert.ok(isBadContent(error), String(error));
      }
    }
});
