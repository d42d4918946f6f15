// Tests of the archives out of which Yarn loads packages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { buildZip } from '../../../test/support/zip.ts';
import { bytesOf, isBadContent } from '../../core/bytes.ts';
import type { Entry } from '../../image/entry.ts';
import { yarnCache } from './yarn-cache.ts';

const json = (name: string) => JSON.stringify({ name, version: '1.0.0' });

const YARN = [
  { name: 'node_modules/@s/a/package.json', data: json('@s/a') },
  { name: 'node_modules/@s/a/index.js', data: 'x' },
  { name: 'node_modules/@s/a/node_modules/b/package.json', data: json('b') },
  { name: 'node_modules/@s/a/node_modules/c/node_modules/b/package.json', data: json('b') },
];

test("Yarn's archives are packages where Plug'n'Play loads them, and leftovers elsewhere", async () => {
  const archive = buildZip(YARN);
  const layer = {
    'app/.yarn/cache/@s-a-npm-1.0.0-4f2a-8.zip': archive,
    'app/other.zip': archive,
    'root/.yarn/berry/cache/@s-a-npm-1.0.0-4f2a-8.zip': archive,
  };
  const none = (await catalogue([yarnCache], [layer])).get('node/yarn-cache')!;
  assert.deepEqual(none.packages, []);
  const all = (await catalogue([yarnCache], [layer, { 'app/.pnp.cjs': 'x' }])).get('node/yarn-cache')!;
  assert.deepEqual(
    all.packages.map(({ name, version, evidence }) => `${name}@${version} ${evidence[0]?.path}`),
    [
      '@s/a@1.0.0 app/.yarn/cache/@s-a-npm-1.0.0-4f2a-8.zip',
      'b@1.0.0 app/.yarn/cache/@s-a-npm-1.0.0-4f2a-8.zip',
      '@s/a@1.0.0 root/.yarn/berry/cache/@s-a-npm-1.0.0-4f2a-8.zip',
      'b@1.0.0 root/.yarn/berry/cache/@s-a-npm-1.0.0-4f2a-8.zip',
    ],
  );
  assert.deepEqual(all.contains?.[0]?.paths, ['app/.yarn/cache/@s-a-npm-1.0.0-4f2a-8.zip']);
  const gone = await catalogue([yarnCache], [layer, { 'app/.pnp.cjs': 'x' }, { 'app/.wh..pnp.cjs': '' }]);
  assert.deepEqual(gone.get('node/yarn-cache')?.packages, []);
});

test("damaged archives in Yarn's cache are gaps that hide", async () => {
  const path = '.yarn/cache/a-npm-1.0.0-4f2a-8.zip';
  const lost = await catalogue([yarnCache], [{ [path]: 'x', '.pnp.cjs': '' }]);
  assert.deepEqual(
    lost.get('node/yarn-cache')?.gaps.map(({ reason, hides }) => [reason, hides]),
    [['damaged', true]],
  );
  const reader = yarnCache.readers[0]!;
  for (const file of mutations(buildZip(YARN), 300)) {
    try {
      reader.read?.(bytesOf(file), { path } as Entry, { fact: () => undefined, gap: () => undefined });
    } catch (error) {
      assert.ok(isBadContent(error), String(error));
    }
  }
});
