// Tests of the cataloguers of go.mod and vendor/modules.txt.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { goMod } from './go-mod.ts';
import { vendorModules } from './vendor-modules.ts';

async function run(files: Record<string, string>) {
  const results = [...(await catalogue([goMod, vendorModules], [files])).values()];
  const packages = results.flatMap((one) => one.packages);
  return {
    packages,
    rows: packages.map(({ name, version }) => `${name} ${version}`),
    gaps: results.flatMap((one) => one.gaps.map(({ reason, hides }) => [reason, hides])),
  };
}

test('replaced modules count as what replaces them; folders are not packages; go.sum adds nothing', async () => {
  const { packages, rows, gaps } = await run({
    'app/go.mod': `module example.org/shop
require (
	example.org/one v1.0.0
	example.org/two v1.0.0 // indirect
	example.org/local v1.0.0
)
replace example.org/two => example.org/fork v1.0.1
replace example.org/local => ./local
`,
    'app/go.sum': 'example.org/other v1.0.0 h1:x=\n',
  });
  assert.deepEqual(rows, ['example.org/one v1.0.0', 'example.org/fork v1.0.1']);
  assert.deepEqual(gaps, []);
  assert.equal(packages[0]?.purl, 'pkg:golang/example.org/one@v1.0.0');
  assert.equal(packages[0]?.details.declared, 'manifest');
});

test('the toolchain line brings the standard library, the go line does not', async () => {
  const { packages } = await run({ 'go.mod': 'module m\ngo 1.22\ntoolchain go1.22.5\n' });
  assert.deepEqual(
    packages.map(({ name, version, details }) => [name, version, details.goRole]),
    [['stdlib', '1.22.5', 'stdlib']],
  );
  assert.deepEqual((await run({ 'go.mod': 'module m\ngo 1.22\n' })).rows, []);
});

test("other modules' go.mod files in the module cache and in vendor folders are not the project's", async () => {
  const { rows } = await run({
    'root/go/pkg/mod/example.org/x@v1.0.0/go.mod': 'require example.org/y v1.0.0\n',
    'app/vendor/example.org/x/go.mod': 'require example.org/y v1.0.0\n',
  });
  assert.deepEqual(rows, []);
});

test('replacements of a workspace are a gap', async () => {
  const { rows, gaps } = await run({
    'app/go.work': 'go 1.22\nuse ./a\nreplace example.org/x => ./x\n',
    'lib/go.work': 'go 1.22\nuse (\n\t./a\n)\n',
  });
  assert.deepEqual([rows, gaps], [[], [['not-understood', false]]]);
});

test('vendor/modules.txt names what was copied', async () => {
  const text =
    '# example.org/one v1.0.0\n## explicit\nexample.org/one\n# example.org/l => ./l\nexample.org/l\n';
  const { rows } = await run({ 'app/vendor/modules.txt': text, 'app/modules.txt': text });
  assert.deepEqual(rows, ['example.org/one v1.0.0']);
});

test('a broken line is told', async () => {
  const { rows, gaps } = await run({ 'go.mod': 'require example.org/x\nrequire example.org/y v1.0.0\n' });
  assert.deepEqual([rows, gaps], [['example.org/y v1.0.0'], [['not-understood', true]]]);
});
