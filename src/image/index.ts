// Door of the image room: open an image, read its layers, see them merged.
export type { HistoryItem, ImageConfig, Instruction } from './config.ts';
export { type CacheInfo, cacheInfo, pruneCache, pruneDaily } from './cache/prune.ts';
export { type LayerCache, openCache } from './cache/cache.ts';
export { writeBeside } from './cache/write-beside.ts';
export { instructionsOf } from './documents/config.ts';
export type { Platform } from './documents/manifest.ts';
export { parsePlatform, platformText } from './documents/resolve.ts';
export { basenameOf, dirnameOf, type Entry, type EntryKind } from './entry.ts';
export type { FileTable } from './file-table.ts';
export type { Identity, Image, OpenedFiles, OriginKind, WalkOptions } from './image.ts';
export { mergeLayers } from './merge.ts';
export { openImage } from './origin/open.ts';
export type { OpenOptions } from './origin/options.ts';
export { readLayers } from './read.ts';
export { lookAgain, type SecondLook, type SeenAgain } from './again.ts';
export type { Fact, Gap, GapReason, Out, Pass, Reader, Visitor, Want } from './reader.ts';
export type { LayerKey, LayerRecord, Shard } from './record.ts';
export type { View } from './view.ts';
