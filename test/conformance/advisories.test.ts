// Real exports of all ecosystems are imported: every record is in its family's store or counted with a reason.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type FamilyStatus, openAdvisories } from '../../src/advisories/index.ts';
import { recordsOf } from '../../src/advisories/records.ts';
import { findSources } from '../../src/advisories/sources.ts';
import { familyOf } from '../../src/advisories/types.ts';

const data = process.env['PLIMSOLL_DATA'];
if (data === undefined) throw new Error('PLIMSOLL_DATA must name the folder with the conformance data');
const root = join(data, 'advisories');
const SETS = ['osv', 'osv-converted'];
const CHILD = join(import.meta.dirname, '../support/import-child.ts');

interface Imported {
  readonly families: readonly FamilyStatus[];
  readonly records: number;
  readonly skipped: readonly [reason: string, count: number][];
  readonly seconds: number;
  readonly megabytes: number;
}

let folder: string;
let imported: Imported;

function runImport(into: string, ...paths: string[]): Imported {
  const { stdout, stderr } = spawnSync(process.execPath, [CHILD, into, ...paths], { encoding: 'utf8' });
  assert.equal(stderr, '');
  return JSON.parse(stdout) as Imported;
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-advisories-'));
  imported = runImport(folder, ...SETS.map((set) => join(root, set)));
});
after(() => rmSync(folder, { recursive: true }));

interface ManifestSet {
  readonly path: string;
  readonly records: number;
}

test('as many records are read as the manifest says', () => {
  const { sets } = JSON.parse(readFileSync(join(root, 'MANIFEST.json'), 'utf8')) as { sets: ManifestSet[] };
  const own = sets.filter(({ path }) => SETS.some((set) => path.startsWith(`${set}/`)));
  assert.ok(own.length >= 30);
  assert.equal(
    imported.records,
    own.reduce((sum, { records }) => sum + records, 0),
  );
});

test('each family has exactly the records that name its packages', async () => {
  const ids = new Map<string, Set<string>>();
  let named = 0;
  for (const source of SETS.flatMap((set) => findSources(join(root, set))))
    for await (const parsed of recordsOf(source, () => {})) {
      assert.ok('value' in parsed);
      const { id, affected = [] } = parsed.value as {
        readonly id: string;
        readonly affected?: readonly { readonly package?: { readonly ecosystem?: string } }[];
      };
      const scopes = affected.flatMap((entry) => entry.package?.ecosystem ?? []);
      if (scopes.length > 0) named++;
      for (const family of new Set(scopes.map(familyOf)))
        ids.set(family, (ids.get(family) ?? new Set()).add(id));
    }
  const isMade = (family: string) => imported.families.some((status) => status.family === family);
  // Chainguard's records beside Wolfi's are not all that Chainguard has: no store is made of them.
  assert.deepEqual(
    [...ids.keys()].filter((family) => !isMade(family)),
    ['Chainguard'],
  );
  for (const { family, records } of imported.families) assert.equal(records, ids.get(family)?.size, family);
  const nameless = new Map(imported.skipped).get('no-package');
  assert.equal(imported.records - named, nameless, 'records of no package are counted');
});

test('what is skipped are true faults of the records, and few', () => {
  const { 'no-package': _, ...parts } = Object.fromEntries(imported.skipped);
  assert.deepEqual(Object.keys(parts).sort(), ['only-commits', 'unreadable-range']);
  assert.ok(Object.values(parts).reduce((sum, count) => sum + count, 0) < 20, JSON.stringify(parts));
});

test('withdrawn records are there and say so', () => {
  const withdrawn = imported.families.filter((status) => status.withdrawn > 0);
  assert.deepEqual(
    withdrawn.map(({ family, withdrawn: count }) => [family, count]),
    [
      ['Go', 17],
      ['Julia', 4],
      ['crates.io', 13],
    ],
  );
});

test('memory is bounded, whatever is imported', (context) => {
  const { records, seconds, megabytes } = imported;
  context.diagnostic(`${records} records in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB peak`);
  // About 300 MB are the importer's own; the C library keeps a brotli window of 16 MB for each thread that inflated.
  assert.ok(megabytes < 450, `${megabytes} MB`);
});

test('the same data has the same revision, imported alone', (context) => {
  const alone = mkdtempSync(join(tmpdir(), 'plimsoll-advisories-'));
  try {
    const { families, seconds, megabytes } = runImport(
      alone,
      join(root, 'osv', 'PyPI'),
      join(root, 'osv', 'Wolfi'),
    );
    context.diagnostic(`PyPI and Wolfi: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB peak`);
    const again = runImport(alone, join(root, 'osv', 'Wolfi', 'all.jsonl.br'));
    assert.deepEqual(
      again.families.map(({ revision }) => revision),
      families.filter(({ family }) => family === 'Wolfi').map(({ revision }) => revision),
    );
  } finally {
    rmSync(alone, { recursive: true });
  }
});

test('hundreds of source packages are looked up in milliseconds', async (context) => {
  const names = await readNames(join(root, 'osv', 'Debian'), 456);
  const source = await openAdvisories(folder, ['Debian']);
  const start = performance.now();
  const rows = names.flatMap((name) => source.affected('Debian:12', name));
  context.diagnostic(`456 names: ${rows.length} rows in ${(performance.now() - start).toFixed(1)} ms`);
  assert.ok(rows.length > 5000);
  const advisories = rows.slice(0, 500).map((row) => source.advisory('Debian', row.advisory));
  assert.ok(advisories.every(({ id }) => /^(?:CVE|DSA|DLA)-/.test(id)));
  source.close();
  for (const { family } of imported.families) {
    const file = join(folder, `${family}.sqlite`);
    assert.ok(existsSync(file));
    context.diagnostic(`${family}: ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  }
});

/** Names of Debian 12 source packages, spread over the export. */
async function readNames(path: string, count: number): Promise<string[]> {
  const names = new Set<string>();
  for (const source of findSources(path))
    for await (const parsed of recordsOf(source, () => {})) {
      const { affected = [] } = ('value' in parsed ? parsed.value : {}) as {
        affected?: { package?: { ecosystem?: string; name?: string } }[];
      };
      for (const { package: one } of affected)
        if (one?.ecosystem === 'Debian:12' && one.name !== undefined) names.add(one.name);
    }
  const all = [...names].sort();
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] ?? '');
}
