// Tests of the cataloguers of Nim's packages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { NIM } from './index.ts';

async function run(files: Record<string, string | Uint8Array>) {
  const results = [...(await catalogue(NIM, [files])).values()];
  return {
    purls: results.flatMap((one) => one.packages.map(({ purl }) => purl)),
    contains: results.flatMap((one) => (one.contains ?? []).flatMap(({ paths }) => paths)),
    gaps: results.flatMap((one) => one.gaps.map(({ reason }) => reason)),
  };
}

test('the folder of an installed package says name and version', async () => {
  const { purls, contains } = await run({
    'root/.nimble/pkgs2/json_serialization-0.4.2-2b26a9e0fc79638dbb9272fb4ab5a1d79264f938/json.nimble': '',
    'root/.nimble/pkgs/coral-reef-0.1.1/reef.nimble': '',
    'app/reef.nimble': 'version = "1.0"',
  });
  assert.deepEqual(purls, ['pkg:nim/json_serialization@0.4.2', 'pkg:nim/coral-reef@0.1.1']);
  assert.equal(contains[1], 'root/.nimble/pkgs/coral-reef-0.1.1');
});

const LOCK = JSON.stringify({
  version: 2,
  packages: { reef: { version: '0.5.4' }, moss: { version: '#abc' } },
});

test('nimble.lock', async () => {
  assert.deepEqual((await run({ 'app/nimble.lock': LOCK })).purls, [
    'pkg:nim/reef@0.5.4',
    'pkg:nim/moss@abc',
  ]);
});

test('damaged lock files: packages or gaps', async () => {
  const files = [...mutations(Buffer.from(LOCK), 200)].map((text, i) => [`s${i}/nimble.lock`, text]);
  const { purls, gaps } = await run(Object.fromEntries(files) as Record<string, Uint8Array>);
  assert.ok(purls.length > 0 && gaps.length > 0);
});
