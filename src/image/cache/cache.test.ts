// The cache: damage is found, keys hold everything that matters, pruning goes by last use.
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sha256 } from '../../core/digest.ts';
import { DEFAULT_LIMITS } from '../../core/limits.ts';
import { createLogger, SILENT } from '../../core/log.ts';
import { buildImage, ociArchive } from '../../../test/support/image.ts';
import { mutations } from '../../../test/support/mutate.ts';
import { take } from '../../../test/support/take.ts';
import { frame, unframe } from './frame.ts';
import { cacheInfo, openCache, pruneCache, pruneDaily } from '../index.ts';

async function inFolder(work: (folder: string) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const spec = (version: string) => ({
  layers: [[{ name: 'node_modules/a/package.json', content: JSON.stringify({ name: 'a', version }) }]],
  compression: 'gzip' as const,
});

test('a frame gives back what it was given, and nothing for damaged, cut or other bytes', () => {
  const framed = frame(7, Buffer.from('content '.repeat(100)));
  assert.equal(unframe(7, framed)?.toString(), 'content '.repeat(100));
  assert.equal(unframe(8, framed), undefined);
  for (const bytes of mutations(framed, 500)) {
    const plain = unframe(7, bytes);
    assert.ok(plain === undefined || plain.equals(unframe(7, framed)!));
  }
});

test('damaged shards are made anew, and the answer stays right', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'image.tar');
    const cache = join(folder, 'cache');
    writeFileSync(path, ociArchive(buildImage(spec('1.0.0'))));
    const names = async () => (await take(path, { cache })).inventory.packages.map((one) => one.version);
    assert.deepEqual(await names(), ['1.0.0']);
    const files = readdirSync(cache, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    assert.ok(files.length >= 2);
    for (const file of files) {
      const at = join(file.parentPath, file.name);
      writeFileSync(at, readFileSync(at).subarray(0, 30));
    }
    assert.deepEqual(await names(), ['1.0.0']);
    assert.deepEqual(await names(), ['1.0.0']);
  }));

test('shards are kept apart by digest, limits, and version and options of their readers', () =>
  inFolder(async (folder) => {
    const { image, record, reader } = await recordIn(folder);
    const cache = openCache(join(folder, 'cache'), SILENT);
    cache.store(image, record, [reader], DEFAULT_LIMITS);
    const loads = (over: object, limits = DEFAULT_LIMITS) =>
      cache.load(image, [{ ...reader, ...over }], limits);
    assert.deepEqual(loads({})?.missing, []);
    assert.deepEqual(loads({ version: 2 })?.missing, ['packages']);
    assert.deepEqual(loads({ optionsKey: 'x' })?.missing, ['packages']);
    assert.equal(loads({}, { ...DEFAULT_LIMITS, entries: 5 }), undefined);
    assert.equal(
      cache.load({ trust: 'verified', digest: sha256('other') }, [reader], DEFAULT_LIMITS),
      undefined,
    );
    assert.equal(
      cache.load({ trust: 'claimed', file: sha256('layer') }, [reader], DEFAULT_LIMITS),
      undefined,
    );
  }));

async function recordIn(_folder: string) {
  const { Gatherer } = await import('../layer/gatherer.ts');
  const reader = {
    name: 'r',
    version: 1,
    pass: 'packages' as const,
    optionsKey: '',
    wants: () => 'no' as const,
  };
  const gatherer = new Gatherer([reader], 0, { limits: DEFAULT_LIMITS });
  const image = { trust: 'verified', digest: sha256('layer') } as const;
  const record = { key: image, files: gatherer.files, shards: gatherer.shards(), bytes: 1 };
  return { image, record, reader };
}

test('a folder that can not be written is told once and costs only time', () =>
  inFolder(async (folder) => {
    const { image, record, reader } = await recordIn(folder);
    writeFileSync(join(folder, 'file'), '');
    const told: string[] = [];
    const cache = openCache(
      join(folder, 'file', 'cache'),
      createLogger('warn', (line) => told.push(line)),
    );
    cache.store(image, record, [reader], DEFAULT_LIMITS);
    cache.store(image, record, [reader], DEFAULT_LIMITS);
    assert.equal(told.length, 1);
    assert.match(told[0]!, /cache can not be written/);
  }));

test('documents are given back only under the digest of their bytes', () =>
  inFolder((folder) => {
    const cache = openCache(folder, SILENT);
    const bytes = Buffer.from('{}');
    cache.storeDocument(sha256(bytes), bytes);
    assert.deepEqual(cache.document(sha256(bytes)), bytes);
    writeFileSync(join(folder, 'documents', sha256(bytes).slice(7)), '{"forged":1}');
    assert.equal(cache.document(sha256(bytes)), undefined);
  }));

test('pruning removes what was not used for the longest time; info counts what is there', () =>
  inFolder((folder) => {
    assert.deepEqual(cacheInfo(join(folder, 'none')), { folder: join(folder, 'none'), files: 0, bytes: 0 });
    mkdirSync(join(folder, 'layers'));
    for (const [i, name] of ['old', 'middle', 'new'].entries()) {
      const path = join(folder, 'layers', name);
      writeFileSync(path, Buffer.alloc(100));
      utimesSync(path, 1000 + i, 1000 + i);
    }
    assert.equal(cacheInfo(folder).oldest, new Date(1_000_000).toISOString());
    assert.deepEqual(pruneCache(folder, 150), { files: 2, bytes: 200 });
    assert.deepEqual(readdirSync(join(folder, 'layers')), ['new']);
    assert.deepEqual(pruneCache(folder, 0), { files: 1, bytes: 100 });
  }));

test('the daily pruning looks once a day, and keeps the newest', () =>
  inFolder((folder) => {
    const put = (name: string, at: number) => {
      writeFileSync(join(folder, name), Buffer.alloc(100));
      utimesSync(join(folder, name), at / 1000, at / 1000);
    };
    const day = 24 * 3600 * 1000;
    put('old', day);
    put('new', 2 * day);
    pruneDaily(folder, 150, 3 * day);
    assert.deepEqual(readdirSync(folder).sort(), ['new', 'pruned']);
    put('newer', 3 * day);
    pruneDaily(folder, 150, 3.5 * day);
    assert.ok(readdirSync(folder).includes('new'));
    pruneDaily(folder, 150, 4.1 * day);
    assert.ok(!readdirSync(folder).includes('new'));
  }));
