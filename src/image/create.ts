// An image of layers with sources: the part that archives, layouts and registries share.
import type { ImageConfig } from './config.ts';
import type { Entry } from './entry.ts';
import type { Identity, Image, OpenedFiles, WalkOptions } from './image.ts';
import { openEntries } from './layer/second-pass.ts';
import { type LayerSource, walkSource } from './layer/source.ts';
import type { Reader } from './reader.ts';
import type { LayerKey, LayerRecord } from './record.ts';

/** Compressed layers that inflate at once: zlib works on its own threads, so three keep two cores busy. */
const AT_ONCE = 3;

export function createImage(parts: {
  readonly identity: Identity;
  readonly config: ImageConfig;
  readonly sources: readonly LayerSource[];
  readonly close?: () => Promise<void> | void;
}): Image {
  const { identity, config, sources } = parts;
  return {
    identity,
    config,
    layers: sources.map(({ key, size }) => ({ key, ...(size !== undefined && { size }) })),
    walk: (readers, options) => walkAll(sources, readers, options),
    contents: (entries, options) => openAll(sources, entries, options),
    close: async () => {
      await parts.close?.();
    },
  };
}

async function walkAll(
  sources: readonly LayerSource[],
  readers: readonly Reader[],
  options: WalkOptions,
): Promise<readonly LayerRecord[]> {
  const total = sources.reduce((sum, source) => sum + (source.size ?? 0), 0);
  let done = 0;
  const onBytes = (more: number) => {
    done += more;
    options.onBytes?.(done, total);
  };
  // The same layer twice is walked once.
  const first = new Map<string, Promise<LayerRecord>>();
  const gate = createGate(AT_ONCE);
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const walkOne = async (source: LayerSource, layer: number): Promise<LayerRecord> => {
    const known = options.known?.(layer);
    const wanted = known ? readers.filter((reader) => known.missing.includes(reader.pass)) : readers;
    if (known && wanted.length === 0) return known.record;
    const fresh = await gate(() => walkSource(source, layer, wanted, { ...options, signal }, onBytes));
    if (!known) return fresh;
    return { ...fresh, shards: new Map([...known.record.shards, ...fresh.shards]) };
  };
  const walks = sources.map((source, layer) => {
    const name = keyText(source.key);
    let walk = name === undefined ? undefined : first.get(name);
    if (!walk) {
      walk = walkOne(source, layer);
      if (name !== undefined) first.set(name, walk);
    }
    walk.catch((error: unknown) => stop.abort(error));
    return walk;
  });
  await Promise.allSettled(walks);
  // The first failure stopped the others: report it, not their being stopped.
  if (stop.signal.aborted) throw stop.signal.reason;
  return Promise.all(walks);
}

/** A name for layers that are certainly the same; undefined where that can't be known. */
export function keyText(key: LayerKey): string | undefined {
  if (key.trust === 'verified') return key.digest;
  return key.trust === 'claimed' ? key.file : undefined;
}

/** Lets `limit` works run at a time, in order of arrival. */
function createGate(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await work();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}

async function openAll(
  sources: readonly LayerSource[],
  entries: Parameters<Image['contents']>[0],
  options: WalkOptions,
): Promise<OpenedFiles> {
  const opened: OpenedFiles[] = [];
  const byLayer = Map.groupBy(entries, (entry) => entry.layer);
  try {
    for (const [layer, own] of byLayer) opened.push(await openEntries(sources[layer]!, own, options));
  } catch (error) {
    for (const one of opened) one.close();
    throw error;
  }
  return joined(entries, opened);
}

/** What was opened by layer, in the order in which it was asked for. */
export function joined(entries: readonly Entry[], opened: readonly OpenedFiles[]): OpenedFiles {
  const files = new Map(opened.flatMap((one) => one.files).map((file) => [file.entry, file]));
  return {
    files: entries.map((entry) => files.get(entry)!),
    close() {
      for (const one of opened) one.close();
    },
  };
}
