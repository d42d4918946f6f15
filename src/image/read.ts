// Reads an image for a set of readers: what the cache has is taken from there, the rest is walked and stored.
import type { LayerCache } from './cache/cache.ts';
import type { Image, KnownLayer, WalkOptions } from './image.ts';
import type { Reader } from './reader.ts';
import { keyText } from './create.ts';
import type { LayerKey, LayerRecord } from './record.ts';
import { Tally } from './tally.ts';

/** A record for each layer, lowest first. Errors: those of `Image.walk`. */
export async function readLayers(
  image: Image,
  readers: readonly Reader[],
  cache: LayerCache | undefined,
  options: Omit<WalkOptions, 'known'>,
): Promise<readonly LayerRecord[]> {
  const { limits } = options;
  const { reference } = image.identity;
  // `--verify` wants bytes hashed that are only claimed: nothing known of them will do.
  const usable = ({ trust }: LayerKey) => trust === 'verified' || (trust === 'claimed' && !options.verify);
  const once = new Tally(reference, limits);
  const tally = (record: LayerRecord) => once.add(record);
  const loaded = new Map<string, KnownLayer | undefined>();
  const known = image.layers.map(({ key }): KnownLayer | undefined => {
    const name = keyText(key);
    if (!cache || name === undefined || !usable(key)) return undefined;
    if (loaded.has(name)) return loaded.get(name);
    const one = cache.load(key, readers, limits);
    loaded.set(name, one);
    if (one) tally(one.record);
    return one;
  });
  const records = await image.walk(readers, { ...options, known: (layer) => known[layer], tally });
  // A layer that is listed often is read once, but merged and judged as often.
  const all = new Tally(reference, limits);
  for (const record of records) all.add(record);
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
