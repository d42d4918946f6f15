// Tests of go.mod and vendor/modules.txt texts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mutations } from '../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../core/bytes.ts';
import { eachVendoredModule, parseGoMod, replacedBy, replaceTable, type VendoredModule } from './go-mod.ts';

const parse = (text: string) => parseGoMod(bytesOf(Buffer.from(text)));

const MOD = `module "example.org/shop" // the shop

go 1.22

toolchain go1.22.5
require example.org/one v1.0.0
require (
	example.org/two/v2 v2.3.4 // indirect
	\`example.org/three\` v0.0.0-20240101000000-0123456789ab // indirect; for tests
	example.org/four v1.1.0// plain
)
exclude example.org/one v0.9.0
replace (
	example.org/one v1.0.0 => example.org/fork v1.0.1
	example.org/four => ../four
)
retract [v1.0.0, v1.1.0] // oops
`;

test('single lines and blocks, quotes, comments, indirect', () => {
  const { module, toolchain, requires, fault, cut } = parse(MOD);
  assert.deepEqual([module, toolchain, fault, cut], ['example.org/shop', 'go1.22.5', undefined, false]);
  assert.deepEqual(
    requires.map(({ path, version, indirect }) => [path, version, indirect]),
    [
      ['example.org/one', 'v1.0.0', false],
      ['example.org/two/v2', 'v2.3.4', true],
      ['example.org/three', 'v0.0.0-20240101000000-0123456789ab', true],
      ['example.org/four', 'v1.1.0', false],
    ],
  );
});

test('replacements: of one version, of all, by a folder', () => {
  const table = replaceTable(parse(MOD).replaces);
  assert.deepEqual(replacedBy({ path: 'example.org/one', version: 'v1.0.0' }, table), {
    path: 'example.org/fork',
    version: 'v1.0.1',
  });
  assert.deepEqual(replacedBy({ path: 'example.org/one', version: 'v1.2.0' }, table), {
    path: 'example.org/one',
    version: 'v1.2.0',
  });
  assert.equal(replacedBy({ path: 'example.org/four', version: 'v1.1.0' }, table), undefined);
});

test('a line that is none is told, and the others are read', () => {
  const { requires, fault } = parse('require example.org/one\nrequire example.org/two v1.0.0\nreplace a b\n');
  assert.equal(requires.length, 1);
  assert.equal(fault, 'line 1: require example.org/one');
});

test('a line that has no end is told', () => {
  assert.equal(parse(`require a.b/c v1.0.0\n${'('.repeat(100_000)}`).fault, 'line 2 is endless');
});

test('more modules than any project has: those before the bound are kept', () => {
  const text = `require (\n${'a.b/c v1.0.0\n'.repeat(200_001)})`;
  const { requires, cut } = parse(text);
  assert.deepEqual([requires.length, cut], [200_001, true]);
});

const VENDORED = `# example.org/one v1.0.0
## explicit; go 1.20
example.org/one/a
example.org/one/b
# example.org/two v1.0.0 => example.org/fork v1.0.1
example.org/two
# example.org/three => ./three
example.org/three
# example.org/four v1.0.0
## explicit
# example.org/five => ./five
`;

function vendored(text: Uint8Array): VendoredModule[] {
  const found: VendoredModule[] = [];
  eachVendoredModule(bytesOf(text), (module) => found.push(module));
  return found;
}

test('vendor/modules.txt: modules with packages, each once, after replacement', () => {
  assert.deepEqual(vendored(Buffer.from(VENDORED)), [
    { path: 'example.org/one', version: 'v1.0.0' },
    { path: 'example.org/fork', version: 'v1.0.1' },
    { path: 'example.org/three', version: '' },
  ]);
});

test('damaged files: read as far as they go', () => {
  for (const damaged of [...mutations(Buffer.from(MOD), 300), ...mutations(Buffer.from(VENDORED), 300)])
    try {
      assert.ok(parseGoMod(bytesOf(damaged)).requires.length <= 50);
      assert.ok(vendored(damaged).length <= 50);
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
});
