// Tests of the cataloguers of Haskell's packages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { HASKELL } from './index.ts';

async function run(files: Record<string, string | Uint8Array>) {
  const results = [...(await catalogue(HASKELL, [files])).values()];
  const packages = results.flatMap((one) => one.packages);
  return {
    packages,
    rows: packages.map(({ name, version, evidence }) => `${name} ${version} ${evidence[0]?.confidence}`),
    gaps: results.flatMap((one) => one.gaps.map(({ reason, hides }) => [reason, hides])),
  };
}

const FREEZE = `active-repositories: hackage.haskell.org:merge
constraints: any.Reef ==1.2.0,
             any.base installed,
             reef +flag -other,
             any.moss-core ==0.1 || ==0.2,
             any.kelp ==1.*,
             any.moss ==0.10.2.0
index-state: hackage.haskell.org 2022-07-07T01:01:53Z
`;

test('cabal.project.freeze: exact versions; no ranges, flags, or packages of the compiler', async () => {
  const { packages, rows } = await run({ 'app/cabal.project.freeze': FREEZE });
  assert.deepEqual(rows, ['Reef 1.2.0 certain', 'moss 0.10.2.0 certain']);
  assert.equal(packages[0]?.purl, 'pkg:hackage/Reef@1.2.0');
});

test('a line without an end is told', async () => {
  const { gaps } = await run({
    'app/cabal.project.freeze': `constraints: ${'any.x ==1.0, '.repeat(10_000)}`,
  });
  assert.deepEqual(gaps, [['not-understood', true]]);
});

const LOCK = `packages:
- completed:
    hackage: coral-reef-0.2.6@sha256:00,2849
    pantry-tree:
      size: 2463
  original:
    hackage: coral-reef-0.2.6@sha256:00,2849
- completed:
    name: moss
    version: 0.6
    git: https://example.org/moss.git
    commit: 0123
  original:
    git: https://example.org/moss.git
snapshots:
- completed:
    size: 1
    url: https://example.org/lts/19/1.yaml
  original: lts-19.1
`;

test('stack.yaml.lock: packages of Hackage are certain, those of repositories likely; the snapshot is a gap', async () => {
  const { rows, gaps } = await run({ 'app/stack.yaml.lock': LOCK });
  assert.deepEqual(rows, ['coral-reef 0.2.6 certain', 'moss 0.6 likely']);
  assert.deepEqual(gaps, [['not-understood', true]]);
});

test('stack.yaml: extra packages, not folders', async () => {
  const { rows, gaps } = await run({
    'app/stack.yaml': `resolver: lts-19.1
packages: [.]
extra-deps:
- coral-reef-0.2.6@rev:1
- ./local
- acme-missiles-0.3
- git: https://example.org/moss.git
  commit: 0123
`,
  });
  assert.deepEqual(rows, ['coral-reef 0.2.6 certain', 'acme-missiles 0.3 certain']);
  assert.deepEqual(gaps, [['not-understood', true]]);
});

test('damaged files: packages or gaps', async () => {
  const files = [
    ...[...mutations(Buffer.from(FREEZE), 200)].map(
      (text, i) => [`s${i}/cabal.project.freeze`, text] as const,
    ),
    ...[...mutations(Buffer.from(LOCK), 200)].map((text, i) => [`s${i}/stack.yaml.lock`, text] as const),
  ];
  const { packages, gaps } = await run(Object.fromEntries(files) as Record<string, Uint8Array>);
  assert.ok(packages.length > 200 && gaps.length > 0);
});
