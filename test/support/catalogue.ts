// Runs cataloguers over layers given as paths and contents, through the real tar walk, merge and assembly.
import { bytesOf } from '../../src/core/bytes.ts';
import { DEFAULT_LIMITS } from '../../src/core/limits.ts';
import { Gatherer } from '../../src/image/layer/gatherer.ts';
import { locate, seekWalk } from '../../src/image/layer/seek-walk.ts';
import { entryOf } from '../../src/image/layer/entries.ts';
import { mergeLayers } from '../../src/image/merge.ts';
import type { Reader } from '../../src/image/reader.ts';
import type { Shard } from '../../src/image/record.ts';
import type { Assembled, Cataloguer, LayerFact } from '../../src/inventory/cataloguer.ts';
import { sliceOf } from '../../src/core/bytes.ts';
import { type TarItem, tarOf } from './tar.ts';

/** A layer: `{ 'path/to/file': content }`, or tar items where modes, links or order matter. */
export type LayerSpec = Readonly<Record<string, string | Uint8Array>> | readonly TarItem[];

/** Results by cataloguer name. Cataloguers run in the given order; second looks are granted once, as in a real scan. */
export async function catalogue(
  cataloguers: readonly Cataloguer[],
  layers: readonly LayerSpec[],
): Promise<ReadonlyMap<string, Assembled>> {
  const readers = cataloguers.flatMap<Reader>((cataloguer) => [...cataloguer.readers]);
  const tars = layers.map((spec) => tarOf(itemsOf(spec)));
  const gatherers = await Promise.all(
    tars.map(async (tar, layer) => {
      const gatherer = new Gatherer(readers, layer, { limits: DEFAULT_LIMITS });
      const options = {
        where: `layer ${layer + 1}`,
        limits: DEFAULT_LIMITS,
        signal: new AbortController().signal,
      };
      await seekWalk(bytesOf(tar), gatherer, options);
      return gatherer;
    }),
  );
  const view = mergeLayers(gatherers.map((gatherer) => gatherer.files));
  const results = new Map<string, Assembled>();
  for (const cataloguer of cataloguers) {
    const factsOf = (): LayerFact[] =>
      gatherers.flatMap((gatherer, layer) =>
        [...gatherer.shards().values()].flatMap((shard: Shard) =>
          cataloguer.readers.flatMap((reader) =>
            (shard.facts.get(reader.name) ?? []).map((fact) => ({
              layer,
              fact,
              visible: view.visible(layer, fact.entry),
            })),
          ),
        ),
      );
    let result = cataloguer.assemble(factsOf(), view, results);
    if (result.again && result.again.length > 0) {
      for (const wish of result.again) {
        const reader = readers.find((one) => one.name === wish.reader)!;
        const files = wish.entries.map((entry) => ({ entry, bytes: contentOf(tars[entry.layer]!, entry) }));
        gatherers[wish.entries[0]!.layer]!.again(reader, files);
      }
      result = cataloguer.assemble(factsOf(), view, results);
    }
    const gaps = gatherers.flatMap((gatherer) =>
      [...gatherer.shards().values()].flatMap((shard) =>
        shard.gaps.filter((gap) => cataloguer.readers.some((reader) => reader.name === gap.reader)),
      ),
    );
    results.set(cataloguer.name, { ...result, gaps: [...gaps, ...result.gaps] });
  }
  return results;
}

function contentOf(tar: Buffer, wanted: { index: number }) {
  const bytes = bytesOf(tar);
  let index = 0;
  for (const { tar: header, offset } of locate(bytes, 'tar', DEFAULT_LIMITS)) {
    const entry = entryOf(header, 0, index++);
    if (entry.index === wanted.index) return sliceOf(bytes, offset, entry.size);
  }
  throw new Error(`no entry ${wanted.index}`);
}

function itemsOf(spec: LayerSpec): readonly TarItem[] {
  if (Array.isArray(spec)) return spec as readonly TarItem[];
  return Object.entries(spec as Record<string, string | Uint8Array>).map(([name, content]) => ({
    name,
    content,
  }));
}
