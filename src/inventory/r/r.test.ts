// Tests of the cataloguers of R's packages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue } from '../../../test/support/catalogue.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { R } from './index.ts';

async function run(files: Record<string, string | Uint8Array>) {
  const results = [...(await catalogue(R, [files])).values()];
  const packages = results.flatMap((one) => one.packages);
  return {
    packages,
    contains: results.flatMap((one) => (one.contains ?? []).flatMap(({ paths }) => paths)),
    rows: packages.map((one) =>
      `${one.name} ${one.version} ${one.role ?? ''} ${one.evidence[0]?.confidence}`.replace('  ', ' '),
    ),
    gaps: results.flatMap((one) => one.gaps.map(({ reason, hides }) => [reason, hides])),
  };
}

const TEXT = `Package: reef
Title: Corals and
    fishes
Version: 1.2-3
License: MIT + file LICENSE
Repository: CRAN
Built: R 4.3.1; ; 2023-07-01 00:00:00 UTC; unix
`;

test('a package in a library, with its licence and its folder', async () => {
  const { packages, rows, contains } = await run({ 'usr/lib/R/site-library/reef/DESCRIPTION': TEXT });
  assert.deepEqual(rows, ['reef 1.2-3 certain']);
  assert.equal(packages[0]?.purl, 'pkg:cran/reef@1.2-3');
  assert.deepEqual(packages[0]?.licences, ['MIT + file LICENSE']);
  assert.deepEqual(contains, ['usr/lib/R/site-library/reef']);
});

test('certain is what was installed from CRAN; base packages are part of R', async () => {
  const { rows } = await run({
    'opt/library/a/DESCRIPTION': 'Package: a\nVersion: 1.0\n',
    'opt/library/b/DESCRIPTION': TEXT.replace('CRAN', 'Bioconductor 3.17'),
    'opt/library/c/DESCRIPTION': `${TEXT}RemoteType: github\n`,
    'usr/lib/R/library/base/DESCRIPTION':
      'Package: base\nVersion: 4.3.1\nPriority: base\nLicense: Part of R 4.3.1\nBuilt: R 4.3.1; ; x; unix\n',
  });
  assert.deepEqual(rows, [
    'a 1.0 likely',
    'reef 1.2-3 likely',
    'reef 1.2-3 likely',
    'base 4.3.1 vendored certain',
  ]);
});

test('other files of that name are none; a broken one in a library is a gap', async () => {
  const { rows, gaps } = await run({
    'app/DESCRIPTION': TEXT,
    'opt/library/a/DESCRIPTION': 'Package: a\n',
    'opt/library/b/DESCRIPTION': '',
  });
  assert.deepEqual(rows, []);
  assert.deepEqual(gaps, [
    ['not-understood', true],
    ['not-understood', true],
  ]);
});

test('libraries for each version of R, and renv\u2019s cache; not templates and tests within packages', async () => {
  const { rows, gaps } = await run({
    'srv/renv/library/R-4.3/x86_64-pc-linux-gnu/reef/DESCRIPTION': TEXT,
    'root/.cache/R/renv/cache/v5/R-4.3/x86_64-pc-linux-gnu/reef/1.2-3/0f/reef/DESCRIPTION': TEXT,
    'usr/lib/R/library/devtools/templates/pkg/DESCRIPTION': 'Package: pkg\nVersion: 0.1\n',
    'usr/lib/R/library/devtools/tests/empty/DESCRIPTION': '',
  });
  assert.deepEqual([rows, gaps], [['reef 1.2-3 certain', 'reef 1.2-3 certain'], []]);
});

test('renv.lock: packages of repositories are certain, those of branches likely, folders none', async () => {
  const { rows } = await run({
    'app/renv.lock': JSON.stringify({
      R: { Version: '4.3.1' },
      Packages: {
        mime: { Package: 'mime', Version: '0.12', Source: 'Repository', Repository: 'CRAN' },
        old: { Package: 'old', Version: '1.0', Source: 'CRAN' },
        bio: { Package: 'bio', Version: '2.0', Source: 'Bioconductor' },
        git: { Package: 'git', Version: '0.1', Source: 'GitHub', RemoteSha: '0' },
        own: { Package: 'own', Version: '0.1', Source: 'Local' },
      },
    }),
  });
  assert.deepEqual(rows, ['mime 0.12 certain', 'old 1.0 certain', 'bio 2.0 likely', 'git 0.1 likely']);
});

test('damaged files: packages or gaps', async () => {
  const files = [...mutations(Buffer.from(TEXT), 200)].map((text, i) => [
    `s${i}/library/x/DESCRIPTION`,
    text,
  ]);
  const { packages, gaps } = await run(Object.fromEntries(files) as Record<string, Uint8Array>);
  assert.ok(packages.length + gaps.length >= 200);
});
