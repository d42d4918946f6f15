// Tests of `db import`, and of the stores that it makes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { NOW, linesOf, place } from '../../test/support/advisory-files.ts';
import { recordOf, zipOf } from '../../test/support/osv-feed.ts';

const a = recordOf('GHSA-a', 'npm', 'left', '1.2.0');
const b = recordOf('GHSA-b', 'npm', 'right', '2.0.0', { aliases: ['CVE-2026-1'] });

test('zip, JSON lines (plain, gzip, brotli, zstd), single records and lists bring the same records', async () => {
  const records = [a, b];
  const revisions = new Set<string>();
  for (const [name, data] of Object.entries({
    'npm/all.zip': zipOf(records),
    'npm/all.jsonl': linesOf(records),
    'npm/all.jsonl.gz': gzipSync(linesOf(records)),
    'npm/all.jsonl.br': brotliCompressSync(linesOf(records)),
    'npm/all.jsonl.zst': zstdCompressSync(linesOf(records)),
    'npm.jsonl': linesOf(records).trimEnd(),
    'list.json': JSON.stringify([b, a]),
  })) {
    using folder = place({ [name]: data });
    const { families, records: read } = await folder.run(name);
    assert.equal(read, 2);
    assert.deepEqual(
      families.map((status) => [status.family, status.records]),
      [['npm', 2]],
    );
    revisions.add(families[0]?.revision ?? '');
  }
  assert.equal(revisions.size, 1, 'the same data has the same revision');
});

test('a folder of single records is one import', async () => {
  using folder = place({
    'x/1.json': JSON.stringify(a),
    'x/y/2.json.gz': gzipSync(JSON.stringify(b)),
    'note.txt': '!',
  });
  const { families } = await folder.run();
  assert.equal(families[0]?.records, 2);
});

test('rows come back as they were read, and the advisory with its detail', async () => {
  const record = recordOf('DEBIAN-CVE-2026-0007', 'Debian:12', 'curl', '7.88-1', {
    summary: 'Summary',
    withdrawn: '2026-02-02T00:00:00Z',
    references: [{ type: 'WEB', url: 'https://example.org/1' }],
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }],
  });
  using folder = place({ 'Debian/all.zip': zipOf([record]) });
  const { families } = await folder.run();
  const source = await folder.open('Debian');
  const rows = source.affected('Debian:12', 'curl');
  assert.deepEqual(rows, [
    {
      name: 'curl',
      scope: 'Debian:12',
      advisory: 1,
      seq: 0,
      status: 'affected',
      word: '',
      introduced: '0',
      fixed: '7.88-1',
      last: '',
      versions: [],
    },
  ]);
  assert.deepEqual(source.advisory('Debian', 1), {
    id: 'DEBIAN-CVE-2026-0007',
    aliases: ['CVE-2026-0007'],
    related: [],
    summary: 'Summary',
    scores: [{ kind: 'CVSS_V3', value: 'CVSS:3.1/AV:N', from: 'Debian' }],
    references: ['https://example.org/1'],
    published: '2026-01-01T00:00:00Z',
    modified: '2026-01-02T00:00:00Z',
    withdrawn: '2026-02-02T00:00:00Z',
    feed: 'OSV',
    family: 'Debian',
  });
  assert.deepEqual(source.named('Debian', 'CVE-2026-0007'), [1]);
  assert.deepEqual(source.affected('Debian:11', 'curl'), []);
  assert.deepEqual(source.affected('npm', 'curl'), []);
  assert.equal(source.family('npm'), undefined);
  assert.deepEqual(source.family('Debian'), families[0]);
  assert.deepEqual(
    { ...families[0], revision: '', licence: '' },
    {
      family: 'Debian',
      feed: 'OSV',
      licence: '',
      records: 1,
      skipped: 0,
      withdrawn: 1,
      fetched: NOW.toISOString(),
      newest: '2026-01-02T00:00:00Z',
      revision: '',
      origin: 'import',
      scopes: ['Debian:12'],
    },
  );
  source.close();
});

test('many records: each advisory has its own detail', async () => {
  const records = Array.from({ length: 50 }, (_, i) =>
    recordOf(`GHSA-${i}`, 'npm', 'left', '1.0.0', { summary: `number ${i}` }),
  );
  using folder = place({ 'npm/all.zip': zipOf(records) });
  await folder.run();
  const source = await folder.open('npm');
  const rows = source.affected('npm', 'left');
  assert.equal(rows.length, 50);
  for (const { advisory } of rows) {
    const { id, summary } = source.advisory('npm', advisory);
    assert.equal(summary, `number ${id.slice(5)}`);
  }
  source.close();
});

test('names are asked for in any spelling of the ecosystem', async () => {
  using folder = place({ 'PyPI/all.zip': zipOf([recordOf('PYSEC-1', 'PyPI', 'Ruamel.Yaml', '1.0')]) });
  await folder.run();
  const source = await folder.open('PyPI');
  assert.equal(source.affected('PyPI', 'ruamel_yaml').length, 1);
  source.close();
});

test('the same row twice in a record is one row', async () => {
  const twice = { ...a, affected: [...(a['affected'] as object[]), ...(a['affected'] as object[])] };
  using folder = place({ 'npm/all.zip': zipOf([twice]) });
  await folder.run();
  const source = await folder.open('npm');
  assert.equal(source.affected('npm', 'left').length, 1);
  source.close();
});

test('of two records with one id the newer counts, whichever comes first', async () => {
  const old = recordOf('GHSA-a', 'npm', 'left', '1.0.0', {
    modified: '2025-01-01T00:00:00Z',
    aliases: ['CVE-2025-1'],
  });
  const other = recordOf('GHSA-c', 'npm', 'left', '3.0.0');
  for (const records of [
    [old, other, a],
    [a, other, old],
  ]) {
    using folder = place({ 'npm/all.zip': zipOf(records) });
    const { families } = await folder.run();
    assert.equal(families[0]?.records, 2);
    const source = await folder.open('npm');
    assert.deepEqual(
      source
        .affected('npm', 'left')
        .map((row) => row.fixed)
        .sort(),
      ['1.2.0', '3.0.0'],
    );
    assert.deepEqual(source.named('npm', 'CVE-2025-1'), []);
    source.close();
  }
});

test("an ecosystem's export makes no store of the few records that it has of others", async () => {
  const both = recordOf('GHSA-ab', 'npm', 'left', '1.0.0');
  const affected = [
    ...(both['affected'] as object[]),
    ...(recordOf('', 'PyPI', 'left', '1.0')['affected'] as object[]),
  ];
  using folder = place({ 'npm/all.zip': zipOf([{ ...both, affected }]) });
  const { families, others } = await folder.run();
  assert.deepEqual(
    families.map(({ family }) => family),
    ['npm'],
  );
  assert.deepEqual([...others], [['PyPI', 1]]);
  const asked = await folder.run('', { only: ['PyPI'] });
  assert.deepEqual(
    asked.families.map(({ family }) => family),
    ['PyPI'],
  );
});

test('a record belongs to the family that it names, wherever among the imported files it lies', async () => {
  const debian = recordOf('CVE-2026-5', 'Debian:12', 'curl', '1');
  using folder = place({
    'Debian/all.zip': zipOf([recordOf('CVE-2026-4', 'Debian:12', 'curl', '1')]),
    'Alpine/all.zip': zipOf([debian, recordOf('CVE-2026-6', 'Alpine:v3.20', 'curl', '1')]),
  });
  const { families } = await folder.run();
  assert.deepEqual(
    families.map(({ family, records }) => [family, records]),
    [
      ['Alpine', 1],
      ['Debian', 2],
    ],
  );
});

test("SUSE's export brings openSUSE too, and a folder's name may be URL-encoded", async () => {
  using folder = place({
    'SUSE/all.zip': zipOf([
      recordOf('SUSE-1', 'openSUSE:Leap 15.6', 'curl', '1'),
      recordOf('SUSE-2', 'SUSE:15', 'curl', '1'),
    ]),
    'Rocky%20Linux/all.zip': zipOf([recordOf('RLSA-1', 'Rocky Linux:9', 'curl', '1')]),
  });
  const { families } = await folder.run();
  assert.deepEqual(
    families.map(({ family }) => family),
    ['Rocky Linux', 'SUSE', 'openSUSE'],
  );
});

test('records that name no package or an unknown ecosystem, and what is no record, are counted', async () => {
  using folder = place({
    'npm/all.jsonl': `${linesOf([a, { id: 'X-1' }, recordOf('X-2', 'Unheard Of', 'x', '1')])}not json\n7\n`,
  });
  const { families, skipped, records } = await folder.run();
  assert.equal(records, 5);
  assert.deepEqual([families[0]?.records, families[0]?.skipped], [1, 4]);
  assert.deepEqual(Object.fromEntries(skipped), {
    'no-package': 1,
    'unknown-ecosystem': 1,
    'not-json': 1,
    'not-a-record': 1,
  });
});
