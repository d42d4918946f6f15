// Tests of the cataloguers of Lua rocks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { LUA } from './index.ts';

async function run(files: Record<string, string | Uint8Array>) {
  const results = [...(await catalogue(LUA, [files])).values()];
  const packages = results.flatMap((one) => one.packages);
  return {
    packages,
    contains: results.flatMap((one) => (one.contains ?? []).flatMap(({ paths }) => paths)),
    rows: packages.map(({ name, version, role }) => `${name} ${version} ${role ?? ''}`.trim()),
    gaps: results.flatMap((one) => one.gaps.map(({ reason, hides }) => [reason, hides])),
  };
}

const ROCK = 'usr/local/lib/luarocks/rocks-5.1/reef/1.2-1';
const SPEC = 'package = "Reef"\nversion = "1.2-1"\ndescription = { license = "MIT" }\n';

test('an installed rock: name and licence as its rockspec writes them, and its files', async () => {
  const { packages, rows, contains } = await run({
    [`${ROCK}/reef-1.2-1.rockspec`]: SPEC,
    [`${ROCK}/rock_manifest`]:
      'rock_manifest = { ["reef-1.2-1.rockspec"] = "0", lib = { reef = { ["core.so"] = "1" } }, lua = { ["reef.lua"] = "2" }, bin = { reef = "3" } }',
    'usr/local/lib/lua/5.1/reef/core.so': 'x',
    'usr/local/share/lua/5.1/reef.lua': 'x',
    'usr/local/bin/reef': 'x',
  });
  assert.deepEqual(rows, ['Reef 1.2-1']);
  assert.deepEqual(packages[0]?.licences, ['MIT']);
  assert.equal(packages[0]?.purl, 'pkg:luarocks/reef@1.2-1');
  assert.equal(packages[0]?.details.declared, undefined);
  assert.deepEqual(contains, [
    ROCK,
    'usr/local/lib/lua/5.1/reef/core.so',
    'usr/local/share/lua/5.1/reef.lua',
    'usr/local/bin/reef',
  ]);
});

test('what is not written as a literal, or is damaged, comes from the name of the file', async () => {
  const { packages, rows, gaps } = await run({
    [`${ROCK}/reef-1.2-1.rockspec`]: 'package = "reef"\nversion = v .. "-1"\n',
    [`${ROCK.replaceAll('reef', 'moss')}/moss-1.2-1.rockspec`]: 'package = "moss',
  });
  assert.deepEqual(rows, ['reef 1.2-1', 'moss 1.2-1']);
  assert.equal(packages[0]?.evidence[0]?.confidence, 'likely');
  assert.deepEqual(gaps, [['damaged', false]]);
});

test("a project's rockspec is wanted, not installed", async () => {
  const { packages } = await run({ 'app/reef-1.2-1.rockspec': SPEC });
  assert.equal(packages[0]?.details.declared, 'manifest');
});

test('luarocks.lock: pinned rocks, those for building and testing as development, not the interpreter', async () => {
  const { rows } = await run({
    'app/luarocks.lock':
      'return { dependencies = { lua = "5.4-1", ["lua-cjson"] = "2.1-1" }, test_dependencies = { busted = "2.0-1" } }',
  });
  assert.deepEqual(rows, ['lua-cjson 2.1-1', 'busted 2.0-1 dev']);
});

test('damaged rockspecs are gaps or packages', async () => {
  const files = [...mutations(Buffer.from(SPEC), 200)].map((text, i) => [
    `t${i}/${ROCK}/reef-1.2-1.rockspec`,
    text,
  ]);
  const { rows } = await run(Object.fromEntries(files) as Record<string, Uint8Array>);
  assert.equal(rows.length, 200);
});
