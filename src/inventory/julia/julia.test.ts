// Tests of the cataloguer of Julia's manifests.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { JULIA, juliaManifest } from './index.ts';

async function run(files: Record<string, string>) {
  const { packages, gaps } = (await catalogue(JULIA, [files])).get('julia/manifest')!;
  const rows = packages.map(({ purl, evidence }) => `${purl} ${evidence[0]?.confidence}`);
  return { packages, gaps, rows };
}

const UUID = '682c06a0-de6a-54ab-a142-c8b1cf79cde6';
const V2 = `julia_version = "1.11.0"
manifest_format = "2.1"

[[deps.JSON]]
deps = ["Dates"]
git-tree-sha1 = "31"
uuid = "${UUID}"
version = "0.21.4"

    [deps.JSON.extensions]
    Ext = "Other"

[[deps.Dates]]
uuid = "ade2ca70-3891-5945-98fb-dc099432e06a"

[[deps.Local]]
path = "./Local"
uuid = "x"
version = "0.1.0"

[[deps.Forked]]
repo-url = "https://example.org/Forked.jl"
version = "0.2.0"

[[registries.General]]
uuid = "y"
version = "1.0.0"
`;

test('packages of format 2, without the standard library, local ones and registries', async () => {
  const { packages, gaps, rows } = await run({ 'a/Manifest.toml': V2 });
  assert.deepEqual(rows, [`pkg:julia/JSON@0.21.4?uuid=${UUID} certain`, 'pkg:julia/Forked@0.2.0 likely']);
  assert.deepEqual([gaps, packages[0]?.details.declared], [[], 'lock']);
});

test('format 1 has its packages at the root', async () => {
  const { rows } = await run({
    'Manifest.toml': '[[JSON]]\nversion = "0.21.4"\n[JSON.deps]\nx = "1"\n[[Dates]]\nuuid = "x"\n',
  });
  assert.deepEqual(rows, ['pkg:julia/JSON@0.21.4 certain']);
});

test('manifests go by three names', async () => {
  const text = 'manifest_format = "2.0"\n[[deps.A]]\nversion = "1.0.0"\n';
  const { rows } = await run({
    'a/JuliaManifest.toml': text,
    'b/Manifest-v1.11.toml': text,
    'c/OtherManifest.toml': text,
  });
  assert.equal(rows.length, 2);
});

test('mutated manifests: packages, or Damaged, or OverBudget', () => {
  for (const file of mutations(Buffer.from(V2), 300)) {
    try {
      juliaManifest.readers[0]?.read?.(bytesOf(file), { path: 'Manifest.toml' } as Entry, {
        fact: () => {},
        gap: () => {},
      });
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
