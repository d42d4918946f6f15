// Seeded damage of whole images, through every origin, and of advisory files: an error of ours or an answer, in time and in bounded memory.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { base, system } from '../samples/harbour/debian.ts';
import { importAdvisories } from '../src/advisories/index.ts';
import { PlimsollError } from '../src/core/errors.ts';
import { type BuiltImage, buildImage } from './support/image.ts';
import { mutations } from './support/mutate.ts';
import { ORIGINS } from './support/origins.ts';
import { inFolder, npm } from './support/refusals.ts';
import { take } from './support/take.ts';
import type { TarItem } from './support/tar.ts';

/** Milliseconds for one damaged input, and bytes for all; a busy machine takes longer than a free one. */
const SLOW = 10_000;
const LARGE = 900 * 1024 * 1024;

const LAYERS: readonly (readonly TarItem[])[] = [
  [...base(), ...system()].filter(({ content }) => (content?.length ?? 0) < 100_000),
  [npm('left', '1.0.0'), npm('right', '2.0.0'), { name: 'app/.wh.gone' }],
];
const COMPRESSIONS = ['none', 'gzip', 'zstd'] as const;
const IMAGES = COMPRESSIONS.map((compression) => buildImage({ layers: LAYERS, compression }));

/**
 * Copies of an image in which one part is damaged: a layer, the config or the manifest, so that its digest tells; and a
 * layer before all digests were made, so that none does.
 */
function* damaged(kind: number, count: number): Generator<BuiltImage> {
  const image = IMAGES[kind]!;
  const seed = kind * 100;
  for (const [i, blob] of image.blobs.entries())
    for (const bytes of mutations(blob, count, seed + i)) {
      const blobs = image.blobs.with(i, bytes);
      yield { ...image, blobs, tars: image.blobs[i] === image.tars[i] ? blobs : image.tars };
    }
  for (const config of mutations(image.config, count, seed + 90)) yield { ...image, config };
  for (const manifest of mutations(image.manifest, count, seed + 91)) yield { ...image, manifest };
  for (const [i, tar] of image.tars.entries())
    for (const bytes of mutations(tar, count, seed + 50 + i))
      yield buildImage({ layers: image.tars.with(i, bytes), compression: COMPRESSIONS[kind]! });
}

async function namesOf(target: string, network: Parameters<typeof take>[1]): Promise<string[]> {
  const { inventory } = await take(target, { ...network, limits: { layerBytes: 64 * 1024 * 1024 } });
  for (const { detail } of inventory.gaps) assert.doesNotMatch(detail ?? '', /internal fault/);
  return inventory.packages.map(({ name }) => name);
}

for (const origin of ORIGINS)
  test(`damaged in 360 ways: an image from ${origin.name}`, async () => {
    for (const kind of COMPRESSIONS.keys())
      for (const one of damaged(kind, 20))
        await inFolder(async (folder) => {
          const offer = await origin.offer(one, folder);
          const start = performance.now();
          try {
            await namesOf(offer.target, {
              network: { ...offer.network, retry: { retries: 0, firstWaitMs: 1, longestWaitMs: 1 } },
            });
          } catch (error) {
            assert.ok(
              error instanceof PlimsollError && error.code !== 'internal',
              String((error as Error).stack),
            );
          } finally {
            await offer.close();
          }
          assert.ok(performance.now() - start < SLOW);
        });
    assert.ok(process.memoryUsage().rss < LARGE);
  });

test('a layer whose first name looks like JSON is a layer, from every origin', async () => {
  for (const layers of [
    [{ name: '{"a":1}' }, npm('a', '1.0.0')],
    [{ name: '[1]' }, npm('a', '1.0.0')],
  ])
    for (const origin of ORIGINS)
      await inFolder(async (folder) => {
        const offer = await origin.offer(buildImage({ layers: [layers] }), folder);
        try {
          assert.deepEqual(await namesOf(offer.target, { network: offer.network }), ['a'], origin.name);
        } finally {
          await offer.close();
        }
      });
});

test('whole archives damaged in 300 ways, compressed as a whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  try {
    for (const origin of ORIGINS.slice(0, 4)) {
      const offer = await origin.offer(IMAGES[1]!, folder);
      const path = offer.target.slice(offer.target.indexOf(':') + 1);
      for (const bytes of mutations(readFileSync(path), 75, 5)) {
        writeFileSync(path, bytes);
        await namesOf(path, {}).catch((error: unknown) =>
          assert.ok(error instanceof PlimsollError, String(error)),
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const RECORD = (id: string) =>
  JSON.stringify({
    id,
    modified: '2024-01-01T00:00:00Z',
    aliases: ['CVE-2024-1'],
    summary: 'A flaw.',
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
    affected: [
      {
        package: { ecosystem: 'npm', name: 'left' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }],
        versions: ['1.0.0'],
      },
    ],
    references: [{ type: 'WEB', url: 'https://example.test/1' }],
  });

test('damaged in 600 ways: advisory files', async () => {
  const lines = Buffer.from(`${RECORD('GHSA-a')}\n${RECORD('GHSA-b')}\n`);
  const files = {
    'npm.jsonl': lines,
    'npm.jsonl.br': brotliCompressSync(lines),
    'npm.jsonl.gz': gzipSync(lines),
  };
  await inFolder(async (folder) => {
    for (const [name, bytes] of Object.entries(files))
      for (const bad of mutations(bytes, 200, 3)) {
        const path = join(folder, name);
        writeFileSync(path, bad);
        await importAdvisories([path], { folder: join(folder, 'db'), now: new Date(0) }).catch(
          (error: unknown) =>
            assert.ok(
              error instanceof PlimsollError && error.code !== 'internal',
              String((error as Error).stack),
            ),
        );
      }
  });
});
