// Walks a layer that comes as a stream: every entry goes into the file table, contents only to readers that want them.
import type { Limits } from '../../core/limits.ts';
import type { TarEntry } from '../../formats/tar/index.ts';
import { entryOf, type Link, resolveLinks } from './entries.ts';
import { EntryContent } from './entry-content.ts';
import type { Gatherer, Plan } from './gatherer.ts';
import { type ContentSink, type TarSink, TarSplitter } from './tar-splitter.ts';
import { overEntries } from './trouble.ts';

/** Walks one layer's stream for the readers of `gatherer`. */
export class LayerStream implements TarSink {
  readonly splitter: TarSplitter;
  readonly #gatherer: Gatherer;
  readonly #limits: Limits;
  readonly #where: string;
  readonly #content: EntryContent;

  constructor(where: string, gatherer: Gatherer, limits: Limits) {
    this.#where = where;
    this.#gatherer = gatherer;
    this.#limits = limits;
    this.#content = new EntryContent(gatherer, limits);
    this.splitter = new TarSplitter(where, this);
  }

  entry(tar: TarEntry): ContentSink | undefined {
    const { files, layer } = this.#gatherer;
    if (files.length >= this.#limits.entries) throw overEntries(this.#where, this.#limits.entries);
    const entry = entryOf(tar, layer, files.length);
    files.add(entry);
    if (entry.kind !== 'file') return undefined;
    const plan = this.#gatherer.offer(entry);
    if (!plan) return undefined;
    if (tar.sparse) {
      this.#gatherer.refuse(plan, 'not-understood', 'a sparse file inside a tar');
      return undefined;
    }
    return this.#content.start(plan);
  }

  /** After the last piece: hard links whose content some reader wants, to be had in a second pass. */
  end(strict: boolean): { plan: Plan; link: Link }[] {
    this.splitter.end(strict);
    this.close();
    const wanted: { plan: Plan; link: Link }[] = [];
    for (const link of resolveLinks(this.#gatherer.files, this.#gatherer.layer)) {
      const plan = this.#gatherer.offer(link.entry);
      if (plan) wanted.push({ plan, link });
    }
    return wanted;
  }

  close(): void {
    this.#content.close();
  }
}
