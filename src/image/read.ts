// Reads an image for a set of readers: what the cache has is taken from there, the rest is walked and stored.
import type { LayerCache } from './cache/cache.ts';
import type { Image, KnownLayer, WalkOptions } from './image.ts';
import type { Reader } from './reader.ts';
import type { LayerRecord } from './record.ts';

/** A record for each layer, lowest first. Errors: those of `Image.walk`. */
export async function readLayers(
  image: Image,
  readers: readonly Reader[],
  cache: LayerCache | undefined,
  options: Omit<WalkOptions, 'known'>,
): Promise<readonly LayerRecord[]> {
  const { limits } = options;
  // `--verify` wants bytes hashed that are only claimed: nothing known of them will do.
  const known: (KnownLayer | undefined)[] = image.layers.map(({ key }) =>
    cache && (key.trust === 'verified' || (key.trust === 'claimed' && !options.verify))
      ? cache.load(key, readers, limits)
      : undefined,
  );
  const records = await image.walk(readers, { ...options, known: (layer) => known[layer] });
  if (cache) {
    const stored = new Set<LayerRecord>(known.flatMap((one) => (one ? [one.record] : [])));
    for (const record of records) {
      if (stored.has(record)) continue;
      stored.add(record);
      cache.store(record.key, record, readers, limits);
    }
  }
  return records;
}
