// The suite that every origin must pass: one image, offered in every way, is the same image.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sha256 } from '../../core/digest.ts';
import { DEFAULT_LIMITS } from '../../core/limits.ts';
import { SILENT } from '../../core/log.ts';
import { buildImage, type ImageSpec } from '../../../test/support/image.ts';
import { type OriginCase, ORIGINS } from '../../../test/support/origins.ts';
import { lookAgain, mergeLayers, openCache, openImage, type Reader, readLayers } from '../index.ts';

const large = Buffer.concat([Buffer.from('large\n'), randomBytes(1.25 * 1024 * 1024), Buffer.from('end')]);
const twice = [{ name: 'opt/twice.txt', content: 'twice' }];

const SPEC: ImageSpec = {
  layers: [
    [
      { name: 'etc/' },
      { name: 'etc/os.txt', content: 'os' },
      { name: 'etc/gone.txt', content: 'gone' },
      { name: 'usr/lib/db.txt', content: 'lower' },
      { name: 'lib', type: 'symlink', target: 'usr/lib' },
    ],
    twice,
    [],
    [
      { name: 'etc/.wh.gone.txt' },
      { name: 'data/large.txt', content: large },
      { name: 'data/hard.txt', type: 'hardlink', target: 'data/large.txt' },
      { name: 'usr/lib/db.txt', content: 'upper' },
      { name: 'empty.txt', content: '' },
      { name: `${'deep/'.repeat(40)}x.txt`, content: 'deep' },
    ],
    twice,
  ],
  history: ['ADD base', 'COPY twice', 'RUN nothing', 'COPY data', 'COPY twice'].map((created_by) => ({
    created_by,
  })),
};

/** Tells of every text file its path, size, digest, and how it was read. */
function textReader(): Reader & { seen: number } {
  const reader = {
    name: 'test/text',
    version: 1,
    pass: 'packages' as const,
    optionsKey: '',
    seen: 0,
    wants: (name: string) => (name.endsWith('.txt') ? ('head' as const) : ('no' as const)),
    probe: (head: Uint8Array) => {
      assert.ok(head.length <= 512);
      return 'bytes' as const;
    },
    read(bytes, entry, out) {
      reader.seen++;
      assert.equal(bytes.size, entry.size);
      out.fact({ kind: 'text', ...describe(bytes.read(0, bytes.size)) });
      if (bytes.size > 10) assert.equal(Buffer.from(bytes.read(bytes.size - 3, 3)).toString(), 'end');
    },
    again(files, out) {
      for (const { bytes } of files) out.fact({ kind: 'again', ...describe(bytes.read(0, bytes.size)) });
    },
  } as Reader & { seen: number };
  return reader;
}

const describe = (bytes: Uint8Array) => ({ size: bytes.length, digest: sha256(bytes) });

async function withOffer<T>(
  origin: OriginCase,
  spec: ImageSpec,
  work: (read: Read, folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  const offer = await origin.offer(buildImage(spec), folder);
  const read: Read = async (reader, options = {}) => {
    const here = { os: 'linux', architecture: 'amd64', variant: '' };
    const cache = options.cache === undefined ? undefined : openCache(options.cache, SILENT);
    const image = await openImage(offer.target, {
      limits: DEFAULT_LIMITS,
      network: offer.network,
      here,
      ...(cache && { documents: { get: cache.document, put: cache.storeDocument } }),
    });
    const walk = { limits: DEFAULT_LIMITS, signal: offer.network.signal, verify: options.verify ?? false };
    try {
      const records = await readLayers(image, [reader], cache, walk);
      return { image, records, view: mergeLayers(records.map((record) => record.files)), walk };
    } finally {
      if (!options.keep) await image.close();
    }
  };
  try {
    return await work(read, folder);
  } finally {
    await offer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Read = (
  reader: Reader,
  options?: { cache?: string; verify?: boolean; keep?: boolean },
) => Promise<{
  image: Awaited<ReturnType<typeof openImage>>;
  records: Awaited<ReturnType<typeof readLayers>>;
  view: ReturnType<typeof mergeLayers>;
  walk: { limits: typeof DEFAULT_LIMITS; signal: AbortSignal; verify: boolean };
}>;

for (const origin of ORIGINS)
  for (const compression of ['none', 'gzip', 'zstd'] as const) {
    const spec: ImageSpec = { ...SPEC, compression };
    const built = buildImage(spec);

    test(`${origin.name}, ${compression}: the same identity, files and facts`, () =>
      withOffer(origin, spec, async (read) => {
        const reader = textReader();
        const { image, records, view } = await read(reader);
        assert.equal(image.identity.config, built.configDigest);
        assert.deepEqual(
          image.config.history.map((item) => item.createdBy),
          SPEC.history!.map((item) => item.created_by),
        );
        assert.equal(records.length, 5);
        for (const record of records) assert.equal(record.key.trust, origin.trust(built));
        assert.equal(view.find('etc/gone.txt'), undefined);
        assert.equal(view.find('lib/db.txt')?.layer, 3);
        assert.equal(view.find('opt/twice.txt')?.layer, 4);
        const facts = records.map((record) => record.shards.get('packages')!.facts.get('test/text')!);
        const of = (text: string | Buffer, entry: number) => ({
          kind: 'text',
          ...describe(Buffer.from(text)),
          entry,
        });
        assert.deepEqual(facts[0], [of('os', 1), of('gone', 2), of('lower', 3)]);
        assert.deepEqual(facts[1], [of('twice', 0)]);
        assert.deepEqual(facts[2], []);
        assert.deepEqual(facts[3], [of(large, 1), of('upper', 3), of('', 4), of('deep', 5), of(large, 2)]);
        assert.deepEqual(facts[4], facts[1]);
      }));

    test(`${origin.name}, ${compression}: a second look at files of several layers at once`, () =>
      withOffer(origin, spec, async (read) => {
        const reader = textReader();
        const { image, records, view, walk } = await read(reader, { keep: true });
        try {
          const entries = [view.find('data/large.txt')!, view.find('etc/os.txt')!];
          const [seen] = await lookAgain(image, records, [{ reader, entries }], walk);
          const facts = seen!.facts;
          assert.deepEqual(facts, [
            { kind: 'again', ...describe(large), entry: 1 },
            { kind: 'again', ...describe(Buffer.from('os')), entry: 1 },
          ]);
        } finally {
          await image.close();
        }
      }));

    test(`${origin.name}, ${compression}: what the cache has is not read again, and is the same`, () =>
      withOffer(origin, spec, async (read, folder) => {
        const cache = join(folder, 'cache');
        const first = textReader();
        const before = await read(first, { cache });
        const second = textReader();
        const after = await read(second, { cache });
        assert.equal(second.seen, origin.trust(built) === 'none' ? first.seen : 0);
        for (const [layer, record] of before.records.entries()) {
          const again = after.records[layer]!;
          assert.deepEqual(again.key, record.key);
          assert.deepEqual(again.shards.get('packages'), record.shards.get('packages'));
          assert.equal(again.files.length, record.files.length);
          for (let i = 0; i < record.files.length; i++)
            assert.deepEqual(again.files.entry(i, layer), record.files.entry(i, layer));
        }
        assert.equal(after.image.identity.config, built.configDigest);
      }));

    test(`${origin.name}, ${compression}: --verify hashes what would only be claimed`, () =>
      withOffer(origin, spec, async (read) => {
        const { records } = await read(textReader(), { verify: true });
        for (const record of records) assert.equal(record.key.trust, 'verified');
      }));
  }

test('nothing is left in the folder of temporary files', () =>
  withOffer(ORIGINS[2]!, { ...SPEC, compression: 'gzip' }, async (read, folder) => {
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = folder;
    try {
      await read(textReader());
      assert.deepEqual(readdirSync(folder), ['image.tar']);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  }));
