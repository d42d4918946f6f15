// Images of a Docker or Podman engine: one export stream, walked as it comes; nothing is copied to disk.
import { sha256 } from '../../core/digest.ts';
import { fail } from '../../core/errors.ts';
import { type Engine, type EngineImage, openEngine } from '../../engine/index.ts';
import { BLOCK } from '../../formats/tar/index.ts';
import type { ImageConfig } from '../config.ts';
import { joined } from '../create.ts';
import { emptyConfig, readConfig } from '../documents/config.ts';
import { objectsOf, parseJson, stringOf, stringsOf } from '../documents/json.ts';
import type { Image, OpenedFiles, WalkOptions } from '../image.ts';
import { readEntries } from '../layer/entry-reader.ts';
import { openEntries } from '../layer/second-pass.ts';
import { requireDigest, walkSource } from '../layer/source.ts';
import { cleanPath } from '../path.ts';
import type { Reader } from '../reader.ts';
import type { LayerRecord } from '../record.ts';
import type { OpenOptions } from './options.ts';
import { followLinks, noteLink } from './store.ts';

/** Throws engine.*, image.not-found and network.offline; `walk` throws image.* errors. */
export async function openEngineImage(
  kind: 'docker' | 'podman',
  name: string,
  options: OpenOptions,
): Promise<Image> {
  const engine = await openEngine({ kind }, options.network);
  return new EngineBackedImage(engine, name, await engine.inspectImage(name), options);
}

class EngineBackedImage implements Image {
  readonly layers: Image['layers'];
  identity: Image['identity'];
  config: ImageConfig;
  readonly #engine: Engine;
  readonly #name: string;
  readonly #told: EngineImage;
  readonly #options: OpenOptions;
  readonly #where: string;
  /** Names of the layers inside the export, once it was read. */
  #names: readonly string[] | undefined;
  #complete: boolean;

  constructor(engine: Engine, name: string, told: EngineImage, options: OpenOptions) {
    this.#engine = engine;
    this.#name = name;
    this.#told = told;
    this.#options = options;
    this.#where = `${engine.kind}:${name}`;
    // The id is the config's digest, but for engines that keep images as they were pulled.
    const bytes = options.documents?.get(told.id);
    this.#complete = bytes !== undefined;
    this.config = bytes
      ? readConfig(bytes, `${this.#where}: config`)
      : { ...emptyConfig(), os: told.os, architecture: told.architecture, diffIds: told.layers };
    this.identity = {
      origin: engine.kind,
      reference: name,
      ...(bytes && { config: told.id }),
      tags: told.tags,
    };
    this.layers = told.layers.map((digest) => ({ key: { trust: 'verified', digest } }));
  }

  async walk(readers: readonly Reader[], options: WalkOptions): Promise<readonly LayerRecord[]> {
    const known = this.layers.map((_, layer) => options.known?.(layer));
    if (this.#complete && known.every((one) => one?.missing.length === 0))
      return known.map((one) => one!.record);
    const records = new Map<string, LayerRecord>();
    const documents = new Map<string, Uint8Array>();
    const links = new Map<string, string>();
    let done = 0;
    for await (const { tar, content } of this.#entries()) {
      const name = cleanPath(tar.name);
      noteLink(links, name, tar);
      if (tar.type !== 'file' || tar.stored === 0) continue;
      const { head, all } = await peek(content);
      if (isDocument(head)) {
        if (tar.stored <= options.limits.document && documents.size < options.limits.layers)
          documents.set(name, await whole(all));
        continue;
      }
      if (/(^|\/)(VERSION|oci-layout|repositories)$/.test(name)) continue;
      const blob = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
      const record = await walkSource(
        {
          where: `${this.#where}: layer ${name}`,
          key: { trust: 'none' },
          hash: true,
          ...(blob && { digest: `sha256:${blob}` }),
          open: () => all,
          reopen: () => this.#file(name),
        },
        0,
        readers,
        options,
        (more) => {
          done += more;
          options.onBytes?.(done, this.#told.size || undefined);
        },
      );
      records.set(name, record);
    }
    return this.#settle(records, documents, links);
  }

  async contents(entries: Parameters<Image['contents']>[0], options: WalkOptions): Promise<OpenedFiles> {
    if (!this.#names) await this.walk([], { ...options, known: () => undefined });
    const opened: OpenedFiles[] = [];
    const layersOf = new Map<string, Set<number>>();
    for (const { layer } of entries) {
      const name = this.#names![layer]!;
      layersOf.set(name, (layersOf.get(name) ?? new Set()).add(layer));
    }
    try {
      for await (const { tar, content } of this.#entries()) {
        const layers = tar.type === 'file' ? layersOf.get(cleanPath(tar.name)) : undefined;
        if (!layers) continue;
        const source = { where: this.#where, key: { trust: 'none' }, open: () => content } as const;
        const wanted = entries.filter((entry) => layers.has(entry.layer));
        opened.push(await openEntries(source, wanted, options));
      }
    } catch (error) {
      for (const one of opened) one.close();
      throw error;
    }
    return joined(entries, opened);
  }

  async close(): Promise<void> {}

  async *#entries(): ReturnType<typeof readEntries> {
    const stream = await this.#engine.exportImage(this.#name);
    try {
      yield* readEntries(stream as AsyncIterable<Uint8Array>, this.#where);
    } finally {
      stream.destroy();
    }
  }

  /** One file of a new export. */
  async *#file(name: string): AsyncGenerator<Uint8Array> {
    for await (const { tar, content } of this.#entries()) {
      if (tar.type !== 'file' || cleanPath(tar.name) !== name) continue;
      yield* content;
      return;
    }
  }

  /** Which record is which layer: told by the manifest, which comes last. */
  #settle(
    records: ReadonlyMap<string, LayerRecord>,
    documents: ReadonlyMap<string, Uint8Array>,
    links: ReadonlyMap<string, string>,
  ): readonly LayerRecord[] {
    const where = this.#where;
    const manifest = documents.get('manifest.json');
    if (!manifest) fail('image.missing-part', where, 'the engine exports no manifest.json');
    const item = objectsOf(parseJson(manifest, `${where}: manifest.json`))[0] ?? {};
    const configBytes = documents.get(cleanPath(stringOf(item['Config'])));
    if (!configBytes) fail('image.missing-part', where, 'the engine exports no config');
    const config = readConfig(configBytes, `${where}: config`);
    const digest = sha256(configBytes);
    const names = stringsOf(item['Layers']).map((name) => followLinks(links, name));
    if (names.length !== config.diffIds.length)
      fail(
        'image.damaged',
        where,
        `it exports ${names.length} layers, but its config lists ${config.diffIds.length}`,
      );
    if (names.length > this.#options.limits.layers)
      fail('image.over-limit', where, `it has ${names.length} layers`);
    this.#names = names;
    this.config = config;
    this.identity = {
      ...this.identity,
      config: digest,
      ...(this.#told.id !== digest && { manifest: this.#told.id }),
    };
    this.#complete = true;
    this.#options.documents?.put(digest, configBytes);
    return names.map((name, layer) => {
      const record = records.get(name);
      if (!record) return emptyOr(where, name, layer);
      const { key } = record;
      if (key.trust === 'verified')
        requireDigest(`${where}: layer ${layer + 1}`, config.diffIds[layer]!, key.digest);
      return record;
    });
  }
}

function emptyOr(where: string, name: string, layer: number): never {
  return fail('image.missing-part', where, `layer ${layer + 1} (${name}) is not in the export`, 'try again');
}

/** Documents are JSON. A tar begins with a name, which may begin alike; but JSON has no NUL, and a header is full of them. */
function isDocument(head: Uint8Array): boolean {
  return (head[0] === 0x7b || head[0] === 0x5b) && !head.includes(0);
}

/** The first bytes (512, or all where there are fewer), and the stream with them. */
async function peek(
  content: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = content[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  let rest: Uint8Array | undefined;
  while (head.length < BLOCK) {
    const next = await iterator.next();
    if (next.done) break;
    const piece: Uint8Array = next.value;
    const taken = Math.min(BLOCK - head.length, piece.length);
    head = Buffer.concat([head, piece.subarray(0, taken)]);
    rest = piece.subarray(taken);
  }
  const all = async function* () {
    yield head;
    if (rest && rest.length > 0) yield rest;
    for (;;) {
      const next = await iterator.next();
      if (next.done) return;
      yield next.value;
    }
  };
  return { head, all: all() };
}

async function whole(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of content) parts.push(Uint8Array.from(piece));
  return Buffer.concat(parts);
}
