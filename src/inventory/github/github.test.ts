// Tests of what GitHub workflows and actions use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listed } from '../../../test/support/listed.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { GITHUB } from './index.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const WORKFLOW = `name: CI
on: [push]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4.1.1
      - name: Cache
        uses: "actions/cache/restore@v4"
      - uses: Owner/pinned@${COMMIT} # v2.3.4
      - uses: owner/bare@${COMMIT.replace('0', 'f')}
      - uses: owner/branch@main
      - { uses: owner/flow@1.2.3 }
      - uses: ./local
      - uses: docker://alpine:3.20
      - run: |
          echo "uses: owner/none@v1.0.0"
  shared:
    uses: owner/workflows/.github/workflows/build.yml@v1.0.0
  local:
    uses: ./.github/workflows/other.yml
`;
const ROWS = [
  'actions/checkout@v4.1.1',
  'actions/cache@v4 possible',
  'Owner/pinned@v2.3.4 likely',
  `owner/bare@${COMMIT.replace('0', 'f')}`,
  'owner/branch@main possible',
  'owner/flow@1.2.3',
  'owner/workflows@v1.0.0',
];

test('steps and shared workflows: the repository and what is asked of it; not local ones, images and scripts', async () => {
  const { rows, gaps, packages } = await listed(GITHUB, 'app/.github/workflows/ci.yml', WORKFLOW);
  assert.deepEqual(rows, ROWS);
  assert.deepEqual(gaps, []);
  assert.equal(packages[0]?.purl, 'pkg:github/actions/checkout@v4.1.1');
  assert.deepEqual(packages[0]?.details, { declared: 'manifest' });
});

test('composite actions have steps, too', async () => {
  const action =
    'name: x\nruns:\n  using: composite\n  steps:\n    - uses: owner/a@v1.0.0\n      with: {b: c}\n';
  assert.deepEqual((await listed(GITHUB, 'action.yml', action)).rows, ['owner/a@v1.0.0']);
  assert.deepEqual((await listed(GITHUB, '.github/actions/x/action.yaml', action)).rows, ['owner/a@v1.0.0']);
});

test('other YAML files are no workflows', async () => {
  for (const path of [
    'ci.yml',
    '.github/dependabot.yml',
    '.github/workflows/deep/ci.yml',
    'workflows/ci.yml',
  ])
    assert.deepEqual(await listed(GITHUB, path, WORKFLOW), { packages: [], rows: [], gaps: [] }, path);
});

test('what is not understood or damaged is a gap that hides', async () => {
  const odd =
    'jobs:\n  a:\n    steps:\n      - uses: owner@v1\n      - uses: owner/a\n      - uses: owner/b@v1.0.0\n';
  const { rows, gaps } = await listed(GITHUB, '.github/workflows/a.yml', odd);
  assert.deepEqual(rows, ['owner/b@v1.0.0']);
  assert.deepEqual(gaps, ['not-understood hides: uses: owner@v1', 'not-understood hides: uses: owner/a']);
  const damaged = await listed(GITHUB, '.github/workflows/a.yml', `${odd}  "`);
  assert.match(damaged.gaps.join(), /^damaged hides/);
});

test('damaged workflows give Damaged or OverBudget and nothing else', () => {
  const out = { fact: () => undefined, gap: () => undefined };
  for (const file of mutations(Buffer.from(WORKFLOW), 400)) {
    try {
      GITHUB[0]!.readers[0]!.read?.(bytesOf(file), { path: '.github/workflows/a.yml' } as Entry, out);
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
