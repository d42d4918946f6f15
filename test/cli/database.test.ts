// The commands about advisory data and the layer cache.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { byText } from '../../src/core/text.ts';
import { scratch, serve } from '../support/loopback.ts';
import { buildZip } from '../support/zip.ts';
import { ADVISORIES, home, SAMPLE } from './run.ts';

/** An export as a feed serves it: one record an entry. */
function zipOf(ecosystem: string): Buffer {
  const records = JSON.parse(readFileSync(join(ADVISORIES, `${ecosystem}.json`), 'utf8')) as { id: string }[];
  return buildZip(records.map((record) => ({ name: `${record.id}.json`, data: JSON.stringify(record) })));
}

/** A feed with the sample's records: `/Debian/all.zip`… */
function serveFeed() {
  return serve((request, response) => {
    const ecosystem = /^\/([^/]+)\/all\.zip$/.exec(request.url ?? '')?.[1];
    if (ecosystem === undefined || !existsSync(join(ADVISORIES, `${ecosystem}.json`)))
      return response.writeHead(404).end();
    const etag = `"${ecosystem}-1"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    return response.writeHead(200, { etag }).end(zipOf(ecosystem));
  });
}

describe('advisory data', { concurrency: 4 }, () => {
  test('db import takes a folder, db status and db path tell of it, and a scan uses it offline', async () => {
    using own = home();
    const imported = await own.run(['db', 'import', ADVISORIES]);
    assert.equal(imported.code, 0, imported.err);
    assert.match(imported.out, /^Debian {2}22 records$/m);
    const [status, json, path, scan] = await Promise.all([
      own.run(['db', 'status']),
      own.run(['db', 'status', '--format', 'json']),
      own.run(['db', 'path']),
      own.run(['scan', SAMPLE, '--offline']),
    ]);
    assert.match(status.out, /^Debian +22 +20/m);
    for (const line of status.out.split('\n')) assert.ok(line.length <= 80, line);
    const { families } = JSON.parse(json.out) as { families: { family: string; records: number }[] };
    assert.deepEqual(
      families.map(({ family }) => family),
      ['Debian', 'Go', 'Maven', 'PyPI', 'npm'],
    );
    assert.equal(path.out, `${own.at('db')}\n`);
    assert.equal(scan.code, 0);
    assert.match(scan.out, /^52 findings/m);
  });

  test('db import takes a zip and refuses what holds none, and a cut file leaves the data as it was', async () => {
    using own = home();
    mkdirSync(own.at('npm'));
    own.write('npm/all.zip', zipOf('npm'));
    assert.match((await own.run(['db', 'import', 'npm/all.zip'])).out, /^npm {2}16 records$/m);
    own.write('npm/all.zip', zipOf('npm').subarray(0, 2000));
    own.write('notes.txt', 'none');
    const [cut, none] = await Promise.all([
      own.run(['db', 'import', 'npm/all.zip']),
      own.run(['db', 'import', 'notes.txt']),
    ]);
    assert.equal(cut.code, 3);
    assert.match(cut.err, /^plimsoll: \S*all\.zip: [^\n]+\n$/);
    assert.equal(none.code, 3);
    assert.match(none.err, /^plimsoll: notes\.txt: holds no advisories: [^\n]+\n$/);
    assert.match((await own.run(['db', 'status'])).out, /^npm +16 /m);
  });

  test('db update fetches what is named, then what is there, and says what was new', async () => {
    using own = home();
    await using feed = await serveFeed();
    const base = ['--db-url', feed.origin];
    const first = await own.run(['db', 'update', 'npm', '--only', 'Go', ...base]);
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /^npm {2}fetched, 16 records$/m);
    assert.match(first.out, /^Go {2}fetched, 6 records$/m);
    const second = await own.run(['db', 'update', ...base]);
    assert.match(second.out, /^npm {2}unchanged, 16 records$/m);
    assert.doesNotMatch(second.out, /Debian/);
  });

  test('db update of an unknown name, of nothing, or from a server that is not there', async () => {
    using own = home();
    const [unknown, nothing, away] = await Promise.all([
      own.run(['db', 'update', 'Frobnix', '--db-url', 'http://127.0.0.1:9']),
      own.run(['db', 'update']),
      own.run(['db', 'update', 'npm', '--db-url', 'http://127.0.0.1:9', '--timeout', '20s']),
    ]);
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /^plimsoll: Frobnix: [^\n]+\n$/);
    assert.equal(nothing.code, 2);
    assert.match(nothing.err, /plimsoll db update Debian npm/);
    assert.equal(away.code, 3);
    assert.match(away.out + away.err, /127\.0\.0\.1:9/);
  });

  test('the first scan fetches what its packages need and nothing else; the next one asks nobody', async () => {
    using own = home();
    await using feed = await serveFeed();
    const words = ['scan', SAMPLE, '--db-url', feed.origin, '--format', 'json'];
    const first = await own.run(words);
    assert.equal(first.code, 0, first.err);
    const asked = [...new Set(feed.seen.map(({ url }) => url.split('/')[1] ?? ''))].sort(byText);
    assert.deepEqual(asked, ['Debian', 'Go', 'Maven', 'PyPI', 'npm']);
    assert.equal((JSON.parse(first.out) as { findings: unknown[] }).findings.length, 52);
    const before = feed.seen.length;
    const second = await own.run(words);
    assert.equal(second.code, 0);
    assert.equal(feed.seen.length, before);
  });

  test('a server that fails in part: judged with what there is, and said', async () => {
    using own = home();
    await using feed = await serve((request, response) => {
      if (request.url !== '/npm/all.zip') return response.writeHead(404).end();
      return response.end(zipOf('npm'));
    });
    const { code, out, err } = await own.run(['scan', SAMPLE, '--db-url', feed.origin]);
    assert.equal(code, 4);
    assert.match(out, /CVE-2021-44906/);
    assert.match(out, /Debian 12: there is no advisory data for Debian/);
    assert.match(err, /^plimsoll: advisories of Debian are missing: /m);
  });

  test('db status before there is anything says how to get it', async () => {
    using own = home();
    const { code, out } = await own.run(['db', 'status']);
    assert.equal(code, 0);
    assert.match(out, /no advisory data yet: plimsoll db update --all/);
  });

  test('a damaged store is named, with what mends it, and a scan does not take it for clean', async () => {
    using own = home();
    await own.run(['db', 'import', join(ADVISORIES, 'npm.json')]);
    const file = readdirSync(own.at('db')).find(
      (name) => name.startsWith('npm') && name.endsWith('.sqlite'),
    )!;
    writeFileSync(own.at('db', file), 'no database'.repeat(1000));
    const [status, scan] = await Promise.all([
      own.run(['db', 'status']),
      own.run(['scan', SAMPLE, '--offline']),
    ]);
    assert.match(status.out, /^npm +.*damaged/m);
    assert.equal(scan.code, 3);
    assert.doesNotMatch(scan.out, /No known vulnerability/);
  });
});

test('cache info counts what scans left there, cache prune takes it away', async () => {
  using own = home();
  await own.run(['sbom', SAMPLE]);
  const info = await own.run(['cache', 'info', '--format', 'json']);
  const { folder, files } = JSON.parse(info.out) as { folder: string; files: number };
  assert.equal(folder, own.at('cache'));
  assert.ok(files > 0);
  const kept = await own.run(['cache', 'prune', '--keep', '1G']);
  assert.match(kept.out, /^removed 0 files/);
  assert.match((await own.run(['cache', 'prune'])).out, new RegExp(`^removed ${files} files`));
  assert.match((await own.run(['cache', 'info'])).out, /^0 files/m);
});

test('--no-cache leaves nothing in the cache', async () => {
  using own = home();
  using elsewhere = scratch();
  const env = { PLIMSOLL_CACHE: join(elsewhere.path, 'cache') };
  await own.run(['sbom', SAMPLE, '--no-cache'], { env });
  assert.deepEqual(readdirSync(elsewhere.path), []);
});
