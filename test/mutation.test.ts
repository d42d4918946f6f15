// One seeded run of damage over every parser, through the real walk and the real cataloguers: whatever a file holds, there is an
// answer or a gap, in time and in bounded memory. The same inputs on every machine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSbom } from '../src/inventory/index.ts';
import { PlimsollError } from '../src/core/errors.ts';
import { CATALOGUERS } from '../src/inventory/index.ts';
import { base, system } from '../samples/harbour/debian.ts';
import { gauge, java } from '../samples/harbour/programs.ts';
import { ledger, web } from '../samples/harbour/scripts.ts';
import { catalogue } from './support/catalogue.ts';
import { mutations } from './support/mutate.ts';
import { berkeleyDb, ndbDb, rpmHeader } from './support/rpm.ts';
import { rpmSqlite } from './support/sqlite.ts';
import type { TarItem } from './support/tar.ts';

/** Milliseconds and bytes that one damaged file may take; a busy machine takes longer than a free one. */
const SLOW = 10_000;
const LARGE = 700 * 1024 * 1024;

const HEADERS = ['bash', 'zlib'].map((name) =>
  rpmHeader({ name, version: '1.0', release: '1', arch: 'x86_64', files: [`/usr/bin/${name}`] }),
);
const INSTALLED =
  'C:Q1x=\nP:musl\nV:1.2.4-r1\nA:x86_64\no:musl\nL:MIT\nF:lib\nR:libc.so\n\nP:zlib\nV:1.3-r0\nA:x86_64\n\n';
const RELEASE: TarItem = {
  name: 'etc/os-release',
  content: 'ID=rocky\nVERSION_ID="9.3"\nPRETTY_NAME="Rocky 9"\n',
};

/** Files that no cataloguer reads. */
const UNREAD = /(?:^srv\/harbour\/web\/[^/]+|\.js|\.cfg|\/INSTALLER)$/;

/** One file of every kind that a cataloguer reads. */
const FILES: readonly TarItem[] = [
  RELEASE,
  { name: 'lib/apk/db/installed', content: INSTALLED },
  { name: 'var/lib/rpm/Packages', content: berkeleyDb(HEADERS).data },
  { name: 'var/lib/rpm/Packages.db', content: ndbDb(HEADERS) },
  { name: 'var/lib/rpm/rpmdb.sqlite', content: rpmSqlite(HEADERS) },
  ...distinct([...base(), ...system(), ...web(), ...ledger(), ...java(), ...gauge()]),
];

/** One of each name ending or base name, so that the many package.json count once. */
function distinct(items: readonly TarItem[]): TarItem[] {
  const seen = new Map<string, TarItem>();
  for (const item of items) {
    const name = item.name.slice(item.name.lastIndexOf('/') + 1);
    const kind = /\.(jar|war|list|md5sums)$/.exec(name)?.[1] ?? name;
    if (UNREAD.test(item.name)) continue;
    if (item.content !== undefined && item.content.length > 0 && !seen.has(kind)) seen.set(kind, item);
  }
  return [...seen.values()];
}

const PER_FILE = 400;

for (const file of FILES)
  test(`damaged in ${PER_FILE} ways: ${file.name}`, async () => {
    for (const content of mutations(Buffer.from(file.content ?? ''), PER_FILE, 11)) {
      const start = performance.now();
      const results = await catalogue(CATALOGUERS, [[RELEASE, { ...file, content }]]);
      for (const { gaps } of results.values())
        for (const gap of gaps) assert.doesNotMatch(gap.detail ?? '', /internal fault/, gap.path);
      assert.ok(performance.now() - start < SLOW, `${Math.round(performance.now() - start)} ms`);
    }
    assert.ok(process.memoryUsage().rss < LARGE);
  });

test('damaged in 600 ways: SBOMs', () => {
  const component = {
    type: 'library',
    name: 'a',
    version: '1',
    purl: 'pkg:npm/a@1',
    components: [{ name: 'b' }],
  };
  const documents = [
    { bomFormat: 'CycloneDX', specVersion: '1.6', components: [component] },
    { spdxVersion: 'SPDX-2.3', name: 'x', packages: [{ name: 'a', versionInfo: '1', SPDXID: 'SPDXRef-a' }] },
  ];
  for (const document of documents)
    for (const bytes of mutations(Buffer.from(JSON.stringify(document)), 300, 12))
      try {
        readSbom(bytes, 'sbom.json');
      } catch (error) {
        assert.ok(error instanceof PlimsollError, String(error));
      }
});
