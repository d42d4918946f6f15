// Walks a layer that comes as a stream: every entry goes into the file table, contents only to readers that want them.
import type { Limits } from '../../core/limits.ts';
import type { TarEntry } from '../../formats/tar/index.ts';
import { entryOf } from './entries.ts';
import { EntryContent } from './entry-content.ts';
import type { Gatherer, Plan } from './gatherer.ts';
import { createLinkBudget, resolveLinks } from './links.ts';
import { refuseLink } from './seek-walk.ts';
import { type ContentSink, type TarSink, TarSplitter } from './tar-splitter.ts';

/** Walks one layer's stream for the readers of `gatherer`. */
export class LayerStream implements TarSink {
  readonly splitter: TarSplitter;
  readonly #gatherer: Gatherer;
  readonly #where: string;
  readonly #content: EntryContent;

  constructor(where: string, gatherer: Gatherer, limits: Limits) {
    this.#where = where;
    this.#gatherer = gatherer;
    this.#content = new EntryContent(gatherer, limits);
    this.splitter = new TarSplitter(where, this);
  }

  entry(tar: TarEntry): ContentSink | undefined {
    const { files, layer } = this.#gatherer;
    const entry = entryOf(tar, layer, files.length);
    this.#gatherer.enter(entry, this.#where);
    if (tar.sparse) this.#gatherer.sparse.add(entry.index);
    if (entry.kind !== 'file') return undefined;
    const plan = this.#gatherer.offer(entry);
    if (!plan) return undefined;
    if (tar.sparse) {
      this.#gatherer.refuseSparse(plan);
      return undefined;
    }
    return this.#content.start(plan);
  }

  /** After the last piece: the contents, by index, that some reader wants under the name of a hard link: they need a second pass. */
  end(strict: boolean): Map<number, Plan[]> {
    this.splitter.end(strict);
    this.close();
    const wanted = new Map<number, Plan[]>();
    const mayRead = createLinkBudget();
    for (const link of resolveLinks(this.#gatherer.files, this.#gatherer.layer)) {
      const plan = this.#gatherer.offer(link.entry);
      if (!plan) continue;
      if (this.#gatherer.sparse.has(link.content)) this.#gatherer.refuseSparse(plan);
      else if (!mayRead(link)) refuseLink(this.#gatherer, plan);
      else if (wanted.get(link.content)?.push(plan) === undefined) wanted.set(link.content, [plan]);
    }
    return wanted;
  }

  close(): void {
    this.#content.close();
  }
}
